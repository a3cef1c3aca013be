using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>
/// Cells with options: any activations, h in Q20, and the reset before the recurrent product, n = a(Wn x + Un (r h) + bn), as Cho
/// et al. have it.
/// </summary>
internal sealed partial class GruKernel
{
    /// <summary>
    /// How what goes into the candidate's recurrent product, r h or h, is rounded; null where it is one with the gates' product.
    /// </summary>
    public Requantizer CandidateCopy { get; }

    /// <summary>[hidden, hidden], the other recurrent weights then being [2 * hidden, hidden]; null where they are one.</summary>
    public WeightMatrix CandidateWeights { get; set; }

    internal override int ValuesLength => CandidateCopy == null ? 0 : OutputSize;

    private void UpdateWithOptions(Scratch scratch, SigmoidTable table, int[] state, int offset)
    {
        CellParameters cell = Cell;
        int units = OutputSize;
        long[] gates = scratch.Gates;
        long[] wx = scratch.InputSums;
        long[] uh = scratch.RecurrentSums;
        if (CandidateCopy != null)
        {
            LeaveRoomForCandidates(uh, units);
        }

        SumSpread(wx, uh, gates, units); // r, u or z = W x + U h + b
        cell.Gate.Apply(gates, 0, 2 * units, table);
        if (cell.Gate.Function != ActivationFunction.Sigmoid)
        {
            Complement(gates, units, units); // u = 1 - z
        }

        if (CandidateCopy != null)
        {
            MultiplyCandidates(scratch, state, offset, units); // Un (r h) + cn, or Un h + cn
        }

        if (cell.ResetBefore)
        {
            AddCandidates(wx, uh, gates, units); // n = Wn x + bn + Un (r h) + cn
        }
        else
        {
            SumCandidates(wx, uh, gates, units); // n = Wn x + bn + r (Un h + cn)
        }

        cell.Candidate.Apply(gates, 2 * units, units, table); // n = a(n)
        BlendWithin(CellFormat.Bound(FractionBits), gates, state, offset, units); // h = h + u (n - h)
    }

    /// <summary>From the rows r, u of each unit to r, u and one for n, in place: from the last down, because there become more.</summary>
    private static void LeaveRoomForCandidates(long[] uh, int units)
    {
        for (int unit = units - 1; unit >= 0; unit--)
        {
            uh[Gates * unit + 2] = 0;
            uh[Gates * unit + 1] = uh[2 * unit + 1];
            uh[Gates * unit] = uh[2 * unit];
        }
    }

    private static void Complement(long[] gates, int from, int count)
    {
        for (int i = from; i < from + count; i++)
        {
            gates[i] = FixedPoint.Saturate(SigmoidTable.One - gates[i]);
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
            long h = state[offset + unit];
            source[unit] = before ? FixedPoint.Saturate((gates[unit] * h + half) >> FixedPoint.GateBits) : (int)h;
        }

        CandidateCopy.Apply(source, 0, units, scratch.Hidden);
        long[] uh = scratch.RecurrentSums;
        CandidateWeights.Multiply(scratch.Hidden, uh);
        long[] mh = Scales.RecurrentMultipliers;
        long[] cn = Scales.CandidateBiases;
        int shift = before ? 0 : FixedPoint.GateBits;
        for (int unit = 0; unit < units; unit++)
        {
            uh[unit] = (uh[unit] * mh[Gates * unit + Gates - 1] + cn[unit]) >> shift;
        }
    }

    private void AddCandidates(long[] wx, long[] uh, long[] gates, int units)
    {
        int shift = Scales.Shift;
        int candidates = 2 * units;
        for (int unit = 0; unit < units; unit++)
        {
            gates[candidates + unit] = (wx[unit] + uh[unit]) >> shift;
        }
    }

    private void BlendWithin(int bound, long[] gates, int[] state, int offset, int units)
    {
        int finer = FractionBits - FixedPoint.ValueBits;
        int updates = units;
        int candidates = 2 * units;
        long half = 1L << (FixedPoint.GateBits - 1);
        for (int unit = 0; unit < units; unit++)
        {
            long h = state[offset + unit];
            long distance = CellFormat.Cut(gates[candidates + unit] << finer, bound) - h;
            state[offset + unit] = CellFormat.Cut(h + ((distance * gates[updates + unit] + half) >> FixedPoint.GateBits), bound);
        }
    }
}
