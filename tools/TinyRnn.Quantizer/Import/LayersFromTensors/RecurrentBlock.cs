using System.Collections.Generic;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.LayersFromTensors;

/// <summary>A stack of recurrent layers of one kind and one size, in one direction or in both.</summary>
/// <param name="Name">The module's name.</param>
/// <param name="Cell">The kind of unit; of a simple recurrent layer, tanh until something else is stated.</param>
/// <param name="Size">Of every layer.</param>
/// <param name="Layers">At least one, first to last.</param>
internal sealed record RecurrentBlock(string Name, CellKind Cell, RecurrentSize Size, IReadOnlyList<StackedLayer> Layers)
    : LayerBlock(Name, Layers[0].Forward.InputSize, Size.LayerSize)
{
    public bool IsBidirectional => Size.Directions > 1;

    protected override string Kind =>
        (IsBidirectional ? "bidirectional " : "")
        + Cell switch
        {
            CellKind.Gru => "GRU",
            CellKind.Lstm => "LSTM",
            _ => "RNN",
        };
}
