namespace TinyRnn;

/// <summary>
/// The element-wise part of a GRU with options, for <see cref="GruCustomKernel"/> and for compiled code. Rows stand gate by
/// gate: r, z or u = 1 - z, n. A sigmoid update gate is stored negated and gives u; of any other z, 1 - z is taken in integers.
/// </summary>
public sealed class GruUpdate
{
    private readonly int _units;
    private readonly int _shift;
    private readonly int _fractionBits;
    private readonly bool _resetBefore;
    private readonly GateActivation _gate;
    private readonly GateActivation _candidate;

    /// <summary>Creates it.</summary>
    /// <param name="units">Units.</param>
    /// <param name="shift">Bits by which sums are finer than pre-activations.</param>
    /// <param name="fractionBits">Q format of h: 20 or 23.</param>
    /// <param name="resetBefore">Whether r is applied to h before the candidate's recurrent product, or to the product.</param>
    /// <param name="gate">Of r and z; gives Q21.</param>
    /// <param name="candidate">Of n; gives Q20.</param>
    public GruUpdate(int units, int shift, int fractionBits, bool resetBefore, GateActivation gate, GateActivation candidate)
    {
        _units = units;
        _shift = shift;
        _fractionBits = fractionBits;
        _resetBefore = resetBefore;
        _gate = gate;
        _candidate = candidate;
    }

    internal int FractionBits => _fractionBits;

    internal bool ResetBefore => _resetBefore;

    internal GateActivation Gate => _gate;

    internal GateActivation Candidate => _candidate;

    /// <summary>Gates in place of the first two thirds of the sums, and what the candidate's recurrent product is made of.</summary>
    /// <param name="sums">[3 * units]: r and z of all units, and the input part of the candidates.</param>
    /// <param name="table">The model's table.</param>
    /// <param name="state">h at <paramref name="offset"/>.</param>
    /// <param name="offset">First integer of h.</param>
    /// <param name="source">[units]: receives r h where the reset comes before, otherwise h.</param>
    public void StepGates(long[] sums, SigmoidTable table, int[] state, int offset, int[] source)
    {
        int units = _units;
        int shift = _shift;
        for (int i = 0; i < 2 * units; i++)
        {
            sums[i] = sums[i] >> shift;
        }

        _gate.Apply(sums, 0, 2 * units, table);
        if (_gate.Function != GateFunction.Sigmoid)
        {
            for (int i = units; i < 2 * units; i++)
            {
                sums[i] = FixedPoint.Saturate(SigmoidTable.One - sums[i]);
            }
        }

        long half = 1L << (FixedPoint.GateBits - 1);
        for (int unit = 0; unit < units; unit++)
        {
            long hidden = state[offset + unit];
            source[unit] = _resetBefore ? FixedPoint.Saturate((sums[unit] * hidden + half) >> FixedPoint.GateBits) : (int)hidden;
        }
    }

    /// <summary>New h from the gates and both parts of the candidates.</summary>
    /// <param name="sums">What <see cref="StepGates"/> left; used up.</param>
    /// <param name="products">[units]: the candidate's recurrent part, scaled, with its bias.</param>
    /// <param name="table">The model's table.</param>
    /// <param name="state">h at <paramref name="offset"/>.</param>
    /// <param name="offset">First integer of h.</param>
    public void StepState(long[] sums, long[] products, SigmoidTable table, int[] state, int offset)
    {
        int units = _units;
        int shift = _shift;
        int candidates = 2 * units;
        for (int unit = 0; unit < units; unit++)
        {
            long product = _resetBefore ? products[unit] : sums[unit] * (products[unit] >> FixedPoint.GateBits);
            sums[candidates + unit] = (sums[candidates + unit] + product) >> shift;
        }

        _candidate.Apply(sums, candidates, units, table);
        int bound = CellFormat.Bound(_fractionBits);
        int finer = _fractionBits - FixedPoint.ValueBits;
        long half = 1L << (FixedPoint.GateBits - 1);
        for (int unit = 0; unit < units; unit++)
        {
            long hidden = state[offset + unit];
            long distance = CellFormat.Cut(sums[candidates + unit] << finer, bound) - hidden;
            state[offset + unit] = CellFormat.Cut(hidden + ((distance * sums[units + unit] + half) >> FixedPoint.GateBits), bound);
        }
    }
}
