using System.Collections.Generic;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>The calls of layers in generated C, the same in a step and in a window.</summary>
internal sealed class NativeLayers
{
    private readonly NativeLayout _layout;
    private readonly NativeCopies _copies;
    private readonly long[] _bounds;

    public NativeLayers(NativeLayout layout, NativeCopies copies)
    {
        _layout = layout;
        _copies = copies;
        _bounds = new long[layout.Model.Layers.Length + 1];
        _bounds[0] = layout.Info.InputLimit;
        for (int i = 0; i < layout.Model.Layers.Length; i++)
        {
            _bounds[i + 1] = LayerBounds.Of(layout.Model.Layers[i], _bounds[i]);
        }
    }

    /// <summary>The name of a layer, or of one direction of it, without its first part.</summary>
    public static string Name(int index, Layer layer, Layer part) =>
        $"layer{index}" + (layer is not DirectionsKernel directions ? "" : part == directions.Backward ? "b" : "f");

    /// <summary>Statements that run one layer, or one direction of it, on values.</summary>
    /// <param name="index">The layer.</param>
    /// <param name="part">It, or what is within it.</param>
    /// <param name="state">First integer of its state.</param>
    /// <param name="from">Its input, as an expression.</param>
    /// <param name="to">What receives the values of a layer without a state.</param>
    public IEnumerable<string> Call(int index, Layer part, int state, string from, string to)
    {
        Layer layer = _layout.Model.Layers[index];
        switch (layer)
        {
            case EmbeddingKernel:
                return [$"net_embed(*({from}), {to});"];
            case OneHotKernel:
                return [$"net_one_hot(*({from}), {to}, {layer.OutputSize});"];
            case SelectionKernel { Kind: LayerKind.ArgMax }:
                return [$"*({to}) = net_largest({from}, {layer.InputSize});"];
            case SoftmaxKernel:
                string function = layer.Kind == LayerKind.Softmax ? "net_softmax" : "net_log_softmax";
                return [$"net_move({from}, {to}, {layer.InputSize});", $"{function}({to}, {layer.InputSize});"];
            default:
                return WithCopies(index, part, state, from, to);
        }
    }

    private IEnumerable<string> WithCopies(int index, Layer part, int state, string from, string to)
    {
        string x = "net->copies";
        if (_layout.TakesHeld && index == 0)
        {
            x = from;
        }
        else
        {
            yield return $"{_copies.Name(new VectorSource(from, 0, _bounds[index], part.InputCopy))}({from}, {x}, {part.InputSize});";
        }

        string name = Name(index, _layout.Model.Layers[index], part);
        string h = $"net->state + {state}";
        string q = $"net->copies + {_layout.StateAt(part)}";
        string second = $"net->copies + {_layout.CandidatesAt(part)}";
        switch (part)
        {
            case GruKernel { CandidateCopy: not null }:
                yield return $"net_{name}({x}, {q}, {h}, {second}, net->gates);";
                yield return $"net_{name}c({x}, {second}, {h}, net->gates);";
                break;
            case LstmKernel { Projection: not null }:
                yield return $"net_{name}({x}, {q}, {h} + {part.OutputSize}, {h}, {second});";
                yield return $"net_{name}p({second}, {h});";
                break;
            case RecurrentKernel:
                yield return $"net_{name}({x}, {q}, {h});";
                break;
            default:
                yield return $"net_{name}({x}, {to});";
                break;
        }
    }
}
