namespace TinyRnn;

/// <summary>
/// Long short-term memory, rows i, f, g, o per unit: c = f c + i g (Q20, saturating), h = o tanh(c) (Q23).
/// Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000.
/// </summary>
internal sealed class LstmKernel : RecurrentKernel
{
    public const int Gates = 4;

    public LstmKernel(string name, int inputSize, int hiddenSize, Requantizer inputCopy, Requantizer recurrentCopy, RowScales scales)
        : base(LayerKind.Lstm, name, inputSize, hiddenSize, inputCopy, recurrentCopy, scales) { }

    internal override int CellLength => OutputSize;

    internal override void Update(Scratch scratch, SigmoidTable table, int[] state, int offset)
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
