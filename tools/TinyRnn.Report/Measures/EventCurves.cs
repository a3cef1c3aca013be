using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Report.Measures;

/// <summary>A point of a curve.</summary>
/// <param name="X">Across.</param>
/// <param name="Y">Up.</param>
public sealed record CurvePoint(double X, double Y);

/// <summary>Rows whose probability is alike: what was said, and what happened.</summary>
/// <param name="Mean">The mean probability.</param>
/// <param name="Observed">The share of the rows with the event.</param>
/// <param name="Rows">How many.</param>
public sealed record ReliabilityBin(double Mean, double Observed, int Rows);

/// <summary>How probabilities of an event tell rows with it from those without.</summary>
/// <param name="Share">Rows with the event, as a share.</param>
/// <param name="Roc">False alarm rate across, hit rate up.</param>
/// <param name="PrecisionRecall">Recall across, precision up.</param>
/// <param name="Reliability">Ten bins of the probability, those without rows left out.</param>
public sealed record EventCurves(double Share, IReadOnlyList<CurvePoint> Roc, IReadOnlyList<CurvePoint> PrecisionRecall, IReadOnlyList<ReliabilityBin> Reliability)
{
    private const int Points = 80;
    private const int Bins = 10;

    /// <summary>Draws the curves.</summary>
    /// <param name="probabilities">[scored].</param>
    /// <param name="labels">[scored]: 0 or 1.</param>
    public static EventCurves Of(float[] probabilities, float[] labels)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        ArgumentNullException.ThrowIfNull(labels);
        int[] order = [.. Enumerable.Range(0, labels.Length).OrderByDescending(row => probabilities[row])];
        double events = labels.Count(label => label > 0.5f);
        double others = labels.Length - events;
        List<CurvePoint> roc = [new(0, 0)];
        List<CurvePoint> precision = [];
        double hits = 0;
        double falses = 0;
        for (int i = 0; i < order.Length; i++)
        {
            hits += labels[order[i]] > 0.5f ? 1 : 0;
            falses += labels[order[i]] > 0.5f ? 0 : 1;
            bool isTied = i + 1 < order.Length && probabilities[order[i]] == probabilities[order[i + 1]];
            if (!isTied && (i % Math.Max(1, order.Length / Points) == 0 || i + 1 == order.Length))
            {
                roc.Add(new CurvePoint(falses / others, hits / events));
                precision.Add(new CurvePoint(hits / events, hits / (hits + falses)));
            }
        }

        return new EventCurves(events / labels.Length, roc, precision, ReliabilityOf(probabilities, labels));
    }

    private static ReliabilityBin[] ReliabilityOf(float[] probabilities, float[] labels) =>
        [
            .. Enumerable.Range(0, labels.Length)
                .GroupBy(row => Math.Min(Bins - 1, (int)(probabilities[row] * Bins)))
                .OrderBy(bin => bin.Key)
                .Select(bin => new ReliabilityBin(
                    bin.Average(row => (double)probabilities[row]), bin.Average(row => (double)labels[row]), bin.Count())),
        ];
}
