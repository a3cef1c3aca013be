using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>Reads recurrent layers that see a window from its end, alone or beside one that sees it from its start.</summary>
internal sealed class DirectionsReader
{
    private readonly LayerFieldReader _fields;
    private readonly ProductReader _products;
    private readonly CellReader _cells;

    public DirectionsReader(LayerFieldReader fields, ProductReader products, CellReader cells)
    {
        _fields = fields;
        _products = products;
        _cells = cells;
    }

    public DirectionsKernel Read(LayerKind kind, string name, int inputSize, int size, int inputLimit)
    {
        string layer = _fields.Layer;
        var merge = DirectionMerge.Concatenate;
        RecurrentKernel forward = null;
        if (kind == LayerKind.Bidirectional)
        {
            merge = (DirectionMerge)_fields.ReadRanged("merge", 1, 0, (int)DirectionMerge.Average);
            forward = ReadDirection(layer + "forward ", inputSize, inputLimit);
        }

        int at = _fields.Position;
        RecurrentKernel backward = ReadDirection(layer + "backward ", inputSize, inputLimit);
        _fields.Layer = layer;
        if (forward != null)
        {
            RequireAlike(forward, backward, at);
        }

        var directions = new DirectionsKernel(name, forward, backward, merge);
        if (directions.OutputSize != size)
        {
            throw _fields.Error("output size", at, directions.OutputSize.ToString(), size.ToString());
        }

        return directions;
    }

    /// <summary>A recurrent layer within the layer; from here on errors begin with <paramref name="prefix"/>.</summary>
    private RecurrentKernel ReadDirection(string prefix, int inputSize, int inputLimit)
    {
        _fields.Layer = prefix;
        int at = _fields.Position;
        int kind = _fields.ReadByte("kind");
        if (!LayerKinds.IsRecurrent((LayerKind)kind))
        {
            throw _fields.Error("kind", at, "a recurrent layer", kind.ToString());
        }

        string name = _fields.ReadString("name");
        _fields.Layer = prefix + "(" + name + "): ";
        _fields.ReadRanged("input size", 2, inputSize, inputSize);
        int size = _fields.ReadRanged("output size", 2, 1, ModelLimits.Outputs);
        return _cells.Read((LayerKind)kind, name, inputSize, size, _products.ReadInputCopy(inputLimit));
    }

    private void RequireAlike(RecurrentKernel forward, RecurrentKernel backward, int at)
    {
        if (forward.OutputSize != backward.OutputSize || forward.StateLength != backward.StateLength)
        {
            throw _fields.Error(
                "directions", at, forward.OutputSize.ToString() + " units with " + forward.StateLength.ToString() + " integers of state, as forward",
                backward.OutputSize.ToString() + " units with " + backward.StateLength.ToString());
        }
    }
}
