namespace TinyRnn;

/// <summary>
/// An activation inside a recurrent layer with options: pre-activations are cut to a range, which takes care of clip, relu and
/// hard sigmoid, and then looked up or used as they are. Results are 32-bit numbers, at most 2^31 - 1 in magnitude.
/// </summary>
public sealed class GateActivation
{
    private readonly GateFunction _function;
    private readonly long _least;
    private readonly long _most;
    private readonly int _parameter;

    /// <summary>Creates it.</summary>
    /// <param name="function">What it does.</param>
    /// <param name="least">The least pre-activation; lower ones become it. A table index in Q36, or in the result's format.</param>
    /// <param name="most">The largest, likewise.</param>
    /// <param name="parameter">Gain (what 1.0 is in the result), slope (Q21), threshold (the result's format), or 0.</param>
    public GateActivation(GateFunction function, long least, long most, int parameter)
    {
        _function = function;
        _least = least;
        _most = most;
        _parameter = parameter;
    }

    /// <summary>What it does.</summary>
    public GateFunction Function => _function;

    /// <summary>The least pre-activation.</summary>
    public long Least => _least;

    /// <summary>The largest pre-activation.</summary>
    public long Most => _most;

    /// <summary>Gain, slope, threshold or 0.</summary>
    public int Parameter => _parameter;

    /// <summary>True when pre-activations are table indices in Q36; otherwise they have the result's format.</summary>
    public bool UsesTable => _function == GateFunction.Sigmoid || _function == GateFunction.Tanh;

    /// <summary>The largest magnitude of a result.</summary>
    internal long Bound
    {
        get
        {
            long least = Magnitude(_least);
            long most = Magnitude(_most);
            switch (_function)
            {
                case GateFunction.Sigmoid:
                case GateFunction.Tanh:
                    return Magnitude(_parameter);
                case GateFunction.Leaky:
                    least = FixedPoint.Saturate((least * Magnitude(_parameter) >> FixedPoint.GateBits) + 1);
                    break;
            }

            return least > most ? least : most;
        }
    }

    /// <summary>Replaces pre-activations by results.</summary>
    internal void Apply(long[] values, int offset, int count, SigmoidTable table)
    {
        int end = offset + count;
        Cut(values, offset, end);
        switch (_function)
        {
            case GateFunction.Sigmoid:
                table.Apply(values, offset, count);
                Scale(values, offset, end, 0, FixedPoint.GateBits);
                break;
            case GateFunction.Tanh:
                table.Apply(values, offset, count);
                Scale(values, offset, end, FixedPoint.ValueOne, FixedPoint.ValueBits);
                break;
            case GateFunction.Leaky:
                Leak(values, offset, end);
                break;
            case GateFunction.Threshold:
                Silence(values, offset, end);
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

    private static long Magnitude(long value) => value < 0 ? -value : value;
}
