namespace TinyRnn;

/// <summary>A stretch of readings and the exact integer outputs that they must give from a fresh state.</summary>
public sealed class SelfTestVectors
{
    /// <summary>Creates it; see the properties.</summary>
    public SelfTestVectors(int steps, float[] readings, int[] outputs)
    {
        Steps = steps;
        Readings = readings;
        Outputs = outputs;
    }

    /// <summary>Number of steps.</summary>
    public int Steps { get; }

    /// <summary>[steps * inputs], in the features' units.</summary>
    public float[] Readings { get; }

    /// <summary>[steps * outputs], raw.</summary>
    public int[] Outputs { get; }
}
