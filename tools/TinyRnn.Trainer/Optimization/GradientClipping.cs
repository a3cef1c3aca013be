using System;

namespace TinyRnn.Trainer.Optimization;

/// <summary>Keeps the length of a gradient below a limit.</summary>
public static class GradientClipping
{
    /// <summary>Shortens a gradient that is longer than the limit.</summary>
    /// <param name="gradient">Changed.</param>
    /// <param name="limit">The greatest length, the root of the sum of squares.</param>
    /// <returns>The length it had.</returns>
    public static double Clip(Span<float> gradient, double limit)
    {
        double sum = 0;
        foreach (float value in gradient)
        {
            sum += (double)value * value;
        }

        double length = Math.Sqrt(sum);
        if (length > limit)
        {
            float factor = (float)(limit / length);
            foreach (ref float value in gradient)
            {
                value *= factor;
            }
        }

        return length;
    }
}
