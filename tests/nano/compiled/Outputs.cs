using System;
using TinyRnn;
using TinyRnn.CompilerServices;

/// <summary>Compares what a network gives, in units, with the outputs of a self test. Stops at the first that differs.</summary>
internal static class Outputs
{
    /// <returns>The number of equal outputs.</returns>
    public static int OfSteps(RecurrentNetwork network, SelfTestVectors test)
    {
        var reading = new float[network.InputSize];
        var output = new float[network.OutputSize];
        int at = 0;
        network.Reset();
        for (int step = 0; step < test.Steps; step++)
        {
            Array.Copy(test.Readings, step * reading.Length, reading, 0, reading.Length);
            network.Step(reading, output);
            int equal = CountEqual(network, output, test, at);
            at += equal;
            if (equal < output.Length)
            {
                break;
            }
        }

        return at;
    }

    /// <returns>The number of equal outputs.</returns>
    public static int OfWindows(RecurrentNetwork network, SelfTestVectors test)
    {
        int from = 0;
        int at = 0;
        for (int i = 0; i < test.Windows.Length; i++)
        {
            int steps = test.Windows[i];
            var window = new float[steps * network.InputSize];
            var output = new float[network.Info.OutputSteps(steps) * network.OutputSize];
            Array.Copy(test.Readings, from, window, 0, window.Length);
            network.Reset();
            network.Run(window, output);
            int equal = CountEqual(network, output, test, at);
            at += equal;
            if (equal < output.Length)
            {
                break;
            }

            from += window.Length;
        }

        return at;
    }

    /// <summary>Runs both networks, which give the last step, on the first step, the first two steps and so on.</summary>
    /// <returns>The number of windows before the first that differs.</returns>
    public static int SameInBeginnings(RecurrentNetwork first, RecurrentNetwork second, float[] readings, int most)
    {
        var expected = new float[first.OutputSize];
        var actual = new float[second.OutputSize];
        for (int steps = 1; steps <= most; steps++)
        {
            var window = new float[steps * first.InputSize];
            Array.Copy(readings, 0, window, 0, window.Length);
            first.Reset();
            first.Run(window, expected);
            second.Reset();
            second.Run(window, actual);
            for (int i = 0; i < expected.Length; i++)
            {
                if (expected[i] != actual[i])
                {
                    return steps - 1;
                }
            }
        }

        return most;
    }

    private static int CountEqual(RecurrentNetwork network, float[] output, SelfTestVectors test, int at)
    {
        OutputChannel[] channels = network.Info.Outputs;
        for (int i = 0; i < output.Length; i++)
        {
            OutputChannel channel = channels[i % channels.Length];
            float expected = test.Outputs[at + i] * channel.Scale + channel.Offset;
            if (output[i] != expected)
            {
                Console.WriteLine("output " + (at + i).ToString() + ": expected " + expected.ToString() + ", found " + output[i].ToString());
                return i;
            }
        }

        return output.Length;
    }
}
