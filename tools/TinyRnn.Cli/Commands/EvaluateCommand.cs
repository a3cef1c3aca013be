using System.CommandLine;
using System.IO;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Output;
using TinyRnn.Cli.Views;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Pipeline;
using TinyRnn.Quantizer.Samples;
using TinyRnn.Report.Facts;
using TinyRnn.Report.Measures;

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
            Description = "Column of readings with what is to be predicted; once per output for numbers. Rows where it is empty are not scored. "
                + "By default labels are made of the column that the model says it predicts. The label of a text stands behind it and a tab",
            HelpName = "COLUMN",
        };
        var next = new Option<bool>("--next") { Description = "For a model of tokens: what is to be predicted at each token is the next one of the line" };
        var against = new Option<string?>("--against")
        {
            Description = "A model to run side by side and compare with, for example the float file",
            HelpName = "MODEL",
        };
        Option<double?> threshold = CommonOptions.Threshold("Decision threshold of a binary task [default: the model's]");
        Option<bool> json = CommonOptions.Json();
        var baselines = new Option<bool>("--baselines") { Description = "Also judge persistence, climatology, regression and gradient boosting on the same rows" };
        var learning = new Option<string?>("--train") { Description = "Readings that baselines learn from [default: the first 70 % of the input]", HelpName = "FILE.csv" };
        var task = new TaskOptionSet(isRequired: false);
        var samples = new SampleOptionSet();
        var import = new ImportOptionSet();
        var command = new Command("evaluate", "Judge a model on labelled readings or texts, alone or side by side with another.")
        {
            model,
            input,
            labels,
            next,
            against,
            threshold,
            baselines,
            learning,
            json,
        };
        task.AddTo(command);
        samples.AddTo(command);
        import.AddTo(command);
        command.SetAction(result =>
        {
            (IRecurrentModel judged, IRecurrentModel? reference) = Load(result, import, result.GetRequiredValue(model), result.GetValue(against));
            ModelSignature signature = judged.Signature;
            signature = signature.UsualColumns.Count > 0 || reference == null ? signature : signature with { UsualColumns = reference.Signature.UsualColumns };
            PredictionTarget? target = TargetOf(result, task, labels, signature);
            SampleChoices choices = samples.Read(result, signature) with
            {
                Labels = RequireLabels(result.GetValue(labels) ?? [], signature, target, isCompared: reference != null && !result.GetValue(baselines)),
                Target = target,
                TextLabels = true,
                Next = result.GetValue(next),
                Window = import.Window(result),
            };
            var evaluator = new Evaluator(judged, reference, LabelCount(choices, signature), result.GetValue(threshold));
            using ISampleReader reader = SampleFile.Open(result.GetRequiredValue(input), signature, choices, new SampleView());
            EvaluationReport? found = null;
            SampleProgress.Show("evaluating", reader, watched => found = evaluator.Run(watched));
            EvaluationReport report = found!;
            ModelJudgement? judgement = result.GetValue(baselines)
                ? BaselineJudge.Judge(judged, reference, result.GetRequiredValue(input), result.GetValue(learning), choices)
                : result.GetValue(learning) is null ? null : throw new InputException("--train: expected --baselines too, which learn from it, found none");
            if (result.GetValue(json))
            {
                JsonText.Write<object>(judgement is null ? report : new { report.Verdict, report.Rows, report.Scored, report.Result, report.Reference, report.Difference, report.Layers, Baselines = judgement });
            }
            else
            {
                EvaluationView.Write(report, signature, target);
                if (report.Verdict is { } verdict)
                {
                    Terminal.Line();
                    Terminal.Line(verdict);
                }

                if (judgement is not null)
                {
                    ComparisonView.Write("these rows", judgement.Figure, judgement.Compared, judgement.Verdict);
                    Terminal.Line(judgement.Basis);
                }
            }

            WarnOfTrained(result.GetRequiredValue(model), result.GetRequiredValue(input));
            return ExitCode.Success;
        });
        return command;
    }

    private static void WarnOfTrained(string model, string input)
    {
        if (ModelInput.IsInteger(model) && FileDigest.IsOfTraining(ModelInput.Origin(model), input))
        {
            Terminal.Note($"{Path.GetFileName(model)} was trained on most of these readings: it will do worse on others.");
        }
    }

    private static (IRecurrentModel Model, IRecurrentModel? Reference) Load(
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

        if (ModelInput.IsInteger(model) && ModelInput.IsInteger(against))
        {
            import.RequireUnused(result, model);
        }

        ImportOptions stated = AgainstInput.Options(import, result, model, against);
        return (ModelInput.Load(model, stated), ModelInput.Load(against, stated));
    }

    /// <summary>What labels are made of; null where they stand in columns of their own, or with texts.</summary>
    private static PredictionTarget? TargetOf(ParseResult result, TaskOptionSet task, Option<string[]> labels, ModelSignature signature)
    {
        bool hasLabels = result.GetValue(labels) is { Length: > 0 };
        PredictionTarget? target = signature.Tokens > 0 ? null : task.Read(result, signature);
        return !hasLabels ? target
            : target == null || target == signature.Target ? null
            : throw new InputException("--label, --predict: expected one of them: labels stand in a column, or are made of one");
    }

    private static string[] RequireLabels(string[] labels, ModelSignature signature, PredictionTarget? target, bool isCompared)
    {
        if (labels.Length > 0 || signature.Tokens > 0 || target != null)
        {
            return labels;
        }

        if (isCompared)
        {
            Terminal.Note($"Nothing is scored, since neither --label nor {signature.Name} says what is right: the outputs are compared.");
            return labels;
        }

        throw new InputException($"--label: expected the column with what {signature.Name} should predict, found none; the model does not say what it predicts either");
    }

    private static int LabelCount(SampleChoices choices, ModelSignature signature) =>
        signature.Tokens > 0 ? signature.LabelCount : choices.Target != null ? 1 : choices.Labels.Count;
}
