using System;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>Right values and those that stand for them.</summary>
internal struct ValueMoments
{
    // Below this share of its mean square, what a value deviates by is rounding.
    private const double LeastVariance = 1e-12;

    private double _count;
    private double _right;
    private double _rightSquares;
    private double _errors;
    private double _products;

    /// <summary>The sum of squared errors.</summary>
    public double Squares { get; private set; }

    /// <summary>What errors deviate by, as a share of what right values deviate by; 0 for values that do not move.</summary>
    public readonly double Error => Moves ? Math.Sqrt(Math.Max(0, Squares - (_errors * _errors / _count)) / Variance) : 0;

    /// <summary>The straight line of the found value that is nearest to the right one, about: its slope, and its value at 0.</summary>
    public readonly (double Gain, double Offset) Line
    {
        get
        {
            double gain = Moves ? 1 - ((_products - (_errors * _right / _count)) / Variance) : 1;
            return (gain, ((_right - (gain * (_right + _errors))) / _count));
        }
    }

    private readonly double Variance => _rightSquares - (_right * _right / _count);

    private readonly bool Moves => Variance > LeastVariance * _rightSquares;

    /// <summary>Takes a value.</summary>
    public void Add(double right, double found)
    {
        double error = found - right;
        _count++;
        _right += right;
        _rightSquares += right * right;
        _errors += error;
        _products += error * right;
        Squares += error * error;
    }
}
