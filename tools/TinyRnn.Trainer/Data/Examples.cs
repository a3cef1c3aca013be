using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Trainer.Tasks;

namespace TinyRnn.Trainer.Data;

/// <summary>What a network learns from or is judged on: a stream, or sequences with a label each.</summary>
/// <param name="FeatureCount">Features of a row.</param>
/// <param name="Inputs">[rows, features], in their units.</param>
/// <param name="Targets">[rows]; NaN where not scored.</param>
/// <param name="Sequences">The rows of each sequence; of a stream those between gaps after which all begins anew.</param>
/// <param name="IsStream">Whether the state is carried from row to row, and each may have a target.</param>
public sealed record Examples(int FeatureCount, float[] Inputs, float[] Targets, IReadOnlyList<RowRange> Sequences, bool IsStream)
{
    /// <summary>Rows.</summary>
    public int Rows => Targets.Length;

    /// <summary>Rows that have a target.</summary>
    public int Scored => Targets.Count(target => !float.IsNaN(target));

    /// <summary>The targets that are known, in order.</summary>
    public float[] KnownTargets => [.. Targets.Where(target => !float.IsNaN(target))];

    /// <summary>Cuts rows out of a table's features and targets.</summary>
    /// <param name="features">Of the table's rows; a row that gives none is not scored. Null for the targets alone.</param>
    /// <param name="target">The target of the table.</param>
    /// <param name="starts">The first row of each sequence of the table.</param>
    /// <param name="range">The rows.</param>
    public static Examples Cut(FeatureRows? features, Target target, IReadOnlyList<int> starts, RowRange range)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(starts);
        bool isStream = target.Task.Sequence == null;
        float[] targets = [.. target.Values[range.Start..range.End].Select(value => (float)value)];
        List<RowRange> sequences = [];
        if (isStream)
        {
            // What lies behind the part plays no part in it.
            targets.AsSpan(Math.Max(0, targets.Length - target.Task.Horizon)).Fill(float.NaN);
            sequences.AddRange(Split(features?.Begins ?? starts, range));
        }
        else
        {
            sequences.AddRange(Split([.. starts.Where(start => start >= range.Start && start < range.End)], range));
            KeepLast(targets, sequences);
        }

        if (features == null)
        {
            return new Examples(0, [], targets, sequences, isStream);
        }

        for (int row = 0; row < targets.Length; row++)
        {
            targets[row] = features.Given[range.Start + row] ? targets[row] : float.NaN;
        }

        return new Examples(features.Count, features.Values[(range.Start * features.Count)..(range.End * features.Count)], targets, sequences, isStream);
    }

    /// <summary>The stretches of a part between the rows with which something begins.</summary>
    private static IEnumerable<RowRange> Split(IReadOnlyList<int> begins, RowRange range)
    {
        int[] cuts = [range.Start, .. begins.Where(row => row > range.Start && row < range.End), range.End];
        return cuts.Zip(cuts.Skip(1), (start, end) => new RowRange(start - range.Start, end - range.Start));
    }

    /// <summary>The same with features that have a mean of 0 and a deviation of 1 in training.</summary>
    public Examples Normalize(Normalization normalization)
    {
        ArgumentNullException.ThrowIfNull(normalization);
        return this with { Inputs = normalization.Apply(Inputs) };
    }

    private static void KeepLast(float[] targets, List<RowRange> sequences)
    {
        foreach (RowRange sequence in sequences)
        {
            targets.AsSpan(sequence.Start..(sequence.End - 1)).Fill(float.NaN);
        }
    }
}
