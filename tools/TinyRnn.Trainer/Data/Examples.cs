using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Trainer.Tasks;

namespace TinyRnn.Trainer.Data;

/// <summary>What a network learns from or is judged on: a stream, or sequences with a label each.</summary>
/// <param name="FeatureCount">Features of a row.</param>
/// <param name="Inputs">[rows, features], in their units.</param>
/// <param name="Targets">[rows]; NaN where not scored.</param>
/// <param name="Sequences">The rows of each sequence; one for a stream.</param>
/// <param name="IsStream">Whether the state is carried through all rows.</param>
public sealed record Examples(int FeatureCount, float[] Inputs, float[] Targets, IReadOnlyList<RowRange> Sequences, bool IsStream)
{
    /// <summary>Rows.</summary>
    public int Rows => Targets.Length;

    /// <summary>Rows that have a target.</summary>
    public int Scored => Targets.Count(target => !float.IsNaN(target));

    /// <summary>The targets that are known, in order.</summary>
    public float[] KnownTargets => [.. Targets.Where(target => !float.IsNaN(target))];

    /// <summary>Cuts rows out of a table's features and targets.</summary>
    /// <param name="features">[rows of the table, features].</param>
    /// <param name="featureCount">Features of a row.</param>
    /// <param name="target">The target of the table.</param>
    /// <param name="starts">The first row of each sequence of the table.</param>
    /// <param name="range">The rows.</param>
    public static Examples Cut(float[] features, int featureCount, Target target, IReadOnlyList<int> starts, RowRange range)
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
            sequences.Add(new RowRange(0, range.Length));
        }
        else
        {
            int[] own = [.. starts.Where(start => start >= range.Start && start < range.End), range.End];
            sequences.AddRange(own.Zip(own.Skip(1), (start, end) => new RowRange(start - range.Start, end - range.Start)));
            KeepLast(targets, sequences);
        }

        return new Examples(featureCount, features[(range.Start * featureCount)..(range.End * featureCount)], targets, sequences, isStream);
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
