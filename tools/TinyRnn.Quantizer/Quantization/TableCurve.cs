using System;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Numerics;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>The table of a model in real numbers, as a function of the place in it: -8 to 8, whatever v of tanh v it reaches.</summary>
internal sealed class TableCurve
{
    private const double One = SigmoidTable.One / 2.0;
    private const double StepsPerPlace = 1 << (SigmoidTable.IndexBits - SigmoidTable.StepBits);

    private readonly int[] _values;

    /// <param name="reach">The v at the table's end.</param>
    public TableCurve(int reach)
    {
        Reach = reach;
        _values = SigmoidValues.Compute(reach);
    }

    /// <summary>Over v = -8 to 8.</summary>
    public static TableCurve Usual { get; } = new(SigmoidValues.UsualReach);

    /// <summary>The v at the table's end.</summary>
    public int Reach { get; }

    /// <summary>Places per v.</summary>
    public double PlacesPerOne => SigmoidValues.UsualReach / (double)Reach;

    /// <summary>tanh as it is.</summary>
    public double Exact(double place) => PortableMath.Tanh(place / PlacesPerOne);

    /// <summary>tanh as the table has it, and the slope there.</summary>
    public (double Value, double Slope) Line(double place)
    {
        double step = Math.Clamp((place * StepsPerPlace) + (_values.Length / 2), 0, Math.BitDecrement(_values.Length - 1));
        int node = (int)step;
        double rise = (_values[node + 1] - _values[node]) / One;
        return ((_values[node] / One) - 1 + (rise * (step - node)), rise * StepsPerPlace);
    }
}
