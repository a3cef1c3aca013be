using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>
/// An activation in integers, the same for cells and Dense layers: pre-activations are cut to a range, which takes care of clip,
/// relu and hard sigmoid, and then looked up or used as they are. Results are 32-bit numbers, at most 2^31 - 1 in magnitude.
/// </summary>
internal sealed class IntegerActivation
{
    // Far above what any format of a result holds when 1.0 has more than a bit, and below what would overflow.
    private const long MostEluIndex = (1L << 61) - 1;

    private readonly ActivationFunction _function;
    private readonly long _least;
    private readonly long _most;
    private readonly int _parameter;
    private readonly int _fractionBits;

    /// <summary>Creates it.</summary>
    /// <param name="function">What it does.</param>
    /// <param name="least">The least pre-activation; lower ones become it. An index in Q36 where <see cref="UsesTable"/>, otherwise
    /// in the result's format.</param>
    /// <param name="most">The largest, likewise.</param>
    /// <param name="parameter">Gain (what 1.0 is in the result: sigmoid and tanh of either kind, softsign), alpha (the result's format: elu), slope
    /// (Q21: leaky), threshold (the result's format), or 0.</param>
    /// <param name="fractionBits">Fraction bits of the result.</param>
    public IntegerActivation(ActivationFunction function, long least, long most, int parameter, int fractionBits)
    {
        _function = function;
        _least = least;
        _most = most;
        _parameter = parameter;
        _fractionBits = fractionBits;
    }

    /// <summary>What it does.</summary>
    public ActivationFunction Function => _function;

    /// <summary>The least pre-activation.</summary>
    public long Least => _least;

    /// <summary>The largest pre-activation.</summary>
    public long Most => _most;

    /// <summary>Gain, alpha, slope, threshold or 0.</summary>
    public int Parameter => _parameter;

    /// <summary>Fraction bits of the result.</summary>
    public int FractionBits => _fractionBits;

    /// <summary>True when pre-activations are indices of a table in Q36; otherwise they have the result's format.</summary>
    public bool UsesTable => TakesIndex(_function);

    /// <summary>True for sigmoid in Q21, the usual one of gates.</summary>
    internal bool IsUsualGate => IsWhole(ActivationFunction.Sigmoid, SigmoidTable.One);

    /// <summary>True for tanh in Q20, the usual one of candidates and cells.</summary>
    internal bool IsUsualCandidate => IsWhole(ActivationFunction.Tanh, FixedPoint.ValueOne);

    internal static IntegerActivation UsualGate() => Whole(ActivationFunction.Sigmoid, SigmoidTable.One, FixedPoint.GateBits);

    internal static IntegerActivation UsualCandidate() => Whole(ActivationFunction.Tanh, FixedPoint.ValueOne, FixedPoint.ValueBits);

    /// <summary>The largest magnitude of a result.</summary>
    internal long Bound
    {
        get
        {
            long least = Magnitude(_least);
            long most = Magnitude(_most);
            switch (_function)
            {
                case ActivationFunction.Sigmoid:
                case ActivationFunction.Tanh:
                case ActivationFunction.Softsign:
                case ActivationFunction.FineSigmoid:
                case ActivationFunction.FineTanh:
                    return Magnitude(_parameter);
                case ActivationFunction.Elu:
                    least = Magnitude(_parameter);
                    most = FixedPoint.Saturate(ToResult(_most));
                    break;
                case ActivationFunction.Leaky:
                    least = FixedPoint.Saturate((least * Magnitude(_parameter) >> FixedPoint.GateBits) + 1);
                    break;
            }

            return least > most ? least : most;
        }
    }

    /// <summary>True when a result lies in 0 to 1.0 of Q21, so that it and what is left of 1 are parts of a mean.</summary>
    internal bool IsPart =>
        _function == ActivationFunction.Sigmoid ? _parameter >= 0 && _parameter <= SigmoidTable.One
        : _function == ActivationFunction.Linear && _least >= 0 && _most <= SigmoidTable.One;

    /// <summary>Whether pre-activations of a function are indices of a table.</summary>
    internal static bool TakesIndex(ActivationFunction function) => IsLookedUp(function) || function == ActivationFunction.Elu;

    /// <summary>Whether the model's table gives a function.</summary>
    internal static bool IsLookedUp(ActivationFunction function) =>
        function == ActivationFunction.Sigmoid || function == ActivationFunction.Tanh
        || function == ActivationFunction.FineSigmoid || function == ActivationFunction.FineTanh;

    /// <summary>The least pre-activation that a function can be given.</summary>
    internal static long Floor(ActivationFunction function) => TakesIndex(function) ? 0 : -int.MaxValue;

