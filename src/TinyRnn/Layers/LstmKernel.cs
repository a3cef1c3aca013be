using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>
/// Long short-term memory, rows i, f, g, o per unit, without f where the gates are coupled, f = 1 - i: c = f c + i g (Q20,
/// saturating), and o a(c) is h, or what h is projected from. Hochreiter and Schmidhuber 1997, with the forget gate of Gers et
/// al. 2000. With peepholes the old c is part of i and f, the new one of o.
/// </summary>
internal sealed class LstmKernel : RecurrentKernel
{
    public const int Gates = 4;

    public LstmKernel(
        string name, int inputSize, int size, Requantizer inputCopy, Requantizer recurrentCopy, RowScales scales, CellParameters cell, Projection projection)
        : base(LayerKind.Lstm, name, inputSize, size, inputCopy, recurrentCopy, scales, cell, projection != null)
    {
        Projection = projection;
    }

    /// <summary>The matrix that makes h of o a(c); null where that is h.</summary>
    public Projection Projection { get; }

    internal override int CellLength => IsPlain ? OutputSize : Cell.Units;

    internal override int ValuesLength => Projection == null ? 0 : CellLength;

    // The projection has rows of its own.
    internal override int SumsLength => Projection == null || Rows > OutputSize ? base.SumsLength : OutputSize + PackedMatrix.MostLanes;

    /// <summary>The largest magnitude of o a(c).</summary>
    internal long OutputReach
    {
        get
        {
            long gate = Cell.Gate.Bound;
            long output = Cell.Output.Activation.Bound;
            int coarser = FixedPoint.GateBits + FixedPoint.ValueBits - FractionBits;
            long reach = (gate * output + (1L << (coarser - 1))) >> coarser;
            int most = CellFormat.Bound(FractionBits);
            return reach < most ? reach : most;
        }
    }

    internal override void Update(Scratch scratch, SigmoidTable table, int[] state, int offset)
    {
        if (IsPlain)
        {
            UpdatePlain(scratch, table, state, offset);
            return;
        }

        int units = Cell.Units;
        int cells = offset + OutputSize;
        long[] gates = scratch.Gates;
        bool coupled = Cell.Coupled;
        int candidates = coupled ? units : 2 * units;
        int outputs = candidates + units;
        SumGates(scratch, gates, state, cells);
        Cell.Gate.Apply(gates, 0, candidates, table);
        Cell.Candidate.Apply(gates, candidates, units, table);
        StepCells(gates, candidates, state, cells);
        AddOutputPeepholes(gates, outputs, state, cells);
        Cell.Gate.Apply(gates, outputs, units, table);
        SquashCells(gates, state, cells, table);
        if (Projection == null)
        {
            StepOutputs(gates, outputs, state, offset);
            return;
        }

        StepOutputs(gates, outputs, scratch.Values, 0);
        Projection.Apply(scratch, units, state, offset, CellFormat.Bound(FractionBits));
    }

    private void UpdatePlain(Scratch scratch, SigmoidTable table, int[] state, int offset)
    {
        int units = OutputSize;
        long[] gates = scratch.Gates;
        SumRows(scratch, gates);
        table.Apply(gates, 0, Gates * units);
        UpdateCells(gates, scratch.InputSums, state, offset + units, units);
        table.Apply(scratch.InputSums, 0, units);

        const int outputShift = FixedPoint.GateBits + FixedPoint.ValueBits - FixedPoint.StateBits;
        long[] squashed = scratch.InputSums;
        long half = 1L << (outputShift - 1);
        int row = Gates - 1;
        for (int unit = 0; unit < units; unit++)
        {
            state[offset + unit] = (int)((gates[row] * (squashed[unit] - FixedPoint.ValueOne) + half) >> outputShift);
            row += Gates;
        }
    }

