using System;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>Values of a feature that lie near each other.</summary>
/// <param name="row">The row of the first.</param>
internal sealed class ValueClass(long row)
{
    /// <summary>The row of the first value, from 1.</summary>
    public long Row => row;

    /// <summary>How many there are.</summary>
    public long Count { get; private set; }

    /// <summary>Their sum.</summary>
    public double Sum { get; private set; }

    /// <summary>The sum of their squares.</summary>
    public double Squares { get; private set; }

    /// <summary>The least.</summary>
    public double Least { get; private set; } = double.PositiveInfinity;

    /// <summary>The largest.</summary>
    public double Most { get; private set; } = double.NegativeInfinity;

    /// <summary>Takes a value.</summary>
    public void Add(double value)
    {
        Count++;
        Sum += value;
        Squares += value * value;
        Least = Math.Min(Least, value);
        Most = Math.Max(Most, value);
    }
}
