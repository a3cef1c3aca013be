using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Sidecars;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.StatedLayers;

/// <summary>Reads the layers that a sidecar lists and checks that each can stand where it stands.</summary>
internal sealed class LayerList(NamedTensors tensors)
{
    private readonly StatedLayerReader _reader = new(tensors);

    /// <exception cref="ImportException">A layer is wrong, or the list.</exception>
    public IReadOnlyList<NetworkLayer> Read(SidecarValue list)
    {
        var layers = new List<StatedLayer>();
        foreach ((int index, SidecarValue item) in list.Items().Index())
        {
            if (layers.Count >= Limits.Layers)
            {
                throw list.Refuse($"expected at most {Limits.Layers} layers");
            }

            foreach (StatedLayer layer in _reader.Read(item, index, layers.Count == 0 ? 0 : layers[^1].Layer.OutputSize))
            {
                CheckPlace(layer, layers);
                layers.Add(layer);
            }
        }

        CheckHeads(layers);
        CheckCounts(list, layers);
        return layers.Count == 0 ? throw list.Refuse("expected layers, found none") : LayerFolding.Fold(layers.Select(layer => layer.Layer));
    }

    private static void CheckPlace(StatedLayer stated, List<StatedLayer> before)
    {
        NetworkLayer layer = stated.Layer;
        bool takesTokens = layer is EmbeddingLayer or OneHotLayer;
        if (before.Count == 0)
        {
            if (!takesTokens && layer.InputSize > Limits.LayerSize)
            {
                throw stated.Place.Refuse($"expected at most {Limits.LayerSize} features, found {layer.InputSize} values in");
            }

            return;
        }

        NetworkLayer last = before[^1].Layer;
        if (takesTokens)
        {
            throw stated.Place.Refuse("only the first layer takes tokens");
        }

        if (layer.InputSize != last.OutputSize)
        {
            throw stated.Place.Refuse(
                $"expected {last.OutputSize} values in, as {Text.Quote(last.Name)} before it gives; found {layer.InputSize}"
            );
        }

        CheckSteps(stated, before);
        if (layer is DenseLayer && layer.InputSize > Limits.Inputs && !before.Any(other => other.Layer is FlattenLayer))
        {
            throw stated.Place.Refuse($"expected at most {Limits.Inputs} values in, found {layer.InputSize}");
        }
    }

    /// <summary>Checks what takes steps of a window, or gives one vector at each.</summary>
    private static void CheckSteps(StatedLayer stated, List<StatedLayer> before)
    {
        bool isOne = before.Aggregate(int.MaxValue, (steps, other) => other.Layer.StepsOut(steps)) == 1;
        if (isOne && LayerFacts.IsRecurrent(stated.Layer))
        {
            throw stated.Place.Refuse("a recurrent layer after 'last' would see one step only; expected 'repeat' between them");
        }

        if (stated.Layer is RepeatLayer)
        {
            if (!isOne)
            {
                throw stated.Place.Refuse("expected one vector of a window before it, such as of 'last'; found one at each step");
            }
        }
        else if (stated.Layer.StepsOut(int.MaxValue) != int.MaxValue)
        {
            CheckTake(stated.Place, stated.Layer, isOne, before);
        }
    }

    private static void CheckTake(SidecarValue place, NetworkLayer layer, bool isOne, List<StatedLayer> before)
    {
        if (isOne)
        {
            throw place.Refuse("expected one layer 'last' at most, found another");
        }

        if (!before.Any(other => LayerFacts.IsRecurrent(other.Layer)))
        {
            throw place.Refuse("expected a recurrent layer before 'last', found none");
        }

        if (layer is LastStepLayer { Selection: StepSelection.FinalState } && !LayerFacts.IsRecurrent(before[^1].Layer))
        {
            throw place.Refuse(
                $"final_state is taken of a recurrent layer, but {Text.Quote(before[^1].Layer.Name)} before it is none; expected last_output, or "
                    + "'last' directly after the recurrent layer"
            );
        }
    }

    private static void CheckHeads(List<StatedLayer> layers)
    {
        for (int i = 0; i < layers.Count - 1; i++)
        {
            if (layers[i].Layer is ArgMaxLayer)
            {
                throw layers[i].Place.Refuse("argmax is possible in the last layer only");
            }

            if (LayerFacts.IsNormalized(layers[i].Layer) && layers.Skip(i + 1).Any(layer => layer.Layer is not (LastStepLayer or ArgMaxLayer)))
            {
                throw layers[i].Place.Refuse("softmax and log_softmax are possible in the last layer only");
            }
        }

        if (layers.FirstOrDefault(layer => LayerFacts.IsNormalized(layer.Layer) && layer.Layer.OutputSize == 1) is { } single)
        {
            throw single.Place.Refuse("softmax of a single output is always 1; expected sigmoid, or more outputs");
        }
    }

    private static void CheckCounts(SidecarValue list, List<StatedLayer> layers)
    {
        int recurrent = layers.Count(layer => LayerFacts.IsRecurrent(layer.Layer));
        if (recurrent > Limits.RecurrentLayers)
        {
            throw list.Refuse($"expected at most {Limits.RecurrentLayers} recurrent layers, found {recurrent}");
        }
    }
}
