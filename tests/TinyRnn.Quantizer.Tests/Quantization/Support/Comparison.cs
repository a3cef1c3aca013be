using System;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.TestSupport;

/// <summary>Outputs of the integer runtime beside those of the float reference, from a fresh state, state carried.</summary>
internal sealed class Comparison
{
    private readonly double[] _errors;
    private readonly double[] _signals;
    private readonly OutputErrors _outputs;

    /// <summary>Runs both over all readings.</summary>
    public Comparison(Network network, byte[] model, float[][] readings)
    {
        LoadedNetwork integer = QuantizedNetwork.Load(model);
        var reference = new FloatNetwork(network);
        var actual = new float[network.OutputSize];
        var expected = new float[network.OutputSize];
        _outputs = new OutputErrors(network.OutputSize);
        _errors = new double[readings.Length];
        _signals = new double[readings.Length];
        for (int step = 0; step < readings.Length; step++)
        {
            integer.Step(readings[step], actual);
            reference.Step(readings[step], expected);
            _outputs.Add(expected, actual, _ => 0);
            for (int i = 0; i < actual.Length; i++)
            {
                double error = actual[i] - expected[i];
                _errors[step] += error * error;
                _signals[step] += (double)expected[i] * expected[i];
                LargestError = Math.Max(LargestError, Math.Abs(error));
            }
        }
    }

    /// <summary>The largest difference of any output in any step.</summary>
    public double LargestError { get; private set; }

    /// <summary>RMS error over the deviation of the outputs, without the outputs' mean errors.</summary>
    public double CentredWithoutMeans => _outputs.CentredWithoutMeans;

    /// <summary>sqrt(sum of squared errors / sum of squares) over all steps and outputs.</summary>
    public double RelativeRms => RelativeRmsOf(Range.All);

    /// <summary>The same over some of the steps.</summary>
    public double RelativeRmsOf(Range steps) => Math.Sqrt(Sum(_errors[steps]) / Sum(_signals[steps]));

    private static double Sum(double[] values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum;
    }
}
