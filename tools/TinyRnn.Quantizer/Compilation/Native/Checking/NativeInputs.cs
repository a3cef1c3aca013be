using System;

namespace TinyRnn.Quantizer.Compilation.Native.Checking;

/// <summary>Pseudo-random inputs for a comparison: tokens, or readings over a network's range and a little beyond, some NaN or infinite.</summary>
internal sealed class NativeInputs(ModelInfo info, int seed)
{
    private readonly NativeRandom _random = new(seed);

    /// <summary>A length from 1 to <paramref name="longest"/>, or to what the network's window allows.</summary>
    public int Length(int longest) => 1 + Below(info.NeedsWindow ? Math.Min(longest, info.Window) : longest);

    /// <summary>[steps, inputs] in units.</summary>
    public float[] Window(int steps)
    {
        var window = new float[steps * info.Inputs.Length];
        for (int i = 0; i < window.Length; i++)
        {
            window[i] = Next(info.Inputs[i % info.Inputs.Length]);
        }

        return window;
    }

    private float Next(InputChannel channel)
    {
        if (info.Tokens > 0)
        {
            return Below(info.Tokens);
        }

        int kind = Below(100);
        double reach = Below(8) == 0 ? 1.1 : 0.3;
        double scaled = reach * info.InputLimit * ((Below(1 << 20) - (1 << 19)) / (double)(1 << 19));
        return kind switch
        {
            0 => float.NaN,
            1 => float.PositiveInfinity,
            2 => float.NegativeInfinity,
            3 => float.MaxValue,
            4 => (float)Math.Round(scaled) / channel.Gain + channel.Center + (0.5f / channel.Gain),
            _ => (float)(scaled / channel.Gain) + channel.Center,
        };
    }

    private int Below(int count) => _random.Below(count);
}
