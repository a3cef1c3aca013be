using System.Collections.Generic;
using System.Text.Json.Nodes;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>
/// One recurrent cell: the configuration it came from and the place of its tensors.
/// kernel is [input, gates * units], recurrent_kernel [units, gates * units]; gates stand in the order z, r, h (GRU) and i, f, c, o
/// (LSTM), h and c being the candidates. bias is [units] (SimpleRNN), [4 * units] (LSTM), [3 * units] (GRU, reset before the product)
/// or [2, 3 * units], input and recurrent bias (GRU with reset_after). The LSTM applies activation to the candidate and to c in the
/// output.
/// </summary>
internal sealed class KerasCell
{
    private readonly KerasLayer _layer;
    private readonly bool _useBias;
    private readonly bool _isFused;

    /// <param name="layer">A recurrent layer, or the cell in one.</param>
    /// <param name="path">Of the tensors, below the outermost layer's group.</param>
    /// <param name="owner">See <see cref="WeightGroup"/>.</param>
    public KerasCell(KerasLayer layer, string path, string owner)
    {
        _layer = layer;
        _isFused = layer.ClassName is "CuDNNGRU" or "CuDNNLSTM";
        Type = layer.ClassName switch
        {
            "GRU" or "GRUCell" or "CuDNNGRU" => "gru",
            "LSTM" or "LSTMCell" or "CuDNNLSTM" => "lstm",
            _ => "rnn",
        };
        Units = layer.Count("units");
        if (Units > Limits.LayerSize)
        {
            throw layer.Refuse($"units: expected at most {Limits.LayerSize}, found {Units}");
        }

        _useBias = _isFused || layer.Flag("use_bias", true);
        ResetAfter = Type == "gru" && (_isFused || layer.Flag("reset_after", false)); // Keras before 2.1.5 has no reset_after
        string[] names = _useBias ? ["kernel", "recurrent_kernel", "bias"] : ["kernel", "recurrent_kernel"];
        Weights = new WeightGroup(path, names, owner);
    }

    /// <summary>rnn, gru or lstm.</summary>
    public string Type { get; }

    public int Units { get; }

    public bool ResetAfter { get; }

    public int Width => Units * (Type switch { "gru" => 3, "lstm" => 4, _ => 1 });

    public WeightGroup Weights { get; }

    /// <summary>The tensors in the layout that is described above, whichever layer wrote them.</summary>
    public Dictionary<string, Weight> Arrange(Dictionary<string, Weight> weights) =>
        Type != "rnn" && weights.TryGetValue("bias", out Weight? bias) && bias.Has(2L * Width)
            ? FusedLayout.Arrange(_layer, weights, Units, Width)
            : weights;

    /// <summary>The shape of the bias; it is made in this shape if the layer has none.</summary>
    public long[] BiasShape(Dictionary<string, Weight> weights) =>
        ResetAfter || weights.GetValueOrDefault("bias") is { Shape.Count: 2 } && Type == "lstm" ? [2, Width] : [Width];

    /// <summary>The layer in the words of the sidecar; puts the tensors into the store.</summary>
    public JsonObject Entry(string name, long? size, Dictionary<string, Weight> weights, KerasActivations activations, TensorStore store)
    {
        var entry = new JsonObject { ["type"] = Type, ["name"] = name };
        if (Type != "rnn")
        {
            entry["gate_order"] = Type == "gru" ? new JsonArray("z", "r", "n") : new JsonArray("i", "f", "g", "o");
        }

        entry["transposed"] = true;
        entry["input_weights"] = store.Add(_layer, name, "kernel", weights["kernel"], size ?? weights["kernel"].Rows, Width);
        entry["recurrent_weights"] = store.Add(_layer, name, "recurrent_kernel", weights["recurrent_kernel"], Units, Width);
        if (weights.TryGetValue("bias", out Weight? bias))
        {
            long[] shape = BiasShape(weights);
            entry[shape.Length == 2 ? "biases" : "input_bias"] = store.Add(_layer, name, "bias", bias, shape);
        }

        if (Type == "gru")
        {
            entry["reset"] = ResetAfter ? "after" : "before";
        }

        AddActivations(entry, activations);
        return entry;
    }

    private void AddActivations(JsonObject entry, KerasActivations activations)
    {
        entry["activation"] = _isFused ? "tanh" : activations.InCell(_layer, "activation");
        if (Type != "rnn")
        {
            entry["recurrent_activation"] = _isFused ? "sigmoid" : activations.InCell(_layer, "recurrent_activation");
        }

        if (Type == "lstm")
        {
            entry["output_activation"] = entry["activation"]!.DeepClone();
        }
    }
}
