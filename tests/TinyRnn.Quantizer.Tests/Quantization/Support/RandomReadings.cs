using System;

namespace TinyRnn.TestSupport;

/// <summary>
/// Sensor-like readings: each feature is a first-order autoregressive process of mean 0 and deviation 1, some quick, some slow.
/// </summary>
internal static class RandomReadings
{
    private static readonly double[] s_memories = [0, 0.9, 0.97, 0.5];

    public static float[][] Make(Random random, int steps, int inputs, double scale = 1)
    {
        var values = new double[inputs];
        var readings = new float[steps][];
        for (int step = 0; step < steps; step++)
        {
            readings[step] = new float[inputs];
            for (int i = 0; i < inputs; i++)
            {
                double memory = s_memories[i % s_memories.Length];
                values[i] = memory * values[i] + Math.Sqrt(1 - memory * memory) * RandomNetworks.Normal(random);
                readings[step][i] = (float)(scale * values[i]);
            }
        }

        return readings;
    }
}
