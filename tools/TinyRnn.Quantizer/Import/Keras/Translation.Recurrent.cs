using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace TinyRnn.Quantizer.Import.Keras;

/// <content>Layers with a state.</content>
internal sealed partial class Translation
{
    private void AddRecurrent(KerasLayer layer)
    {
        IReadOnlyList<KerasCell> cells = KerasRecurrent.CellsOf(layer);
        bool isBackward = layer.Flag("go_backwards", false);
        bool givesSequences = layer.Flag("return_sequences");
        if (isBackward && givesSequences)
        {
            throw layer.Refuse(
                "go_backwards with return_sequences gives the steps in reversed order and is not supported; use Bidirectional"
            );
        }

        BeginRecurrent(layer, layer.Flag("stateful", false), isBackward);
        Dictionary<string, Weight>[] weights = Take(layer, cells, affected: 1);
        for (int i = 0; i < cells.Count; i++)
        {
            string name = cells.Count == 1 ? layer.Name : $"{layer.Name}.{i}";
            JsonObject entry = cells[i].Entry(name, _size, weights[i], _activations, Store);
            if (isBackward)
            {
                entry["direction"] = "backward";
            }

            _network.Add(entry);
            _size = cells[i].Units;
        }

        EndRecurrent(layer, givesSequences);
    }

    private void AddBidirectional(KerasLayer layer)
    {
        var both = KerasBidirectional.Read(layer);
        BeginRecurrent(layer, both.IsStateful, needsWindow: true);
        Dictionary<string, Weight>[] weights = Take(layer, [both.Forward, both.Backward], affected: 2);
        _network.Add(both.Entry(_size, weights, _activations, Store));
        _size = both.Size;
        EndRecurrent(layer, both.ReturnsSequences);
    }

    /// <summary>The tensors of each cell; the first of them take in the batch normalization that came before.</summary>
    private Dictionary<string, Weight>[] Take(KerasLayer layer, IReadOnlyList<KerasCell> cells, int affected)
    {
        Dictionary<string, Weight>[] weights = _weights
            .Take(layer, cells.Select(cell => cell.Weights).ToArray())
            .Zip(cells, (own, cell) => cell.Arrange(own))
            .ToArray();
        for (int i = 0; _affine is not null && i < affected; i++)
        {
            weights[i] = _affine.Before(weights[i], cells[i].BiasShape(weights[i]));
        }

        _affine = null;
        return weights;
    }

    private void BeginRecurrent(KerasLayer layer, bool isStateful, bool needsWindow)
    {
        if (!_isSequence)
        {
            string before = IsRecurrent
                ? "a layer before it gives its last step only"
                : $"the input is {Weight.ShapeOf(_shape.Select(size => (long)size))}";
            throw layer.Refuse($"expected a sequence, but {before}");
        }

        if (isStateful && needsWindow)
        {
            throw layer.Refuse("stateful is not supported in a layer that runs backwards");
        }

        IsRecurrent = true;
        IsStateful |= isStateful;
    }

    private void EndRecurrent(KerasLayer layer, bool givesSequences)
    {
        if (!givesSequences)
        {
            _network.Add(new JsonObject { ["type"] = "last", ["name"] = $"{layer.Name}.last", ["take"] = "final_state" });
            _isSequence = false;
        }
    }
}
