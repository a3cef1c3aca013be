using System.Collections.Generic;
using System.Linq;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Cli.Views;

/// <summary>An evaluation for people.</summary>
internal static class EvaluationView
{
    /// <param name="report">What was found.</param>
    /// <param name="signature">Of the model.</param>
    /// <param name="target">What the labels were made of; null where they stood in columns.</param>
    public static void Write(EvaluationReport report, ModelSignature signature, PredictionTarget? target)
    {
        if (target != null)
        {
            Terminal.Line($"Labels: {target.Describe(signature.Task)}");
        }

        string scored = report.Result.Scores == null ? "" : $", {Figures.Count(report.Scored)} scored";
        Terminal.Line($"{Figures.Count(report.Rows)} {Unit(signature)}{scored}");
        if (report.Result.Scores != null)
        {
            Terminal.Line();
            WriteScores(report, signature.Classes);
        }

        WriteComparison(report);
        WriteSaturations(report.Result);
        if (report.Reference != null)
        {
            WriteSaturations(report.Reference);
        }

        InputHint.Write(report);
        WriteForward(report.Result);
        WriteForward(report.Reference);
    }

    /// <summary>How near the two models are to each other.</summary>
    public static void WriteComparison(EvaluationReport report)
    {
        if (report.Difference is not OutputDifference difference)
        {
            return;
        }

        Terminal.Line();
        Terminal.Line($"Difference of the outputs: mean {Figures.Short(difference.MeanAbsolute)}, largest {Figures.Short(difference.MaxAbsolute)}");
        if (difference.DifferingDecisions is long differing)
        {
            string share = Figures.Percent(difference.DifferingShare ?? double.NaN);
            Terminal.Line($"Decisions that differ: {Figures.Count(differing)} of {Figures.Count(difference.Steps)} ({share})");
        }

        WriteLayers(report.Layers);
    }

    private static void WriteForward(ModelResult? result)
    {
        if (result?.Forward is { } forward)
        {
            Terminal.Line();
            Terminal.Line(ForwardView.Line(forward));
        }
    }

    private static void WriteScores(EvaluationReport report, IReadOnlyList<string> classes)
    {
        IReadOnlyList<(string Name, string Value, double Number)> result = ScoreLines.Of(report.Result.Scores!, classes);
        if (report.Reference is not { Scores: Scores scores } reference)
        {
            var alone = new TextTable("", Title(report.Result));
            foreach ((string name, string value, _) in result)
            {
                alone.Add(name, value);
            }

            alone.Write();
            return;
        }

        var table = new TextTable("", Title(report.Result), Title(reference), "difference");
        foreach (((string name, string value, double number), (_, string other, double otherNumber)) in result.Zip(ScoreLines.Of(scores, classes)))
        {
            table.Add(name, value, other, double.IsNaN(number - otherNumber) ? "" : Figures.Signed(number - otherNumber));
        }

        table.Write();
    }

    private static void WriteLayers(IReadOnlyList<LayerError> layers)
    {
        if (layers.Count == 0)
        {
            Terminal.Line("The layers of the two models do not correspond, so they are not compared.");
            return;
        }

        Terminal.Line();
        var table = new TextTable("layer", "name", "signal to error", "relative RMS error");
        foreach (LayerError layer in layers)
        {
            table.Add($"{layer.Layer}", layer.Name, Figures.Decibels(layer.SignalToErrorDecibels), Figures.Percent(layer.RelativeRmsError));
        }

        table.Write();
    }

    private static void WriteSaturations(ModelResult result)
    {
        if (result.Saturations.Count == 0)
        {
            return;
        }

        Saturation[] cut = result.Saturations.Where(saturation => saturation.Cut > 0).ToArray();
        Terminal.Line();
        Terminal.Line(cut.Length == 0 ? $"{Title(result)}: nothing was cut." : $"{Title(result)}: values that did not fit and were cut:");
        foreach (Saturation saturation in cut)
        {
            Terminal.Line($"  {saturation.Where}: {Figures.Count(saturation.Cut)} of {Figures.Count(saturation.Values)} ({Figures.Percent(saturation.Share)})");
        }
    }

    /// <summary>What a model gives one output for.</summary>
    private static string Unit(ModelSignature signature) =>
        signature.Tokens == 0 ? "rows"
        : signature.GivesLastStep ? "texts"
        : "tokens";

    private static string Title(ModelResult result) => $"{result.Model} ({result.Arithmetic})";
}
