using System.CommandLine;
using System.IO;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Output;
using TinyRnn.Cli.Views;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Import.Forward;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Cli.Commands;

/// <summary><c>tinyrnn inspect</c>: what is in a file.</summary>
internal static class InspectCommand
{
    public static Command Create()
    {
        Argument<string> model = CommonOptions.Model("A .trnn model or a float file");
        Option<bool> json = CommonOptions.Json();
        var import = new ImportOptionSet();
        var command = new Command("inspect", "Show a file's layers, scales and memory, and run the self test of a .trnn model.") { model, json };
        import.AddTo(command);
        command.SetAction(result =>
        {
            string path = result.GetRequiredValue(model);
            if (ModelInput.IsInteger(path))
            {
                import.RequireUnused(result, path);
                if (import.Window(result) != null)
                {
                    throw new InputException($"{path}: --window is not of use here: this is a .trnn model, which says its window itself");
                }

                return ModelInput.IsSequence(path) ? InspectSequence(path, result.GetValue(json)) : InspectInteger(path, result.GetValue(json));
            }

            ImportOptions options = import.Read(result);
            if (NetworkImporter.IsSequence(path, options))
            {
                InspectFloatSequence(NetworkImporter.LoadSequence(path, options), result.GetValue(json));
                return ExitCode.Success;
            }

            InspectFloat(NetworkImporter.Read(path, options), result.GetValue(json));
            return ExitCode.Success;
        });
        return command;
    }

    private static int InspectInteger(string path, bool json)
    {
        RnnModel model = ModelInput.LoadInteger(path);
        ModelSummary summary = ModelInput.Summarize(model, path);
        SelfTestResult selfTest = new LoadedNetwork(model).SelfTest();
        if (json)
        {
            JsonText.Write(new { Model = summary, SelfTest = selfTest });
        }
        else
        {
            ModelView.Write(summary);
            Terminal.Line(selfTest.Steps == 0 ? "Self test: the model has none" : $"Self test: {selfTest}");
        }

        return selfTest.Passed ? ExitCode.Success : ExitCode.CheckFailed;
    }

    private static int InspectSequence(string path, bool json)
    {
        SequenceModel model = ModelInput.LoadSequence(path);
        var summary = SequenceSummary.Of(File.ReadAllBytes(path));
        SequenceTestResult selfTest = new LoadedSequence(model).SelfTest();
        if (json)
        {
            JsonText.Write(new { Sequence = summary, SelfTest = selfTest });
        }
        else
        {
            SequenceView.Write(summary);
            Terminal.Line($"Self test: {selfTest}");
        }

        return selfTest.Passed ? ExitCode.Success : ExitCode.CheckFailed;
    }

    private static void InspectFloatSequence(SequenceNetwork network, bool json)
    {
        NetworkSummary? context = network.Context is null ? null : NetworkSummary.Of(network.Context);
        NetworkSummary decoder = NetworkSummary.Of(network.Decoder);
        if (json)
        {
            JsonText.Write(new { Forward = ForwardTruth.Of(network), Context = context, network.Use, Decoder = decoder, network.StartToken, network.StopToken, network.MaximumLength });
            return;
        }

        Terminal.Line(ForwardView.Line(ForwardTruth.Of(network)));
        Terminal.Line();
        SequenceView.Write(context, network, decoder);
    }

    private static void InspectFloat(ImportedNetwork imported, bool json)
    {
        NetworkSummary summary = NetworkSummary.Of(imported.Network);
        if (json)
        {
            JsonText.Write(new { Network = summary, imported.Forward });
        }
        else
        {
            ForwardView.Write(imported.Forward);
            Terminal.Line();
            NetworkView.Write(summary);
        }
    }
}
