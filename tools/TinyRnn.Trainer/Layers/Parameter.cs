namespace TinyRnn.Trainer.Layers;

/// <summary>One tensor in the vector of all parameters of a network.</summary>
/// <param name="Name">As PyTorch names it: <c>gru.weight_ih_l0</c>.</param>
/// <param name="Offset">Where it begins in the vector.</param>
/// <param name="Rows">Rows.</param>
/// <param name="Columns">Columns; 0 for a vector, which a bias is.</param>
/// <param name="InitialRange">The starting values are uniform from -InitialRange to InitialRange.</param>
public sealed record Parameter(string Name, int Offset, int Rows, int Columns, double InitialRange)
{
    /// <summary>Values.</summary>
    public int Length => Rows * (Columns == 0 ? 1 : Columns);
}
