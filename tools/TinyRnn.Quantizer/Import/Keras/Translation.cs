using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>
/// Takes the layers of a saved model one after the other, and states them in the words of the sidecar, whose readers know nothing of
/// Keras.
/// </summary>
internal sealed partial class Translation
{
    private readonly KerasSource _source;
    private readonly IKerasWeights _weights;
    private readonly KerasActivations _activations;
    private readonly bool _withoutPadding;
    private readonly List<JsonObject> _network = [];
    private readonly int[] _shape;
    private int? _size;
    private bool _isSequence;
    private int _steps; // of what the layers so far give; 0 if open
    private AffineValues? _affine; // of batch normalization, to become part of the next layer

    /// <param name="source">The file.</param>
    /// <param name="weights">The model's tensors.</param>
    /// <param name="shape">Of the input, [batch, time, values], or [batch, time] of tokens; 0 where open; null if not stated.</param>
    /// <param name="withoutPadding">Masks are left out.</param>
    public Translation(KerasSource source, IKerasWeights weights, IReadOnlyList<int>? shape, bool withoutPadding)
    {
        _source = source;
        _weights = weights;
        _activations = new KerasActivations(source);
        _withoutPadding = withoutPadding;
        _shape = shape is null ? [0, 0, 0] : [.. shape];
        _size = _shape.Length > 1 && _shape[^1] > 0 ? _shape[^1] : null;
        _isSequence = _shape.Length > 2;
        Steps = _isSequence ? _shape[1] : 0;
        _steps = Steps;
        Store = new TensorStore(source.File);
    }

    /// <summary>The tensors that <see cref="Network"/> names.</summary>
    public TensorStore Store { get; }

    /// <summary>Mean and deviation of the features, of a model with a Normalization layer.</summary>
    public IReadOnlyList<(double Mean, double Deviation)>? Features { get; private set; }

    /// <summary>The time axis of the model's input; 0 if open.</summary>
    public int Steps { get; private set; }

    public bool IsRecurrent { get; private set; }

    /// <summary>The state is kept from window to window.</summary>
    public bool IsStateful { get; private set; }

    /// <summary>Values or classes out.</summary>
    public int? OutputSize => _size;

    /// <summary>The layers translated so far.</summary>
    public IReadOnlyList<JsonObject> Network => _network;

    public bool TakesTokens => TypeOf(_network[0]) is "embedding" or "one_hot";

    /// <exception cref="ImportException">The layer is not supported where it stands.</exception>
    public void Add(KerasLayer layer)
    {
        CheckNotQuantized(layer);
        string name = layer.ClassName;
        if (KerasClasses.Recurrent.Contains(name))
        {
            AddRecurrent(layer);
        }
        else if (KerasClasses.Activations.Contains(name))
        {
            AddActivation(layer, layer);
        }
        else if (WindowLayers.Classes.Contains(name))
        {
            AddWindowLayer(layer);
        }
        else if (!KerasClasses.WithoutWork.Contains(name))
        {
            AddOther(layer);
        }
    }

    /// <exception cref="ImportException">Something is left over.</exception>
    public void Finish()
    {
        if (_affine is { } affine)
        {
            AddDenseOf(affine, affine.Layer.Name, "none");
        }

        if (_network.Count == 0)
        {
            throw _source.Refuse("the model has no layer with weights");
        }

        _weights.CheckAllTaken();
    }

    /// <summary>For a model whose readings are one-hot vectors: the network takes the tokens' numbers.</summary>
    /// <exception cref="ImportException">The readings are something else.</exception>
    public void TakeTokens()
    {
        if (TakesTokens || Features is not null)
        {
            throw _source.Refuse("one-hot is stated, but the network does not take one-hot vectors, as its first layer is an Embedding or Normalization");
        }

        _network.Insert(0, new JsonObject { ["type"] = "one_hot", ["name"] = "one_hot", ["tokens"] = InputSize });
    }

