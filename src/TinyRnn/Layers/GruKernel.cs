using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>
/// Gated recurrent unit. Cho et al. 2014, with the reset after the recurrent product:
/// <code>
/// r = sigmoid(Wr x + Ur h + br)
/// z = sigmoid(Wz x + Uz h + bz)            u = 1 - z
/// n = tanh(Wn x + bn + r (Un h + cn))
/// h = (1 - z) n + z h  =  h + u (n - h)
/// </code>
/// A sigmoid update gate is stored negated, so that u comes out of the table as it is used; of any other z, 1 - z is taken in
/// integers. Rows of weights stand unit by unit as r, u, n; in the scratch stand all r, then all u, then all n.
/// </summary>
internal sealed partial class GruKernel : RecurrentKernel
{
    public const int Gates = 3;

    public GruKernel(
        string name, int inputSize, int size, Requantizer inputCopy, Requantizer recurrentCopy, RowScales scales, CellParameters cell, Requantizer candidateCopy)
        : base(LayerKind.Gru, name, inputSize, size, inputCopy, recurrentCopy, scales, cell, candidateCopy != null)
    {
        CandidateCopy = candidateCopy;
    }

    internal override void Update(Scratch scratch, SigmoidTable table, int[] state, int offset)
    {
        if (!IsPlain)
        {
            UpdateWithOptions(scratch, table, state, offset);
            return;
        }

        int units = OutputSize;
        long[] gates = scratch.Gates;
        long[] wx = scratch.InputSums;
        long[] uh = scratch.RecurrentSums;
        if (scratch.SumsArePacked)
        {
            SumPacked(wx, uh, gates, units); // r, u = W x + U h + b
        }
        else
        {
            SumSpread(wx, uh, gates, units); // r, u = W x + U h + b
        }

        table.Apply(gates, 0, 2 * units); // r, u = sigmoid(r, u)
        SumCandidates(wx, uh, gates, units); // n = Wn x + bn + r (Un h + cn)
        table.Apply(gates, 2 * units, units); // n = tanh(n)
        Blend(gates, state, offset, units); // h = h + u (n - h)
    }

    // r and u become indices of the table. What n is made of, Wn x + bn and Un h + cn, takes the place of the sums.
    private void SumSpread(long[] wx, long[] uh, long[] gates, int units)
    {
        long[] mx = Scales.InputMultipliers;
        long[] mh = Scales.RecurrentMultipliers;
        long[] b = Scales.Biases;
        long[] cn = Scales.CandidateBiases;
        int shift = Scales.Shift;
        int updates = units;
        int row = 0;
        for (int unit = 0; unit < units; unit++)
        {
            gates[unit] = (wx[row] * mx[row] + uh[row] * mh[row] + b[row]) >> shift; // r
            row++;
            gates[updates + unit] = (wx[row] * mx[row] + uh[row] * mh[row] + b[row]) >> shift; // u
            row++;
            wx[unit] = wx[row] * mx[row] + b[row];
            uh[unit] = (uh[row] * mh[row] + cn[unit]) >> FixedPoint.GateBits;
            row++;
        }
    }

    // The same where a unit's three sums are the lanes of one word: taking them apart here saves an interpreter a pass over them.
    private void SumPacked(long[] wx, long[] uh, long[] gates, int units)
    {
        long[] mx = Scales.InputMultipliers;
        long[] mh = Scales.RecurrentMultipliers;
        long[] b = Scales.Biases;
        long[] cn = Scales.CandidateBiases;
        int shift = Scales.Shift;
        long half = PackedMatrix.NarrowHalf;
        long halves = PackedMatrix.NarrowHalves;
        long mask = PackedMatrix.NarrowMask;
        const int lane = PackedMatrix.NarrowBits;
        int updates = units;
        int row = 0;
        for (int unit = 0; unit < units; unit++)
        {
            long x = wx[unit] + halves;
            long h = uh[unit] + halves;
            gates[unit] = (((x & mask) - half) * mx[row] + ((h & mask) - half) * mh[row] + b[row]) >> shift; // r
            row++;
            gates[updates + unit] = (((x >> lane & mask) - half) * mx[row] + ((h >> lane & mask) - half) * mh[row] + b[row]) >> shift; // u
            row++;
            wx[unit] = (x >> (2 * lane)) * mx[row] + b[row];
            uh[unit] = ((h >> (2 * lane)) * mh[row] + cn[unit]) >> FixedPoint.GateBits;
            row++;
        }
    }

    // n = Wn x + bn + r (Un h + cn), as indices of the table.
    private void SumCandidates(long[] wx, long[] uh, long[] gates, int units)
    {
        int shift = Scales.Shift;
        int candidates = 2 * units;
        for (int unit = 0; unit < units; unit++)
        {
            gates[candidates + unit] = (wx[unit] + gates[unit] * uh[unit]) >> shift;
        }
    }

    // h = h + u (n - h), h in Q23; n is still 1.0 above itself, as the table gives tanh.
    private static void Blend(long[] gates, int[] state, int offset, int units)
    {
        long half = 1L << (FixedPoint.GateBits - 1);
        int updates = units;
        int candidates = 2 * units;
        for (int unit = 0; unit < units; unit++)
        {
            int n = (int)gates[candidates + unit] - FixedPoint.ValueOne;
            int h = state[offset + unit];
            long distance = (n << (FixedPoint.StateBits - FixedPoint.ValueBits)) - h;
            state[offset + unit] = h + (int)((distance * gates[updates + unit] + half) >> FixedPoint.GateBits);
        }
    }
}
