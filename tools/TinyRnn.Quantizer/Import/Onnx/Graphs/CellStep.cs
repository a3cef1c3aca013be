namespace TinyRnn.Quantizer.Import.Onnx.Graphs;

/// <summary>One step of a recurrent cell that a graph writes out in single operators.</summary>
/// <param name="Type">RNN, GRU or LSTM.</param>
/// <param name="Input">W x + b of the readings.</param>
/// <param name="Recurrent">U h + b of the state.</param>
/// <param name="Hidden">The new h.</param>
internal sealed record CellStep(string Type, (string X, string W, string B) Input, (string X, string W, string B) Recurrent, string Hidden)
{
    /// <summary>Of an RNN: Tanh or Relu.</summary>
    public string Activation { get; init; } = "Tanh";

    /// <summary>The old c; empty for none.</summary>
    public string OldCell { get; init; } = "";

    /// <summary>The new c; empty for none.</summary>
    public string Cell { get; init; } = "";
}
