using System;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.TestSupport;

/// <summary>Outputs of the integer runtime beside those of the float reference, each window from a fresh state.</summary>
internal sealed class WindowComparison
{
    private readonly double _errors;
    private readonly double _signals;

    public WindowComparison(Network network, byte[] model, float[][] windows)
    {
        LoadedNetwork integer = QuantizedNetwork.Load(model);
        var reference = new FloatNetwork(network);
        foreach (float[] window in windows)
        {
            int steps = network.StepsOut(window.Length / network.InputSize);
            var actual = new float[steps * network.OutputSize];
            var expected = new float[actual.Length];
            integer.Reset();
            reference.Reset();
            integer.Run(window, actual);
            reference.Run(window, expected);
            for (int i = 0; i < actual.Length; i++)
            {
                double error = actual[i] - expected[i];
                _errors += error * error;
                _signals += (double)expected[i] * expected[i];
                LargestError = Math.Max(LargestError, Math.Abs(error));
            }
        }
    }

    /// <summary>The largest difference of any output in any step.</summary>
    public double LargestError { get; }

    /// <summary>sqrt(sum of squared errors / sum of squares) over all windows and outputs.</summary>
    public double RelativeRms => Math.Sqrt(_errors / _signals);
}
