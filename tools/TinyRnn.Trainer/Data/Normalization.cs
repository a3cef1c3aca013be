using System;
using System.Collections.Generic;

namespace TinyRnn.Trainer.Data;

/// <summary>Mean and deviation of each feature over the training rows; the network sees (x - mean) / deviation.</summary>
/// <param name="Means">One per feature, in its unit.</param>
/// <param name="Deviations">As many, positive.</param>
public sealed record Normalization(IReadOnlyList<double> Means, IReadOnlyList<double> Deviations)
{
    /// <summary>Measures the features; one that never changes gets the deviation 1.</summary>
    /// <param name="values">[rows, count].</param>
    /// <param name="count">Features.</param>
    public static Normalization Of(ReadOnlySpan<float> values, int count)
    {
        double[] means = new double[count];
        double[] squares = new double[count];
        int rows = values.Length / count;
        for (int i = 0; i < values.Length; i++)
        {
            means[i % count] += values[i];
        }

        for (int j = 0; j < count; j++)
        {
            means[j] /= rows;
        }

        for (int i = 0; i < values.Length; i++)
        {
            double difference = values[i] - means[i % count];
            squares[i % count] += difference * difference;
        }

        double[] deviations = Array.ConvertAll(squares, square => square > 0 ? Math.Sqrt(square / rows) : 1);
        return new Normalization(means, deviations);
    }

    /// <summary>Normalizes rows as the float network does.</summary>
    /// <param name="values">[rows, count].</param>
    public float[] Apply(ReadOnlySpan<float> values)
    {
        float[] result = new float[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            int feature = i % Means.Count;
            result[i] = (float)((values[i] - Means[feature]) / Deviations[feature]);
        }

        return result;
    }
}
