using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>
/// Gated recurrent unit, rows r, u, n per unit: h += u (n - h), where u = 1 - z, and n = a(Wx + b + r (Uh + b')), or
/// n = a(Wx + b + U (r h) + b') with the reset before the product. Cho et al. 2014. A sigmoid update gate is stored negated, so
/// that u comes out of the table as it is used; of any other z, 1 - z is taken in integers.
/// </summary>
internal sealed class GruKernel : RecurrentKernel
{
    public const int Gates = 3;

    public GruKernel(
        string name, int inputSize, int size, Requantizer inputCopy, Requantizer recurrentCopy, RowScales scales, CellParameters cell, Requantizer candidateCopy)
        : base(LayerKind.Gru, name, inputSize, size, inputCopy, recurrentCopy, scales, cell, candidateCopy != null)
    {
        CandidateCopy = candidateCopy;
    }

    /// <summary>
    /// How what goes into the candidate's recurrent product, r h or h, is rounded; null where it is one with the gates' product.
    /// </summary>
    public Requantizer CandidateCopy { get; }

    /// <summary>[hidden, hidden], the other recurrent weights then being [2 * hidden, hidden]; null where they are one.</summary>
    public WeightMatrix CandidateWeights { get; set; }

    internal override int ValuesLength => CandidateCopy == null ? 0 : OutputSize;

    internal override void Update(Scratch scratch, SigmoidTable table, int[] state, int offset)
    {
        if (IsPlain)
        {
            UpdatePlain(scratch, table, state, offset);
            return;
        }

        CellParameters cell = Cell;
        int units = OutputSize;
        long[] gates = scratch.Gates;
        SumGates(scratch.InputSums, scratch.RecurrentSums, gates, units);
        cell.Gate.Apply(gates, 0, 2 * units, table);
        if (cell.Gate.Function != ActivationFunction.Sigmoid)
        {
            for (int i = units; i < 2 * units; i++)
            {
                gates[i] = FixedPoint.Saturate(SigmoidTable.One - gates[i]);
            }
        }

        if (CandidateCopy != null)
        {
            MultiplyCandidates(scratch, state, offset, units);
        }

        SumGatedCandidates(scratch.InputSums, scratch.RecurrentSums, gates, units);
        cell.Candidate.Apply(gates, 2 * units, units, table);
        StepState(gates, state, offset, units);
    }

    private void UpdatePlain(Scratch scratch, SigmoidTable table, int[] state, int offset)
    {
        int units = OutputSize;
        long[] gates = scratch.Gates;
        if (scratch.SumsArePacked)
        {
            SumPacked(scratch.InputSums, scratch.RecurrentSums, gates, units);
        }
        else
        {
            SumSpread(scratch.InputSums, scratch.RecurrentSums, gates, units);
        }

        table.Apply(gates, 0, 2 * units);
        SumCandidates(scratch.InputSums, scratch.RecurrentSums, gates, units);
        table.Apply(gates, 2 * units, units);

        long half = 1L << (FixedPoint.GateBits - 1);
        for (int unit = 0; unit < units; unit++)
        {
            long update = gates[units + unit];
            int candidate = (int)gates[2 * units + unit] - FixedPoint.ValueOne;
            int hidden = state[offset + unit];
            long distance = (candidate << (FixedPoint.StateBits - FixedPoint.ValueBits)) - hidden;
            state[offset + unit] = hidden + (int)((distance * update + half) >> FixedPoint.GateBits);
        }
    }

    // Pre-activations of all resets, then of all updates, in gates; the two parts of the candidates take the place of the sums, the
    // recurrent one not yet shifted.
    private void SumGates(long[] inputSums, long[] recurrentSums, long[] gates, int units)
    {
        long[] mx = Scales.InputMultipliers;
        long[] mh = Scales.RecurrentMultipliers;
        long[] bias = Scales.Biases;
        long[] candidateBias = Scales.CandidateBiases;
        int shift = Scales.Shift;
        bool apart = CandidateCopy != null;
        int row = 0;
        int recurrent = 0;
        for (int unit = 0; unit < units; unit++)
        {
            gates[unit] = (inputSums[row] * mx[row] + recurrentSums[recurrent++] * mh[row] + bias[row]) >> shift;
            row++;
            gates[units + unit] = (inputSums[row] * mx[row] + recurrentSums[recurrent++] * mh[row] + bias[row]) >> shift;
            row++;
            inputSums[unit] = inputSums[row] * mx[row] + bias[row];
            if (!apart)
            {
                recurrentSums[unit] = recurrentSums[recurrent++] * mh[row] + candidateBias[unit];
            }

            row++;
        }
    }

