using System;
using System.Linq;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Report.Facts;
using TinyRnn.Report.Plots;

namespace TinyRnn.Report.Page;

/// <summary>What rounding to integers cost, and what saturates.</summary>
internal static class QuantizationSection
{
    public static void Write(HtmlText html, QuantizationFacts facts)
    {
        html.Raw("<section>").Text("h2", "What quantizing cost");
        if (facts.Difference is { } difference)
        {
            WriteDifference(html, facts, difference);
        }
        else
        {
            html.Text("p", "Not known: no float network was given to compare with (--against).");
        }

        html.Raw("</section><section>").Text("h2", "Saturation");
        Saturation[] cut = [.. facts.Saturations.Where(one => one.Cut > 0)];
        html.Text("p", cut.Length == 0 ? "Nothing was cut." : "Values that did not fit their format and were cut:");
        if (cut.Length > 0)
        {
            html.Table(["what", "cut", "share"], cut.Select(one => (string[])[one.Where, HtmlText.Count(one.Cut), HtmlText.Percent(one.Share)]));
        }

        if (facts.Gates.Count > 0)
        {
            html.Table(
                ["gate", "closed, below 0.1", "open, above 0.9", "between"],
                facts.Gates.Select(gate => (string[])
                [
                    $"{gate.Layer}: {gate.Gate}", HtmlText.Percent(gate.Closed), HtmlText.Percent(gate.Open), HtmlText.Percent(1 - gate.Closed - gate.Open),
                ]));
            html.Text("p", "Shares of all units and steps, of the float network (values of tanh: below -0.9, above 0.9). A gate that is always open or closed does no work.", "note");
        }

        html.Raw("</section>");
    }

    private static void WriteDifference(HtmlText html, QuantizationFacts facts, OutputDifference difference)
    {
        html.Figures(
            (HtmlText.Short(difference.MeanAbsolute), "mean difference of an output from float"),
            (HtmlText.Short(difference.MaxAbsolute), "largest difference"),
            (difference.DifferingDecisions is { } differing ? HtmlText.Count(differing) : "n/a", FormattableString.Invariant($"decisions that differ, of {difference.Steps:N0}")));
        if (facts.Layers.Count > 0)
        {
            html.Table(
                ["layer", "signal to error", "relative RMS error"],
                facts.Layers.Select(layer => (string[])
                [
                    layer.Name,
                    double.IsFinite(layer.SignalToErrorDecibels) ? FormattableString.Invariant($"{layer.SignalToErrorDecibels:F1} dB") : "no error",
                    HtmlText.Percent(layer.RelativeRmsError),
                ]));
        }

        if (facts.Drift.Count > 1)
        {
            html.Raw("<p class=\"keys\"><span class=\"key first\">largest</span> <span class=\"key second\">mean</span></p>");
            html.Plot(
                ReportPlots.Drift(facts.Drift),
                FormattableString.Invariant($"Over {facts.Drift[^1].Steps:N0} steps without a reset, the rows of the file again and again: largest {HtmlText.Short(facts.Drift[^1].Largest)}, mean {HtmlText.Short(facts.Drift[^1].Mean)} in the last stretch. Errors that added up would rise."));
        }
    }
}