    /// <summary>Values in one reading, or tokens: rows of the first matrix.</summary>
    public int InputSize
    {
        get
        {
            JsonObject entry = _network[0]["forward"] as JsonObject ?? _network[0];
            return (int)Store[(string)(entry["input_weights"] ?? entry["weights"])!].Shape[0];
        }
    }

    /// <summary>A layer that takes the steps of a window together, or repeats one vector.</summary>
    private void AddWindowLayer(KerasLayer layer)
    {
        if (_affine is { } affine)
        {
            AddDenseOf(affine, affine.Layer.Name, "none");
        }

        JsonObject entry = WindowLayers.Read(layer, _isSequence, _steps);
        _network.Add(entry);
        _isSequence = layer.ClassName == "RepeatVector";
        _steps = _isSequence ? (int)entry["steps"]! : 0;
        _size *= layer.ClassName == "Flatten" ? (int)entry["steps"]! : 1;
    }

    private static string TypeOf(JsonObject entry) => (string)entry["type"]!;

    private void AddOther(KerasLayer layer)
    {
        switch (layer.ClassName)
        {
            case "Bidirectional":
                AddBidirectional(layer);
                break;
            case "Dense":
                AddDense(layer);
                break;
            case "TimeDistributed":
                AddTimeDistributed(layer);
                break;
            case "Embedding":
                AddEmbedding(layer);
                break;
            case "Normalization":
                AddNormalization(layer);
                break;
            case "BatchNormalization":
                AddBatchNormalization(layer);
                break;
            case "Masking":
                RefuseMask(layer, $"with a mask the steps whose values are all {KerasJson.Show(layer.Get("mask_value"))} are skipped");
                break;
            case "Flatten" when _isSequence:
                AddWindowLayer(layer);
                break;
            case "Flatten":
                break;
            default:
                throw layer.Refuse($"is not supported; supported are {KerasClasses.Supported}");
        }
    }

    private static void CheckNotQuantized(KerasLayer layer)
    {
        bool isQuantizedType = layer.Find("dtype") is { } type && type.GetRawText().Contains("Quantized", System.StringComparison.Ordinal);
        if (isQuantizedType || layer.Find("quantization_config") is not null)
        {
            throw layer.Refuse("a quantized layer is not supported; save the model before it is quantized");
        }

        if (layer.Find("lora_rank") is not null)
        {
            throw layer.Refuse("lora_rank is not supported; merge the adapter into the kernel first");
        }
    }

    private void AddEmbedding(KerasLayer layer)
    {
        if (_network.Count > 0 || Features is not null || _affine is not null)
        {
            throw layer.Refuse("is supported as the first layer only");
        }

        if (_shape.Length > 2 && _size is not null)
        {
            throw layer.Refuse($"expected tokens [batch, time], but the input is {Weight.ShapeOf(_shape.Select(size => (long)size))}");
        }

        if (layer.Flag("mask_zero", false))
        {
            RefuseMask(layer, "mask_zero: with a mask the steps with token 0 are skipped");
        }

        (int tokens, int size) = (layer.Count("input_dim"), layer.Count("output_dim"));
        Weight weight = _weights.Take(layer, [new WeightGroup("", ["embeddings"])])[0]["embeddings"];
        string key = Store.Add(layer, layer.Name, "embeddings", weight, tokens, size);
        _network.Add(new JsonObject { ["type"] = "embedding", ["name"] = layer.Name, ["weights"] = key });
        Steps = _shape.Length > 1 ? _shape[1] : 0;
        _steps = Steps;
        (_size, _isSequence) = (size, true);
    }

    private void AddNormalization(KerasLayer layer)
    {
        if (_network.Count > 0 || Features is not null || _affine is not null)
        {
            throw layer.Refuse("is supported as the first layer only, where it becomes the features' mean and deviation");
        }

        Features = KerasNormalization.Read(layer, _weights, _shape.Length, _size);
        _size = Features.Count;
    }

    private void RefuseMask(KerasLayer layer, string what)
    {
        if (!_withoutPadding)
        {
            throw layer.Refuse($"{what}, which is not supported; --without-padding leaves the mask out, for input without padded steps");
        }
    }
}
