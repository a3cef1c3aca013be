using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>What is suspicious about calibration readings, a line for each.</summary>
public static class CalibrationRemarks
{
    private const int FewRows = 100;
    private const double FarMean = 3;
    private const double FarDeviation = 4;

    /// <summary>The remarks; none where all is well.</summary>
    public static IReadOnlyList<string> Of(Network network, CalibrationStatistics statistics)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(statistics);
        IEnumerable<string> few = statistics.Steps < FewRows
            ? [FormattableString.Invariant($"calibration: {statistics.Steps} rows; at least {FewRows} are needed to know how far readings reach")]
            : [];
        IEnumerable<(string Name, string Text)> all = statistics.Findings.SelectMany((finding, i) => Of(network, finding, i));
        return [.. few, .. all.GroupBy(remark => remark.Text).Select(same => $"{string.Join(", ", same.Select(remark => remark.Name))}: {same.Key}")];
    }

    private static IEnumerable<(string Name, string Text)> Of(Network network, InputFinding finding, int index)
    {
        IReadOnlyList<Channel> features = network.Description.Features;
        Channel feature = index < features.Count ? features[index] : new Channel("", "", 0, 1);
        string name = feature.Name.Length > 0 ? feature.Name : FormattableString.Invariant($"feature {index + 1}");
        if (finding.Values == 0)
        {
            return [(name, FormattableString.Invariant($"not a single value in {finding.Rows:N0} rows; its mean stands in for it, and its range is a guess"))];
        }

        return new[] { Missing(finding), Constant(finding, feature), Outliers(finding, feature), Unscaled(finding, feature) }.OfType<string>().Select(text => (name, text));
    }

    private static string? Missing(InputFinding finding) =>
        finding.Missing > 0 ? FormattableString.Invariant($"no value in {finding.Missing:N0} of {finding.Rows:N0} rows; the one before was held") : null;

    private static string? Constant(InputFinding finding, Channel feature) =>
        finding.IsConstant && finding.Rows > 1
            ? FormattableString.Invariant($"always {Physical(finding.Mean, feature):G6}; how far it reaches is a guess")
            : null;

    private static string? Outliers(InputFinding finding, Channel feature) =>
        finding.Outliers > 0
            ? FormattableString.Invariant(
                $"{finding.Outliers:N0} of {finding.Rows:N0} values lie far beyond all others, first {Physical(finding.FirstOutlier, feature):G6} in row {finding.FirstOutlierRow:N0}; they are left out of its range and will be cut. With them its steps would be {finding.Cost:0.#} times as coarse")
            : null;

    private static string? Unscaled(InputFinding finding, Channel feature) =>
        feature is { Mean: 0, Deviation: 1 } && !finding.IsConstant && (Math.Abs(finding.Mean) > FarMean || finding.Deviation is > FarDeviation or < 1 / FarDeviation)
            ? FormattableString.Invariant(
                $"mean {finding.Mean:G4} and deviation {finding.Deviation:G4}, where the network was told of no normalization; if it was trained on normalized readings, say so in its sidecar")
            : null;

    private static double Physical(double normalized, Channel feature) => (normalized * feature.Deviation) + feature.Mean;
}
