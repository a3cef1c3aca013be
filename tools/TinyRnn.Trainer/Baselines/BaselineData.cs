using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Trainer.Data;
using TinyRnn.Trainer.Tasks;

namespace TinyRnn.Trainer.Baselines;

/// <summary>What baselines learn from and are judged on: the rows that have a target.</summary>
/// <param name="Kind">What the target is.</param>
/// <param name="Outputs">Outputs of a network for it.</param>
/// <param name="Train">The training rows.</param>
/// <param name="Test">The test rows.</param>
public sealed record BaselineData(TargetKind Kind, int Outputs, BaselinePart Train, BaselinePart Test);

/// <summary>The rows of one part that have a target.</summary>
/// <param name="Targets">[scored]: 0 or 1, a class, or a normalized number.</param>
/// <param name="Present">[scored]: the target's question asked of what is known at the row; NaN where unknown.</param>
/// <param name="Times">[scored]; empty where times are not known.</param>
/// <param name="Predictors">[scored, count]: features and their lags, or a summary of each sequence; normalized.</param>
/// <param name="PredictorCount">Predictors of a row.</param>
public sealed record BaselinePart(float[] Targets, float[] Present, IReadOnlyList<DateTime> Times, float[] Predictors, int PredictorCount)
{
    private static readonly int[] s_lags = [0, 1, 3, 6, 12, 24];

    /// <summary>Gathers a part.</summary>
    /// <param name="examples">Normalized.</param>
    /// <param name="present">[rows].</param>
    /// <param name="times">[rows], or empty.</param>
    public static BaselinePart Create(Examples examples, float[] present, IReadOnlyList<DateTime> times)
    {
        ArgumentNullException.ThrowIfNull(examples);
        ArgumentNullException.ThrowIfNull(present);
        ArgumentNullException.ThrowIfNull(times);
        int[] rows = [.. Enumerable.Range(0, examples.Rows).Where(row => !float.IsNaN(examples.Targets[row]))];
        List<float[]> predictors = examples.IsStream
            ? [.. rows.Select(row => Lagged(examples, row))]
            : [.. examples.Sequences.Where(sequence => !float.IsNaN(examples.Targets[sequence.End - 1])).Select(sequence => Summary(examples, sequence))];
        return new BaselinePart(
            examples.KnownTargets,
            [.. rows.Select(row => present[row])],
            times.Count == 0 ? [] : [.. rows.Select(row => times[row])],
            [.. predictors.SelectMany(row => row)],
            predictors.Count == 0 ? 0 : predictors[0].Length);
    }

    /// <summary>The predictors of a row.</summary>
    internal ReadOnlySpan<float> Row(int row) => Predictors.AsSpan(row * PredictorCount, PredictorCount);

    private static float[] Lagged(Examples examples, int row)
    {
        int count = examples.FeatureCount;
        float[] values = new float[s_lags.Length * count];
        for (int i = 0; i < s_lags.Length; i++)
        {
            examples.Inputs.AsSpan(Math.Max(0, row - s_lags[i]) * count, count).CopyTo(values.AsSpan(i * count));
        }

        return values;
    }

    /// <summary>Mean, deviation, least, greatest and last value of each feature, and how long the sequence is.</summary>
    private static float[] Summary(Examples examples, RowRange sequence)
    {
        int count = examples.FeatureCount;
        float[] values = new float[(5 * count) + 1];
        for (int i = 0; i < count; i++)
        {
            float[] column = [.. Enumerable.Range(sequence.Start, sequence.Length).Select(row => examples.Inputs[(row * count) + i])];
            double mean = column.Average(value => (double)value);
            values[5 * i] = (float)mean;
            values[(5 * i) + 1] = (float)Math.Sqrt(column.Average(value => (value - mean) * (value - mean)));
            values[(5 * i) + 2] = column.Min();
            values[(5 * i) + 3] = column.Max();
            values[(5 * i) + 4] = column[^1];
        }

        values[^1] = sequence.Length / 100f;
        return values;
    }
}
