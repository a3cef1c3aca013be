namespace TinyRnn.CompilerServices;

/// <summary>
/// A stretch of readings, or a number of windows, and the exact integer outputs that they must give, each window from a fresh
/// state.
/// </summary>
public sealed class SelfTestVectors
{
    /// <summary>Creates it; see the properties.</summary>
    public SelfTestVectors(int steps, float[] readings, int[] outputs)
        : this(steps, readings, outputs, null) { }

    /// <summary>Creates it; see the properties.</summary>
    public SelfTestVectors(int steps, float[] readings, int[] outputs, int[] windows)
    {
        Windows = windows;
        Steps = steps;
        Readings = readings;
        Outputs = outputs;
    }

    /// <summary>Steps of each window; null for one stretch that is stepped through.</summary>
    public int[] Windows { get; }

    /// <summary>Number of steps, in all windows together.</summary>
    public int Steps { get; }

    /// <summary>[steps * inputs], in the features' units.</summary>
    public float[] Readings { get; }

    /// <summary>[steps * outputs], raw; [windows * outputs] where a window gives its last step.</summary>
    public int[] Outputs { get; }
}
