using System;
using System.Collections.Generic;
using System.Globalization;

namespace TinyRnn.Quantizer.Networks;

/// <summary>What a network predicts of a file of readings.</summary>
/// <param name="Column">Of which column.</param>
public record PredictionTarget(string Column)
{
    /// <summary>The most rows ahead.</summary>
    public const int MostRows = 4096;

    /// <summary>The value this many rows later.</summary>
    public int Ahead { get; init; }

    /// <summary>Whether a limit is passed in one of this many following rows; 0 for the row that <see cref="Ahead"/> says.</summary>
    public int Within { get; init; }

    /// <summary>The event: at least this much.</summary>
    public double? Above { get; init; }

    /// <summary>The event: at most this much.</summary>
    public double? Below { get; init; }

    /// <summary>The column that groups rows into sequences with one label each; null for a stream.</summary>
    public string? Sequence { get; init; }

    /// <summary>The names of the classes, of a binary target what 0 and 1 mean; empty for numbers and for an event that limits define.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>Rows after a row that its label depends on.</summary>
    public int Horizon => Within > 0 ? Within : Ahead;

    /// <summary>Whether the target is an event that limits define.</summary>
    public bool HasLimit => Above != null || Below != null;

    /// <summary>When, in words.</summary>
    public string When =>
        Sequence != null ? $"of each {Sequence}"
        : Within > 0 ? $"in at least one of the next {Within} rows"
        : Ahead > 0 ? $"{Ahead} rows ahead"
        : "now";

    /// <summary>What makes the event, in words.</summary>
    public string Event =>
        (Above, Below) switch
        {
            ({ } above, null) => $"{Column} of at least {Text(above)}",
            (null, { } below) => $"{Column} of at most {Text(below)}",
            ({ } above, { } below) => $"{Column} of at least {Text(above)} and at most {Text(below)}",
            _ => Column,
        };

    /// <summary>What is predicted, in one line.</summary>
    /// <param name="task">How the network's outputs are judged.</param>
    public string Describe(NetworkTask task) =>
        task switch
        {
            NetworkTask.Binary => $"binary: {Event}{(HasLimit || Classes.Count < 2 ? "" : $" is {Classes[1]}, not {Classes[0]},")} {When}",
            NetworkTask.MultiClass => $"multi-class: which {Column} {When}: {string.Join(", ", Classes)}",
            _ => $"regression: {Column} {When}",
        };

    /// <summary>Why a network with such a task cannot have this target, or null when it can.</summary>
    /// <param name="task">How the network's outputs are judged.</param>
    /// <param name="outputs">The network's outputs.</param>
    public string? Problem(NetworkTask task, int outputs) =>
        Ahead > 0 && Within > 0 ? $"expected rows ahead or rows within which, found {Ahead} and {Within}"
        : Within > 0 && !HasLimit ? "expected a limit that is passed within the rows, found none"
        : Sequence != null && Horizon > 0 ? $"a sequence has one label; expected 0 rows ahead, found {Horizon}"
        : !double.IsFinite(Above ?? 0) || !double.IsFinite(Below ?? 0) ? $"expected limits that are finite numbers, found {Text(double.IsFinite(Above ?? 0) ? Below!.Value : Above!.Value)}"
        : Above > Below ? $"expected limits in order, found {Text(Above.Value)} and {Text(Below.Value)}"
        : HasLimit && task != NetworkTask.Binary ? $"a limit makes an event, which is a binary task; found {task}"
        : HasLimit && Classes.Count > 0 ? $"a limit makes an event, which has no classes; found {Classes.Count}"
        : Classes.Count != Expected(task, outputs) ? $"expected {Expected(task, outputs)} classes for the task {task}, found {Classes.Count}"
        : new HashSet<string>(Classes, StringComparer.Ordinal).Count < Classes.Count ? "expected classes with names that are distinct"
        : null;

    /// <summary>The label of each row: the value of the row that is asked for, or whether one of the rows has the event; NaN where one of them is missing.</summary>
    /// <param name="present">[rows]: the value, class or event of each row of one stream or sequence, NaN where it is missing.</param>
    public double[] Following(ReadOnlySpan<double> present)
    {
        double[] values = new double[present.Length];
        int first = Within > 0 ? 1 : Ahead;
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = row + Horizon >= present.Length ? double.NaN : Largest(present[(row + first)..(row + Horizon + 1)]);
        }

        return values;
    }

    /// <summary>1 when a value makes the event, otherwise 0; NaN when it is missing.</summary>
    public double EventOf(double value) =>
        double.IsNaN(value) ? double.NaN : (Above is not { } above || value >= above) && (Below is not { } below || value <= below) ? 1 : 0;

    private int Expected(NetworkTask task, int outputs) =>
        task switch
        {
            NetworkTask.Binary => HasLimit ? 0 : 2,
            NetworkTask.MultiClass => outputs,
            _ => 0,
        };

    private static double Largest(ReadOnlySpan<double> values)
    {
        double largest = values[0];
        foreach (double value in values)
        {
            largest = double.IsNaN(value) || value > largest ? value : largest;
        }

        return largest;
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
