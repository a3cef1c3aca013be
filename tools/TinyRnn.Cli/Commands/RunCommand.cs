using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Output;
using TinyRnn.Cli.Views;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Evaluation;

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
            IRecurrentModel loaded = import.Load(result, result.GetRequiredValue(model));
            SampleChoices choices = samples.Read(result, loaded.Signature) with
            {
                Kept = result.GetValue(keep) ?? [],
                Window = import.Window(result),
            };
            string source = result.GetRequiredValue(input);
            using ISampleReader reader = SampleFile.Open(source, loaded.Signature, choices);
            Run(loaded, reader, SampleFile.Kept(loaded.Signature, choices), result.GetRequiredValue(output), flushRows: source == "-");
            if (loaded is FloatModel { Forward: { } forward })
            {
                Console.Error.WriteLine(ForwardView.Line(forward));
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static void Run(IRecurrentModel model, ISampleReader samples, IReadOnlyList<string> kept, string target, bool flushRows)
    {
        if (target == "-")
        {
            using Stream stdout = Console.OpenStandardOutput();
            ModelRunner.Run(model, samples, kept, stdout, flushRows);
            return;
        }

        using var file = new AtomicFile(target);
        ModelRunner.Run(model, samples, kept, file.Stream, flushRows: false);
        file.Commit();
    }
}