    /// <summary>The largest pre-activation that a function can be given.</summary>
    internal static long Ceiling(ActivationFunction function) =>
        function == ActivationFunction.Elu ? MostEluIndex
        : TakesIndex(function) ? SigmoidTable.LastIndex
        : int.MaxValue;

    /// <summary>Replaces pre-activations by results.</summary>
    internal void Apply(long[] values, int offset, int count, SigmoidTable table)
    {
        int end = offset + count;
        Cut(values, offset, end);
        switch (_function)
        {
            case ActivationFunction.Sigmoid:
                table.Apply(values, offset, count);
                Scale(values, offset, end, 0, FixedPoint.GateBits);
                break;
            case ActivationFunction.Tanh:
                table.Apply(values, offset, count);
                Scale(values, offset, end, FixedPoint.ValueOne, FixedPoint.ValueBits);
                break;
            case ActivationFunction.Leaky:
                Leak(values, offset, end);
                break;
            case ActivationFunction.Threshold:
                Silence(values, offset, end);
                break;
            case ActivationFunction.Softsign:
                Soften(values, offset, end);
                break;
            case ActivationFunction.Elu:
                Decay(values, offset, end);
                break;
            case ActivationFunction.FineSigmoid:
                table.ApplyFine(values, offset, count);
                Scale(values, offset, end, 0, SigmoidTable.FineBits);
                break;
            case ActivationFunction.FineTanh:
                table.ApplyFine(values, offset, count);
                Scale(values, offset, end, 1L << (SigmoidTable.FineBits - 1), SigmoidTable.FineBits - 1);
                break;
        }
    }

    private void Cut(long[] values, int offset, int end)
    {
        long least = _least;
        long most = _most;
        for (int i = offset; i < end; i++)
        {
            if (values[i] < least)
            {
                values[i] = least;
            }
            else if (values[i] > most)
            {
                values[i] = most;
            }
        }
    }

    /// <summary>From table values, less their zero, to gain per 1.0.</summary>
    private void Scale(long[] values, int offset, int end, long zero, int bits)
    {
        long gain = _parameter;
        long half = 1L << (bits - 1);
        for (int i = offset; i < end; i++)
        {
            values[i] = ((values[i] - zero) * gain + half) >> bits;
        }
    }

    private void Leak(long[] values, int offset, int end)
    {
        long slope = _parameter;
        long half = 1L << (FixedPoint.GateBits - 1);
        for (int i = offset; i < end; i++)
        {
            if (values[i] < 0)
            {
                values[i] = FixedPoint.Saturate((values[i] * slope + half) >> FixedPoint.GateBits);
            }
        }
    }

    private void Silence(long[] values, int offset, int end)
    {
        long threshold = _parameter;
        for (int i = offset; i < end; i++)
        {
            if (values[i] <= threshold)
            {
                values[i] = 0;
            }
        }
    }

    /// <summary>v / (1 + |v|), rounded towards 0; both sides of the division carry 1.0 in the result's format.</summary>
    private void Soften(long[] values, int offset, int end)
    {
        long gain = _parameter;
        long one = 1L << _fractionBits;
        for (int i = offset; i < end; i++)
        {
            long value = values[i];
            values[i] = value * gain / (value < 0 ? one - value : one + value);
        }
    }

    private void Decay(long[] values, int offset, int end)
    {
        long[] segments = ExponentialTable.Segments;
        long alpha = _parameter;
        for (int i = offset; i < end; i++)
        {
            long index = values[i];
            if (index >= ExponentialTable.Zero)
            {
                values[i] = FixedPoint.Saturate(ToResult(index));
                continue;
            }

            long segment = segments[(int)(index >> ExponentialTable.LineBits)];
            long exponential = (segment + (segment & ExponentialTable.SlopeMask) * index) >> ExponentialTable.LineBits;
            values[i] = ((exponential - (1L << ExponentialTable.ValueBits)) * alpha + (1L << (ExponentialTable.ValueBits - 1))) >> ExponentialTable.ValueBits;
        }
    }

    /// <summary>An index of the exponential table as the value it stands for, in the result's format.</summary>
    private long ToResult(long index)
    {
        int shift = ExponentialTable.IndexBits - _fractionBits;
        return (index - ExponentialTable.Zero + (1L << (shift - 1))) >> shift;
    }

    private static IntegerActivation Whole(ActivationFunction function, int gain, int fractionBits) =>
        new IntegerActivation(function, Floor(function), Ceiling(function), gain, fractionBits);

    private bool IsWhole(ActivationFunction function, int parameter) =>
        _function == function && _parameter == parameter && _least == Floor(function) && _most == Ceiling(function);

    private static long Magnitude(long value) => value < 0 ? -value : value;
}
