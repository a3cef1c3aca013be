namespace TinyRnn;

/// <summary>
/// A recurrent layer with options. Rows stand gate by gate; sums of rows are Wx * inputMultiplier + Uh * recurrentMultiplier + bias,
/// which the update shifts and turns into the state.
/// </summary>
internal abstract class CustomKernel : RecurrentKernel
{
    private readonly int _fractionBits;

    protected CustomKernel(LayerKind kind, string name, int inputSize, int size, Requantizer inputCopy, Requantizer recurrentCopy, RowScales scales, int fractionBits)
        : base(kind, name, inputSize, size, inputCopy, recurrentCopy, scales)
    {
        _fractionBits = fractionBits;
    }

    public sealed override int FractionBits => _fractionBits;

    internal sealed override int StateBound => CellFormat.Bound(_fractionBits);

    internal sealed override bool IsPacked => false;

    internal int[] Initial { get; set; }

    internal sealed override int[] InitialState => Initial;

    /// <summary>Sums of rows, not yet shifted; of <paramref name="recurrentRows"/> rows with the recurrent part.</summary>
    protected void AddRows(Scratch scratch, int recurrentRows)
    {
        long[] sums = scratch.Gates;
        long[] inputSums = scratch.InputSums;
        long[] recurrentSums = scratch.RecurrentSums;
        long[] mx = Scales.InputMultipliers;
        long[] mh = Scales.RecurrentMultipliers;
        long[] bias = Scales.Biases;
        for (int row = 0; row < recurrentRows; row++)
        {
            sums[row] = inputSums[row] * mx[row] + recurrentSums[row] * mh[row] + bias[row];
        }

        for (int row = recurrentRows; row < bias.Length; row++)
        {
            sums[row] = inputSums[row] * mx[row] + bias[row];
        }
    }
}
