using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Evaluation;

namespace TinyRnn.Cli.Commands;

/// <summary><c>tinyrnn run</c>: readings in, outputs out, row by row.</summary>
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
            Description = "Column of the input to copy to the output, for example a time; may be repeated",
            HelpName = "COLUMN",
        };
        Option<string> badReadings = CommonOptions.BadReadings();
        var import = new ImportOptionSet();
        var command = new Command("run", "Run a model on readings, one row out per row in.") { model, input, output, keep, badReadings };
        import.AddTo(command);
        command.SetAction(result =>
        {
            IStreamingModel loaded = import.Load(result, result.GetRequiredValue(model));
            var columns = new ReadingColumns(loaded.Signature.InputSize, loaded.Signature.Features)
            {
                Kept = result.GetValue(keep) ?? [],
                BadReadings = result.GetPolicy(badReadings),
            };
            string source = result.GetRequiredValue(input);
            using var readings = new ReadingReader(CsvTable.Open(source), columns);
            Run(loaded, readings, columns.Kept, result.GetRequiredValue(output), flushRows: source == "-");
            return ExitCode.Success;
        });
        return command;
    }

    private static void Run(IStreamingModel model, ReadingReader readings, IReadOnlyList<string> kept, string target, bool flushRows)
    {
        if (target == "-")
        {
            using Stream stdout = Console.OpenStandardOutput();
            ModelRunner.Run(model, readings, kept, stdout, flushRows);
            return;
        }

        using var file = new AtomicFile(target);
        ModelRunner.Run(model, readings, kept, file.Stream, flushRows: false);
        file.Commit();
    }
}
