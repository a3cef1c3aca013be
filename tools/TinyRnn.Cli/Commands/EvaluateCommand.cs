using System.CommandLine;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Output;
using TinyRnn.Cli.Views;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Cli.Commands;

/// <summary><c>tinyrnn evaluate</c>: how good a model is, and how near to another.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        Argument<string> model = CommonOptions.Model("A .trnn model or a float file");
        Option<string> input = CommonOptions.Input();
        var labels = new Option<string[]>("--label")
        {
            Description = "Column with what is to be predicted; once per output for numbers. Rows where it is empty are not scored",
            HelpName = "COLUMN",
            Required = true,
        };
        var against = new Option<string?>("--against")
        {
            Description = "A model to run side by side and compare with, for example the float file",
            HelpName = "MODEL",
        };
        Option<double?> threshold = CommonOptions.Threshold("Decision threshold of a binary task [default: the model's]");
        Option<string> badReadings = CommonOptions.BadReadings();
        Option<bool> json = CommonOptions.Json();
        var import = new ImportOptionSet();
        var command = new Command("evaluate", "Judge a model on labelled readings, alone or side by side with another.")
        {
            model,
            input,
            labels,
            against,
            threshold,
            badReadings,
            json,
        };
        import.AddTo(command);
        command.SetAction(result =>
        {
            (IStreamingModel judged, IStreamingModel? reference) = Load(result, import, result.GetRequiredValue(model), result.GetValue(against));
            string[] columns = result.GetRequiredValue(labels);
            var evaluator = new Evaluator(judged, reference, columns.Length, result.GetValue(threshold));
            using ReadingReader readings = Open(result.GetRequiredValue(input), judged.Signature, columns, result.GetPolicy(badReadings));
            EvaluationReport report = evaluator.Run(readings);
            if (result.GetValue(json))
            {
                JsonText.Write(report);
            }
            else
            {
                EvaluationView.Write(report);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static (IStreamingModel Model, IStreamingModel? Reference) Load(
        ParseResult result,
        ImportOptionSet import,
        string model,
        string? against
    )
    {
        if (against == null)
        {
            return (import.Load(result, model), null);
        }

        if (ModelFile.IsInteger(model) && ModelFile.IsInteger(against))
        {
            import.RequireUnused(result, model);
        }

        return (ModelFile.Load(model, import.Read(result)), ModelFile.Load(against, import.Read(result)));
    }

    private static ReadingReader Open(string path, ModelSignature signature, string[] labels, BadReadingPolicy badReadings) =>
        new(
            CsvTable.Open(path),
            new ReadingColumns(signature.InputSize, signature.Features)
            {
                Labels = labels,
                Classes = signature.Task == NetworkTask.MultiClass ? signature.Outputs : [],
                BadReadings = badReadings,
            }
        );
}
