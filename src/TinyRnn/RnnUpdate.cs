namespace TinyRnn;

/// <summary>The element-wise part of an RNN with options, for <see cref="RnnCustomKernel"/> and for compiled code: h = f(sum).</summary>
public sealed class RnnUpdate
{
    private readonly int _units;
    private readonly int _shift;
    private readonly int _fractionBits;
    private readonly GateActivation _activation;

    /// <summary>Creates it.</summary>
    /// <param name="units">Units.</param>
    /// <param name="shift">Bits by which sums are finer than pre-activations.</param>
    /// <param name="fractionBits">Q format of h: 20 or 23.</param>
    /// <param name="activation">Gives Q20.</param>
    public RnnUpdate(int units, int shift, int fractionBits, GateActivation activation)
    {
        _units = units;
        _shift = shift;
        _fractionBits = fractionBits;
        _activation = activation;
    }

    internal int FractionBits => _fractionBits;

    internal GateActivation Activation => _activation;

    /// <summary>New h from the sums of all rows, [units], which are used up.</summary>
    public void Step(long[] sums, SigmoidTable table, int[] state, int offset)
    {
        int units = _units;
        int shift = _shift;
        for (int unit = 0; unit < units; unit++)
        {
            sums[unit] = sums[unit] >> shift;
        }

        _activation.Apply(sums, 0, units, table);
        int bound = CellFormat.Bound(_fractionBits);
        int finer = _fractionBits - FixedPoint.ValueBits;
        for (int unit = 0; unit < units; unit++)
        {
            state[offset + unit] = CellFormat.Cut(sums[unit] << finer, bound);
        }
    }
}
