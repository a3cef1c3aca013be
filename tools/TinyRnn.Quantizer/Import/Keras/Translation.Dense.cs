using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace TinyRnn.Quantizer.Import.Keras;

/// <content>Layers without a state: sums, activations, and what becomes part of them.</content>
internal sealed partial class Translation
{
    private void AddDense(KerasLayer layer, string path = "")
    {
        int units = layer.Count("units");
        JsonNode activation = _activations.OfDense(layer, layer.Get("activation"));
        KerasLayer outermost = layer.Wrapper ?? layer;
        string[] names = layer.Flag("use_bias", true) ? ["kernel", "bias"] : ["kernel"];
        Dictionary<string, Weight> weights = _weights.Take(outermost, [new WeightGroup(path, names)])[0];
        weights = _affine?.Before(weights, [units]) ?? weights;
        _affine = null;
        AddDenseOf(layer, outermost.Name, weights["kernel"], weights.GetValueOrDefault("bias"), units, activation);
    }

    private void AddDenseOf(KerasLayer layer, string name, Weight kernel, Weight? bias, int units, JsonNode activation)
    {
        var entry = new JsonObject { ["type"] = "dense", ["name"] = name };
        entry["weights"] = Store.Add(layer, name, "kernel", kernel, _size ?? kernel.Rows, units);
        if (bias is not null)
        {
            entry["bias"] = Store.Add(layer, name, "bias", bias, units);
        }

        entry["transposed"] = true;
        entry["activation"] = activation;
        _network.Add(entry);
        _size = units;
    }

    /// <summary>A Dense layer of its own for values that no layer beside them can take in.</summary>
    private void AddDenseOf(AffineValues affine, string name, JsonNode activation)
    {
        _affine = null;
        CheckSize(affine.Layer);
        (Weight kernel, Weight bias) = affine.Alone();
        AddDenseOf(affine.Layer, name, kernel, bias, affine.Factor.Length, activation);
    }

    private void AddTimeDistributed(KerasLayer layer)
    {
        KerasLayer inner = layer.Inner("layer");
        CheckNotQuantized(inner);
        if (!_isSequence)
        {
            throw layer.Refuse("expected a sequence");
        }

        if (inner.ClassName == "Dense")
        {
            AddDense(inner, "layer");
        }
        else if (KerasClasses.Activations.Contains(inner.ClassName))
        {
            AddActivation(layer, inner);
        }
        else if (!KerasClasses.WithoutWork.Contains(inner.ClassName))
        {
            throw inner.Refuse(
                $"is not supported inside TimeDistributed; Dense, {string.Join(", ", KerasClasses.Activations)} are"
            );
        }
    }

    /// <summary>After sums the activation becomes the Dense layer's; after anything else it gets a Dense layer that changes nothing.</summary>
    private void AddActivation(KerasLayer layer, KerasLayer inner)
    {
        JsonNode activation = _activations.OfLayer(inner);
        if (IsNone(activation))
        {
            return;
        }

        if (_affine is null && EndsInSums)
        {
            _network[^1]["activation"] = activation;
            return;
        }

        CheckSize(layer);
        AddDenseOf(_affine ?? AffineValues.None(layer, _size!.Value), layer.Name, activation);
    }

    private void AddBatchNormalization(KerasLayer layer)
    {
        KerasBatchNormalization.CheckAxis(layer, _isSequence);
        Dictionary<string, Weight> weights = _weights.Take(layer, [KerasBatchNormalization.WeightsOf(layer)])[0];
        _size ??= weights["moving_mean"].Values.Length;
        AffineValues affine = KerasBatchNormalization.Read(layer, weights, _size.Value);
        if (_affine is null && EndsInSums)
        {
            PutIntoLast(affine);
        }
        else
        {
            _affine = _affine?.Then(affine) ?? affine;
        }
    }

    private bool EndsInSums =>
        _network.Count > 0 && TypeOf(_network[^1]) == "dense" && _network[^1]["activation"] is { } activation && IsNone(activation);

    private static bool IsNone(JsonNode activation) => activation is JsonValue value && value.TryGetValue(out string? name) && name == "none";

    private void PutIntoLast(AffineValues affine)
    {
        JsonObject entry = _network[^1];
        string kernelKey = (string)entry["weights"]!;
        string biasKey = $"{(string)entry["name"]!}.bias";
        (Weight kernel, Weight bias) = affine.After(Store[kernelKey], Store.Find(biasKey));
        Store.Set(kernelKey, kernel);
        Store.Set(biasKey, bias);
        entry["bias"] = biasKey;
    }

    private void CheckSize(KerasLayer layer)
    {
        if (_size is null or > Limits.LayerSize)
        {
            throw layer.Refuse($"expected 1 to {Limits.LayerSize} values, found {(_size is null ? "an unknown number" : $"{_size}")}");
        }
    }
}
