using System;

namespace TinyRnn.Trainer.Optimization;

/// <summary>A running mean of the weights, which is steadier than the weights themselves.</summary>
public sealed class AveragedWeights
{
    private readonly double _keep;
    private int _updates;

    /// <summary>Starts from some weights.</summary>
    /// <param name="start">The weights before training.</param>
    /// <param name="keep">What is kept of the mean in each update, once there were many; fewer keep less.</param>
    public AveragedWeights(ReadOnlySpan<float> start, double keep)
    {
        Values = start.ToArray();
        _keep = keep;
    }

    /// <summary>The mean.</summary>
    public float[] Values { get; }

    /// <summary>Takes the weights after an update.</summary>
    public void Add(ReadOnlySpan<float> parameters)
    {
        _updates++;
        float keep = (float)Math.Min(_keep, (1.0 + _updates) / (10.0 + _updates));
        for (int i = 0; i < Values.Length; i++)
        {
            Values[i] = (keep * Values[i]) + ((1 - keep) * parameters[i]);
        }
    }
}
