using System.Collections.Generic;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Onnx.Operators;

/// <summary>How ONNX stores a kind of cell.</summary>
/// <param name="Cell">The kind.</param>
/// <param name="GateOrder">By gate of the network's order, its place in the file: GRU z, r, h; LSTM i, o, f, c.</param>
/// <param name="Activations">The defaults.</param>
internal sealed record OnnxCellFormat(CellKind Cell, int[] GateOrder, IReadOnlyList<Activation> Activations)
{
    public static OnnxCellFormat Rnn { get; } = new(CellKind.Rnn, [0], [Activation.Tanh]);

    public static OnnxCellFormat Gru { get; } = new(CellKind.Gru, [1, 0, 2], [Activation.Sigmoid, Activation.Tanh]);

    public static OnnxCellFormat Lstm { get; } =
        new(CellKind.Lstm, [0, 2, 3, 1], [Activation.Sigmoid, Activation.Tanh, Activation.Tanh]);

    /// <summary>Peepholes stand in the file as i, o, f; the network has i, f, o.</summary>
    public static int[] PeepholeOrder { get; } = [0, 2, 1];

    public int Gates => GateOrder.Length;

    public bool HasCellState => Cell == CellKind.Lstm;
}
