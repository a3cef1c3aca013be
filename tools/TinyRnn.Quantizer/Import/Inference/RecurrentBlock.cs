using System.Collections.Generic;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Inference;

/// <summary>A stack of recurrent layers of one kind and one hidden size.</summary>
/// <param name="Name">The module's name.</param>
/// <param name="Cell">The kind of unit; of a simple recurrent layer, tanh until something else is stated.</param>
/// <param name="HiddenSize">Units per layer.</param>
/// <param name="Layers">At least one, first to last.</param>
internal sealed record RecurrentBlock(string Name, CellKind Cell, int HiddenSize, IReadOnlyList<RecurrentTensors> Layers)
    : LayerBlock(Name, Layers[0].InputSize, HiddenSize)
{
    protected override string Kind =>
        Cell switch
        {
            CellKind.Gru => "GRU",
            CellKind.Lstm => "LSTM",
            _ => "RNN",
        };
}
