namespace TinyRnn;

/// <summary>
/// The element-wise part of an LSTM with options, for <see cref="LstmCustomKernel"/> and for compiled code. Rows stand gate by
/// gate: i, f, g, o, without f where the gates are coupled, f = 1 - i. c = f c + i g in Q20; o a(c) is h, or what h is projected from.
/// </summary>
public sealed class LstmUpdate
{
    private readonly int _units;
    private readonly int _shift;
    private readonly int _fractionBits;
    private readonly bool _coupled;
    private readonly long[] _peepholes;
    private readonly GateActivation _gate;
    private readonly GateActivation _candidate;
    private readonly GateActivation _output;
    private readonly int _outputScale;
    private readonly long _outputBias;
    private readonly int _outputShift;

    /// <summary>Creates it.</summary>
    /// <param name="units">Units.</param>
    /// <param name="shift">Bits by which sums are finer than pre-activations.</param>
    /// <param name="fractionBits">Q format of h and of what it is projected from: 20 or 23.</param>
    /// <param name="coupled">Whether f is 1 - i and has no rows.</param>
    /// <param name="peepholes">Multipliers of c, gate by gate: i, f unless it is coupled, o; null for none.</param>
    /// <param name="gate">Of i, f, o; gives Q21.</param>
    /// <param name="candidate">Of g; gives Q20.</param>
    /// <param name="output">Of c; gives Q20.</param>
    /// <param name="outputScale">The output's pre-activation is (c * outputScale + outputBias) &gt;&gt; outputShift.</param>
    /// <param name="outputBias">See <paramref name="outputScale"/>.</param>
    /// <param name="outputShift">See <paramref name="outputScale"/>.</param>
    public LstmUpdate(
        int units,
        int shift,
        int fractionBits,
        bool coupled,
        long[] peepholes,
        GateActivation gate,
        GateActivation candidate,
        GateActivation output,
        int outputScale,
        long outputBias,
        int outputShift
    )
    {
        _units = units;
        _shift = shift;
        _fractionBits = fractionBits;
        _coupled = coupled;
        _peepholes = peepholes;
        _gate = gate;
        _candidate = candidate;
        _output = output;
        _outputScale = outputScale;
        _outputBias = outputBias;
        _outputShift = outputShift;
    }

    internal int Units => _units;

    internal int Gates => _coupled ? 3 : 4;

    internal int FractionBits => _fractionBits;

    internal bool Coupled => _coupled;

    internal long[] Peepholes => _peepholes;

    internal GateActivation Gate => _gate;

    internal GateActivation Candidate => _candidate;

    internal GateActivation Output => _output;

    internal int OutputScale => _outputScale;

    internal long OutputBias => _outputBias;

    internal int OutputShift => _outputShift;

    /// <summary>New c, and o a(c), from the sums of all rows, which are used up.</summary>
    /// <param name="sums">[gates * units].</param>
    /// <param name="table">The model's table.</param>
    /// <param name="state">c at <paramref name="cells"/>.</param>
    /// <param name="cells">First integer of c.</param>
    /// <param name="values">Receives o a(c): the state itself, or what the projection takes.</param>
    /// <param name="offset">First integer of o a(c).</param>
    public void Step(long[] sums, SigmoidTable table, int[] state, int cells, int[] values, int offset)
    {
        int units = _units;
        int candidates = _coupled ? units : 2 * units;
        int outputs = candidates + units;
        for (int gate = 0; gate < candidates; gate += units)
        {
            AddPeephole(sums, gate, gate, state, cells);
        }

        Shift(sums, 0, outputs);
        _gate.Apply(sums, 0, candidates, table);
        _candidate.Apply(sums, candidates, units, table);
        StepCells(sums, candidates, state, cells);

        AddPeephole(sums, outputs, candidates, state, cells);
        Shift(sums, outputs, outputs + units);
        _gate.Apply(sums, outputs, units, table);
        SquashCells(sums, state, cells, table);

        int coarser = FixedPoint.GateBits + FixedPoint.ValueBits - _fractionBits;
        int bound = CellFormat.Bound(_fractionBits);
        long half = 1L << (coarser - 1);
        for (int unit = 0; unit < units; unit++)
        {
            values[offset + unit] = CellFormat.Cut((sums[outputs + unit] * sums[unit] + half) >> coarser, bound);
        }
    }

    private void AddPeephole(long[] sums, int gate, int peephole, int[] state, int cells)
    {
        long[] peepholes = _peepholes;
        if (peepholes == null)
        {
            return;
        }

        for (int unit = 0; unit < _units; unit++)
        {
            sums[gate + unit] += peepholes[peephole + unit] * state[cells + unit];
        }
    }

    private void Shift(long[] sums, int from, int to)
    {
        int shift = _shift;
        for (int i = from; i < to; i++)
        {
            sums[i] = sums[i] >> shift;
        }
    }

    // Both products are below 2^62, so that their sum, with the half, stays below 2^63.
    private void StepCells(long[] gates, int candidates, int[] state, int cells)
    {
        int units = _units;
        long half = 1L << (FixedPoint.GateBits - 1);
        for (int unit = 0; unit < units; unit++)
        {
            long input = gates[unit];
            long forget = _coupled ? FixedPoint.Saturate(SigmoidTable.One - input) : gates[units + unit];
            long cell = forget * state[cells + unit] + input * gates[candidates + unit] + half;
            state[cells + unit] = FixedPoint.Saturate(cell >> FixedPoint.GateBits);
        }
    }

    /// <summary>The output activation of the cells, in place of the input gates.</summary>
    private void SquashCells(long[] gates, int[] state, int cells, SigmoidTable table)
    {
        long scale = _outputScale;
        long bias = _outputBias;
        int shift = _outputShift;
        for (int unit = 0; unit < _units; unit++)
        {
            gates[unit] = (state[cells + unit] * scale + bias) >> shift;
        }

        _output.Apply(gates, 0, _units, table);
    }
}
