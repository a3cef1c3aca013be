using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using TinyRnn.Cli.Files;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Output;
using TinyRnn.Cli.Views;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Pipeline;
using TinyRnn.Quantizer.Samples;

namespace TinyRnn.Cli.Commands;

/// <summary><c>tinyrnn run</c>: readings or texts in, outputs out, row by row.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        Argument<string> model = CommonOptions.Model("A .trnn model for the integer runtime, or a float file for the float reference");
        Option<string> input = CommonOptions.Input();
        var output = new Option<string>("--output", "-o")
        {
            Description = "CSV file of outputs, or - for the standard output; appears when it is complete",
            HelpName = "OUT.csv",
            DefaultValueFactory = _ => "-",
        };
        var keep = new Option<string[]>("--keep")
        {
            Description = "Column of the input to copy to the output, for example a time; may be repeated. Of texts: line, text, label or token "
                + "[default for texts: line and token, or text where a line has one output]",
            HelpName = "COLUMN",
        };
        var samples = new SampleOptionSet();
        var import = new ImportOptionSet();
        var command = new Command("run", "Run a model on readings or texts, one row out per row or token in.") { model, input, output, keep };
        samples.AddTo(command);
        import.AddTo(command);
        command.SetAction(result =>
        {
            string path = result.GetRequiredValue(model);
            string source = result.GetRequiredValue(input);
            OutputFile? target = result.GetRequiredValue(output) is var file and not "-"
                ? OutputFile.At(file, path, NetworkImporter.SidecarOf(path, import.Read(result)), source)
                : null;
            IRecurrentModel loaded = import.Load(result, path);
            SampleChoices choices = samples.Read(result, loaded.Signature) with
            {
                Kept = result.GetValue(keep) ?? [],
                Window = import.Window(result),
            };
            using ISampleReader reader = SampleFile.Open(source, loaded.Signature, choices, new SampleView());
            Run(loaded, reader, SampleFile.Kept(loaded.Signature, choices), target, flushRows: source == "-");
            if (loaded is FloatModel { Forward: { } forward })
            {
                Terminal.Note(ForwardView.Line(forward));
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static void Run(IRecurrentModel model, ISampleReader samples, IReadOnlyList<string> kept, OutputFile? target, bool flushRows)
    {
        if (target is null)
        {
            using Stream stdout = Terminal.OpenResults();
            ModelRunner.Run(model, samples, kept, stdout, flushRows);
            return;
        }

        target.Write(stream => SampleProgress.Show("running", samples, watched => ModelRunner.Run(model, watched, kept, stream, flushRows: false)));
    }
}
