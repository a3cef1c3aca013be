namespace TinyRnn;

/// <summary>
/// Gated recurrent unit, rows r, u, n per unit, where u = 1 - z is stored negated so that it comes out of the table as it is
/// used: n = tanh(Wx + b + r (Uh + b')), h += u (n - h). Cho et al. 2014, with the reset after the recurrent product.
/// </summary>
internal sealed class GruKernel : RecurrentKernel
{
    public const int Gates = 3;

    public GruKernel(string name, int inputSize, int hiddenSize, Requantizer inputCopy, Requantizer recurrentCopy, RowScales scales)
        : base(LayerKind.Gru, name, inputSize, hiddenSize, inputCopy, recurrentCopy, scales) { }

    internal override void Update(Scratch scratch, SigmoidTable table, int[] state, int offset)
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
