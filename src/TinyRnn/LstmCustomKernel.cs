namespace TinyRnn;

/// <summary>Long short-term memory with options; see <see cref="LstmUpdate"/>. With a projection, h has its own number of values.</summary>
internal sealed class LstmCustomKernel : CustomKernel
{
    private readonly LstmUpdate _update;

    public LstmCustomKernel(string name, int inputSize, int size, Requantizer inputCopy, Requantizer recurrentCopy, RowScales scales, LstmUpdate update)
        : base(LayerKind.LstmCustom, name, inputSize, size, inputCopy, recurrentCopy, scales, update.FractionBits)
    {
        _update = update;
    }

    public LstmUpdate Parameters => _update;

    /// <summary>How o a(c) is rounded for the projection; null without one.</summary>
    public Requantizer ProjectionCopy { get; set; }

    /// <summary>Of the projection's rows: no recurrent part.</summary>
    public RowScales ProjectionScales { get; set; }

    /// <summary>[output, units].</summary>
    public WeightMatrix ProjectionWeights { get; set; }

    internal override int CellLength => _update.Units;

    internal override int ValuesLength => ProjectionCopy == null ? 0 : _update.Units;

    // The projection has rows of its own.
    internal override int SumsLength => (Rows > OutputSize ? Rows : OutputSize) + PackedMatrix.MostLanes;

    internal override void Update(Scratch scratch, SigmoidTable table, int[] state, int offset)
    {
        AddRows(scratch, Rows);
        int cells = offset + OutputSize;
        if (ProjectionCopy == null)
        {
            _update.Step(scratch.Gates, table, state, cells, state, offset);
            return;
        }

        _update.Step(scratch.Gates, table, state, cells, scratch.Values, 0);
        Project(scratch, state, offset);
    }

    private void Project(Scratch scratch, int[] state, int offset)
    {
        ProjectionCopy.Apply(scratch.Values, 0, _update.Units, scratch.Hidden);
        long[] sums = scratch.InputSums;
        ProjectionWeights.Multiply(scratch.Hidden, sums);
        long[] multipliers = ProjectionScales.InputMultipliers;
        long[] bias = ProjectionScales.Biases;
        int shift = ProjectionScales.Shift;
        int bound = StateBound;
        for (int row = 0; row < OutputSize; row++)
        {
            state[offset + row] = CellFormat.Cut((sums[row] * multipliers[row] + bias[row]) >> shift, bound);
        }
    }
}
