using System.Globalization;
using System.Linq;
using Spectre.Console;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Pipeline;

namespace TinyRnn.Cli.Views;

/// <summary>What the demo says beside its table.</summary>
internal static class DemoView
{
    public static void WriteNetwork(Network network)
    {
        NetworkSummary summary = NetworkSummary.Of(network);
        string layers = string.Join(", ", summary.Layers.Select(layer => $"{layer.Kind} {layer.InputSize} -> {layer.OutputSize}"));
        Terminal.Line($"Imported {network.Description.Name}: {layers}; {Figures.Count(summary.Parameters)} parameters.");
    }

    public static void WriteQuantized(QuantizedNetwork quantized)
    {
        string steps = Figures.Count(quantized.Report.Rows);
        Terminal.Line(
            $"Quantized ({quantized.Choice.Taken.Name}), calibrated on {steps} simulated hours: {Figures.Count(quantized.Bytes.Length)} bytes."
        );
        Terminal.Line("Streaming a simulated week of hourly readings through the integer runtime, one hour at a time:");
        Terminal.Line();
    }

    public static void WriteSideBySide(Network network, QuantizedNetwork quantized, EvaluationReport report)
    {
        MemorySummary memory = ModelSummarizer.Summarize(quantized.Model, quantized.Bytes.Length).Memory;
        long floatState = sizeof(float) * (long)quantized.Model.Info.StateLength;
        var scores = (BinaryScores?)report.Result.Scores;
        var reference = (BinaryScores?)report.Reference?.Scores;
        Terminal.Line();
        Terminal.Line("Float against integer on this week:");
        Terminal.Line();
        var table = new TextTable("", "float", "integer");
        table.Add("bytes of weights", Figures.Count(memory.FloatWeights), Figures.Count(memory.FileWeights));
        table.Add("bytes of state", Figures.Count(floatState), Figures.Count(memory.State));
        table.Add("hours forecast as rain", Forecasts(reference), Forecasts(scores));
        table.Write();
        WriteDifference(report.Difference!);
        Terminal.Line();
        Terminal.Line($"The readings, the weather and the calibration data are simulated; {network.Description.Name} was trained on a real station.");
    }

    private static void WriteDifference(OutputDifference difference)
    {
        Terminal.Line();
        Terminal.Line($"largest difference of the probability: {Percentage(difference.MaxAbsolute)}");
        Terminal.Line($"mean difference of the probability:    {Percentage(difference.MeanAbsolute)}");
        Terminal.Line($"decisions that differ:                 {difference.DifferingDecisions} of {difference.Steps}");
    }

    private static string Forecasts(BinaryScores? scores) =>
        scores == null ? "" : Figures.Count(scores.TruePositives + scores.FalsePositives);

    private static string Percentage(double probability) => (100 * probability).ToString("F3", CultureInfo.InvariantCulture) + " percentage points";
}
