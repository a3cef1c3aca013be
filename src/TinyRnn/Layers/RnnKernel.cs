using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>
/// Elman network, one row per unit: h = a(Wx + Uh + b), with any activation; the usual ones are tanh, h in Q23, and relu, h in
/// Q20, saturating.
/// </summary>
internal sealed class RnnKernel : RecurrentKernel
{
    public RnnKernel(string name, int inputSize, int size, Requantizer inputCopy, Requantizer recurrentCopy, RowScales scales, CellParameters cell)
        : base(LayerKind.Rnn, name, inputSize, size, inputCopy, recurrentCopy, scales, cell, false) { }

    internal override bool TakesWords => true;

    internal override void Update(Scratch scratch, SigmoidTable table, int[] state, int offset)
    {
        int units = OutputSize;
        long[] sums = scratch.Gates;
        SumRows(scratch, sums);
        if (IsPlain)
        {
            table.Apply(sums, 0, units);
            for (int unit = 0; unit < units; unit++)
            {
                state[offset + unit] = ((int)sums[unit] - FixedPoint.ValueOne) << (FixedPoint.StateBits - FixedPoint.ValueBits);
            }

            return;
        }

        Cell.Candidate.Apply(sums, 0, units, table);
        int bound = CellFormat.Bound(FractionBits);
        int finer = FractionBits - FixedPoint.ValueBits;
        for (int unit = 0; unit < units; unit++)
        {
            state[offset + unit] = CellFormat.Cut(sums[unit] << finer, bound);
        }
    }
}
