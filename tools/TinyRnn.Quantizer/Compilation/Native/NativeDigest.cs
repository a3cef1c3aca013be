using System;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>What the self test of generated C must give: the same inputs through the runtime, and the CRC-32 of outputs and state.</summary>
internal sealed class NativeDigest
{
    private const int Steps = 64;

    // A random number has 23 bits.
    private const int MostRange = (1 << 22) - 1;

    public NativeDigest(NativeLayout layout)
    {
        ModelInfo info = layout.Info;
        int range = Math.Min(info.InputLimit, MostRange);
        Count = info.Tokens > 0 ? info.Tokens : (2 * range) + 1;
        Least = info.Tokens > 0 ? 0 : -range;
        int window = info.NeedsWindow ? info.Window : 1;
        Length = Math.Max(1, Steps / window) * window;
        Value = Run(new LoadedNetwork(layout.Model), window);
    }

    /// <summary>Steps of the test.</summary>
    public int Length { get; }

    /// <summary>How many inputs there are to choose from.</summary>
    public int Count { get; }

    /// <summary>The least of them.</summary>
    public int Least { get; }

    /// <summary>CRC-32.</summary>
    public uint Value { get; }

    private uint Run(LoadedNetwork network, int window)
    {
        var random = new NativeRandom();
        uint crc = uint.MaxValue;
        var input = new int[window * network.InputSize];
        var output = new int[network.Info.OutputSteps(window) * network.OutputSize];
        for (int step = 0; step < Length; step += window)
        {
            for (int i = 0; i < input.Length; i++)
            {
                input[i] = random.Below(Count) + Least;
            }

            if (network.Info.NeedsWindow)
            {
                network.Reset();
                network.Run(input, output);
            }
            else
            {
                network.Step(input, output);
            }

            crc = Add(crc, output);
        }

        var state = new int[network.Info.StateLength];
        network.ReadState(state);
        return ~Add(crc, state);
    }

    /// <summary>CRC-32 of more integers, low bits first; starts from and ends with the inverse.</summary>
    public static uint Add(uint crc, int[] values)
    {
        foreach (int value in values)
        {
            for (int bit = 0; bit < 32; bit++)
            {
                uint next = (crc ^ (uint)(value >> bit)) & 1;
                crc = (crc >> 1) ^ (next == 0 ? 0 : 0xEDB88320);
            }
        }

        return crc;
    }
}