    /// <summary>Pre-activations gate by gate; those of the output gates not yet shifted, since the new c may be part of them.</summary>
    private void SumGates(Scratch scratch, long[] gates, int[] state, int cells)
    {
        long[] inputSums = scratch.InputSums;
        long[] recurrentSums = scratch.RecurrentSums;
        long[] mx = Scales.InputMultipliers;
        long[] mh = Scales.RecurrentMultipliers;
        long[] bias = Scales.Biases;
        long[] peepholes = Cell.Peepholes;
        int shift = Scales.Shift;
        int units = Cell.Units;
        int count = Cell.Coupled ? Gates - 1 : Gates;
        int row = 0;
        for (int unit = 0; unit < units; unit++)
        {
            for (int gate = 0; gate < count; gate++)
            {
                long sum = inputSums[row] * mx[row] + recurrentSums[row] * mh[row] + bias[row];
                if (peepholes != null && gate < count - 2)
                {
                    sum += peepholes[(count - 1) * unit + gate] * state[cells + unit];
                }

                gates[gate * units + unit] = gate == count - 1 ? sum : sum >> shift;
                row++;
            }
        }
    }

    private void AddOutputPeepholes(long[] gates, int outputs, int[] state, int cells)
    {
        long[] peepholes = Cell.Peepholes;
        int shift = Scales.Shift;
        int units = Cell.Units;
        int each = peepholes == null ? 0 : peepholes.Length / units;
        for (int unit = 0; unit < units; unit++)
        {
            long cell = peepholes == null ? 0 : peepholes[each * unit + each - 1] * state[cells + unit];
            gates[outputs + unit] = (gates[outputs + unit] + cell) >> shift;
        }
    }

    // Both products are below 2^62, so that their sum, with the half, stays below 2^63.
    private void StepCells(long[] gates, int candidates, int[] state, int cells)
    {
        int units = Cell.Units;
        bool coupled = Cell.Coupled;
        long half = 1L << (FixedPoint.GateBits - 1);
        for (int unit = 0; unit < units; unit++)
        {
            long input = gates[unit];
            long forget = coupled ? FixedPoint.Saturate(SigmoidTable.One - input) : gates[units + unit];
            long cell = forget * state[cells + unit] + input * gates[candidates + unit] + half;
            state[cells + unit] = FixedPoint.Saturate(cell >> FixedPoint.GateBits);
        }
    }

    /// <summary>The output activation of the cells, in place of the input gates.</summary>
    private void SquashCells(long[] gates, int[] state, int cells, SigmoidTable table)
    {
        CellOutput output = Cell.Output;
        long scale = output.Scale;
        long bias = output.Bias;
        int shift = output.Shift;
        int units = Cell.Units;
        for (int unit = 0; unit < units; unit++)
        {
            gates[unit] = (state[cells + unit] * scale + bias) >> shift;
        }

        output.Activation.Apply(gates, 0, units, table);
    }

    /// <summary>o a(c), cut at the bound of h's format.</summary>
    private void StepOutputs(long[] gates, int outputs, int[] values, int offset)
    {
        int coarser = FixedPoint.GateBits + FixedPoint.ValueBits - FractionBits;
        int bound = CellFormat.Bound(FractionBits);
        long half = 1L << (coarser - 1);
        int units = Cell.Units;
        for (int unit = 0; unit < units; unit++)
        {
            values[offset + unit] = CellFormat.Cut((gates[outputs + unit] * gates[unit] + half) >> coarser, bound);
        }
    }

    /// <summary>New cells, and the table indices of their tanh.</summary>
    private static void UpdateCells(long[] gates, long[] indices, int[] state, int cells, int units)
    {
        const int indexShift = SigmoidTable.IndexBits - FixedPoint.ValueBits;
        long half = 1L << (FixedPoint.GateBits - 1);
        int row = 0;
        for (int unit = 0; unit < units; unit++)
        {
            long input = gates[row] * (gates[row + 2] - FixedPoint.ValueOne);
            long cell = (gates[row + 1] * state[cells + unit] + input + half) >> FixedPoint.GateBits;
            if (cell > int.MaxValue || cell < -int.MaxValue)
            {
                cell = FixedPoint.Saturate(cell);
            }

            state[cells + unit] = (int)cell;
            indices[unit] = (cell << indexShift) + SigmoidTable.Zero;
            row += Gates;
        }
    }
}
