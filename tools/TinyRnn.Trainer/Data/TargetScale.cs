using System;
using System.Linq;
using TinyRnn.Trainer.Tasks;

namespace TinyRnn.Trainer.Data;

/// <summary>Mean and deviation of a target that is a number; the network gives (y - mean) / deviation.</summary>
/// <param name="Mean">In the target's unit.</param>
/// <param name="Deviation">In the target's unit, positive.</param>
public sealed record TargetScale(double Mean, double Deviation)
{
    /// <summary>Measures the training targets; events and classes stay as they are.</summary>
    public static TargetScale Of(TargetKind kind, Examples train)
    {
        ArgumentNullException.ThrowIfNull(train);
        if (kind != TargetKind.Regression)
        {
            return new TargetScale(0, 1);
        }

        float[] known = train.KnownTargets;
        double mean = known.Sum(value => (double)value) / known.Length;
        double variance = known.Sum(value => (value - mean) * (value - mean)) / known.Length;
        return new TargetScale(mean, Math.Sqrt(variance));
    }

    /// <summary>(y - mean) / deviation.</summary>
    public float Apply(double value) => (float)((value - Mean) / Deviation);

    /// <summary>Examples with scaled targets.</summary>
    public Examples Apply(Examples examples)
    {
        ArgumentNullException.ThrowIfNull(examples);
        return this is { Mean: 0, Deviation: 1 } ? examples : examples with { Targets = Array.ConvertAll(examples.Targets, value => Apply(value)) };
    }
}
