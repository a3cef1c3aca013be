using System;
using System.Linq;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>Squared errors of outputs and how far the right ones deviate from their means.</summary>
/// <param name="outputs">Values of an output.</param>
internal sealed class OutputErrors(int outputs)
{
    // Below this share of its mean square, what an output's values deviate by is rounding.
    private const double LeastVariance = 1e-12;

    private readonly double[] _errors = new double[outputs];
    private readonly double[] _errorSums = new double[outputs];
    private readonly double[] _sums = new double[outputs];
    private readonly double[] _squares = new double[outputs];

    /// <summary>Outputs taken.</summary>
    public long Steps { get; private set; }

    /// <summary>Steps that decide otherwise.</summary>
    public long Decisions { get; private set; }

    /// <summary>RMS error over deviation; of several outputs the root of the mean square. NaN before the first.</summary>
    public double Centred => Relative(_errors);

    /// <summary>True where no right output deviates by more than rounding, so that nothing can be said of errors beside it.</summary>
    public bool IsConstant => Steps > 0 && !Enumerable.Range(0, outputs).Any(Moves);

    /// <summary>What <see cref="Centred"/> would be if every output's mean error were taken from it.</summary>
    public double CentredWithoutMeans => Relative([.. _errors.Zip(_errorSums, (square, sum) => square - (sum * sum / Steps))]);

    /// <summary>The mean of an output's errors.</summary>
    public double MeanError(int output) => _errorSums[output] / Steps;

    /// <summary>The mean of an output's right values.</summary>
    public double MeanExpected(int output) => _sums[output] / Steps;

    /// <summary>Takes outputs of one or more steps.</summary>
    public void Add(ReadOnlySpan<float> expected, ReadOnlySpan<float> actual, Func<ReadOnlySpan<float>, int> decide)
    {
        for (int start = 0; start < expected.Length; start += outputs)
        {
            ReadOnlySpan<float> right = expected.Slice(start, outputs);
            ReadOnlySpan<float> found = actual.Slice(start, outputs);
            for (int i = 0; i < outputs; i++)
            {
                double error = (double)found[i] - right[i];
                _errors[i] += error * error;
                _errorSums[i] += error;
                _sums[i] += right[i];
                _squares[i] += (double)right[i] * right[i];
            }

            Decisions += decide(found) == decide(right) ? 0 : 1;
            Steps++;
        }
    }

    /// <summary>The root of what outputs' squares are, as shares of how far they deviate.</summary>
    private double Relative(double[] squares)
    {
        double sum = 0;
        int moving = 0;
        for (int i = 0; i < outputs; i++)
        {
            if (Moves(i))
            {
                sum += squares[i] / Variance(i);
                moving++;
            }
        }

        return Steps == 0 ? double.NaN : Math.Sqrt(Math.Max(0, sum) / Math.Max(1, moving));
    }

    private bool Moves(int output) => Variance(output) > LeastVariance * _squares[output];

    private double Variance(int output) => _squares[output] - (_sums[output] * _sums[output] / Steps);
}