    /// <summary>The candidates' recurrent part from a product of its own.</summary>
    private void MultiplyCandidates(Scratch scratch, int[] state, int offset, int units)
    {
        int[] source = scratch.Values;
        long[] gates = scratch.Gates;
        bool before = Cell.ResetBefore;
        long half = 1L << (FixedPoint.GateBits - 1);
        for (int unit = 0; unit < units; unit++)
        {
            long hidden = state[offset + unit];
            source[unit] = before ? FixedPoint.Saturate((gates[unit] * hidden + half) >> FixedPoint.GateBits) : (int)hidden;
        }

        CandidateCopy.Apply(source, 0, units, scratch.Hidden);
        long[] products = scratch.RecurrentSums;
        CandidateWeights.Multiply(scratch.Hidden, products);
        long[] multipliers = Scales.RecurrentMultipliers;
        long[] bias = Scales.CandidateBiases;
        for (int unit = 0; unit < units; unit++)
        {
            products[unit] = products[unit] * multipliers[Gates * unit + Gates - 1] + bias[unit];
        }
    }

    /// <summary>Pre-activations of all candidates, behind the gates.</summary>
    private void SumGatedCandidates(long[] inputParts, long[] recurrentParts, long[] gates, int units)
    {
        bool before = Cell.ResetBefore;
        int shift = Scales.Shift;
        int candidates = 2 * units;
        for (int unit = 0; unit < units; unit++)
        {
            long recurrent = before ? recurrentParts[unit] : gates[unit] * (recurrentParts[unit] >> FixedPoint.GateBits);
            gates[candidates + unit] = (inputParts[unit] + recurrent) >> shift;
        }
    }

    private void StepState(long[] gates, int[] state, int offset, int units)
    {
        int bound = CellFormat.Bound(FractionBits);
        int finer = FractionBits - FixedPoint.ValueBits;
        int candidates = 2 * units;
        long half = 1L << (FixedPoint.GateBits - 1);
        for (int unit = 0; unit < units; unit++)
        {
            long hidden = state[offset + unit];
            long distance = CellFormat.Cut(gates[candidates + unit] << finer, bound) - hidden;
            state[offset + unit] = CellFormat.Cut(hidden + ((distance * gates[units + unit] + half) >> FixedPoint.GateBits), bound);
        }
    }

    // Table indices of all resets, then of all updates, in gates; the two parts of the candidates take the place of the sums.
    private void SumSpread(long[] inputSums, long[] recurrentSums, long[] gates, int units)
    {
        long[] mx = Scales.InputMultipliers;
        long[] mh = Scales.RecurrentMultipliers;
        long[] bias = Scales.Biases;
        long[] candidateBias = Scales.CandidateBiases;
        int shift = Scales.Shift;
        int row = 0;
        for (int unit = 0; unit < units; unit++)
        {
            gates[unit] = (inputSums[row] * mx[row] + recurrentSums[row] * mh[row] + bias[row]) >> shift;
            row++;
            gates[units + unit] = (inputSums[row] * mx[row] + recurrentSums[row] * mh[row] + bias[row]) >> shift;
            row++;
            inputSums[unit] = inputSums[row] * mx[row] + bias[row];
            recurrentSums[unit] = (recurrentSums[row] * mh[row] + candidateBias[unit]) >> FixedPoint.GateBits;
            row++;
        }
    }

    // The same where a unit's three sums are the lanes of one word.
    private void SumPacked(long[] inputSums, long[] recurrentSums, long[] gates, int units)
    {
        long[] mx = Scales.InputMultipliers;
        long[] mh = Scales.RecurrentMultipliers;
        long[] bias = Scales.Biases;
        long[] candidateBias = Scales.CandidateBiases;
        int shift = Scales.Shift;
        long half = PackedMatrix.NarrowHalf;
        long halves = PackedMatrix.NarrowHalves;
        long mask = PackedMatrix.NarrowMask;
        const int bits = PackedMatrix.NarrowBits;
        int row = 0;
        for (int unit = 0; unit < units; unit++)
        {
            long x = inputSums[unit] + halves;
            long h = recurrentSums[unit] + halves;
            gates[unit] = (((x & mask) - half) * mx[row] + ((h & mask) - half) * mh[row] + bias[row]) >> shift;
            row++;
            gates[units + unit] = (((x >> bits & mask) - half) * mx[row] + ((h >> bits & mask) - half) * mh[row] + bias[row]) >> shift;
            row++;
            inputSums[unit] = (x >> (2 * bits)) * mx[row] + bias[row];
            recurrentSums[unit] = ((h >> (2 * bits)) * mh[row] + candidateBias[unit]) >> FixedPoint.GateBits;
            row++;
        }
    }

    /// <summary>Table indices of all candidates, behind the gates.</summary>
    private void SumCandidates(long[] inputParts, long[] recurrentParts, long[] gates, int units)
    {
        int shift = Scales.Shift;
        int candidates = 2 * units;
        for (int unit = 0; unit < units; unit++)
        {
            gates[candidates + unit] = (inputParts[unit] + gates[unit] * recurrentParts[unit]) >> shift;
        }
    }
}
