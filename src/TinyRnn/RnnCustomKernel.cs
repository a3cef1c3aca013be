namespace TinyRnn;

/// <summary>Elman network with any activation; see <see cref="RnnUpdate"/>.</summary>
internal sealed class RnnCustomKernel : CustomKernel
{
    private readonly RnnUpdate _update;

    public RnnCustomKernel(string name, int inputSize, int size, Requantizer inputCopy, Requantizer recurrentCopy, RowScales scales, RnnUpdate update)
        : base(LayerKind.RnnCustom, name, inputSize, size, inputCopy, recurrentCopy, scales, update.FractionBits)
    {
        _update = update;
    }

    public RnnUpdate Parameters => _update;

    internal override void Update(Scratch scratch, SigmoidTable table, int[] state, int offset)
    {
        AddRows(scratch, Rows);
        _update.Step(scratch.Gates, table, state, offset);
    }
}
