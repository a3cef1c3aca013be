using System;
using System.Linq;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.TestSupport;

/// <summary>Windows of sensor-like readings, or of tokens, as a network takes them.</summary>
internal static class RandomWindows
{
    /// <summary>Windows of <paramref name="steps"/> steps.</summary>
    public static float[][] Make(Random random, Network network, int windows, int steps) =>
        [.. Enumerable.Range(0, windows).Select(_ => One(random, network, steps))];

    private static float[] One(Random random, Network network, int steps) =>
        network.Tokens > 0
            ? [.. Enumerable.Range(0, steps).Select(_ => (float)random.Next(network.Tokens))]
            : [.. RandomReadings.Make(random, steps, network.InputSize).SelectMany(reading => reading)];
}
