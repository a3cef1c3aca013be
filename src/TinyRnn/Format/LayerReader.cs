using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>Reads the layers of a <c>.trnn</c> file: each by the reader of its kind, checked to fit the layer before.</summary>
internal sealed class LayerReader
{
    private readonly LayerFieldReader _fields;
    private readonly LayerOrder _order;
    private readonly ProductReader _products;
    private readonly TokenLayerReader _tokens;
    private readonly CellReader _cells;
    private int _inputs;
    private int _inputLimit;

    public LayerReader(ByteReader reader)
    {
        _fields = new LayerFieldReader(reader);
        _order = new LayerOrder(_fields);
        _products = new ProductReader(_fields);
        _tokens = new TokenLayerReader(_fields);
        _cells = new CellReader(_fields, _products);
    }

    /// <summary>The text of each token, once the layers are read; null when they have none.</summary>
    public string[] Vocabulary => _tokens.Vocabulary;

    /// <param name="inputs">Values of a reading.</param>
    /// <param name="inputLimit">Largest magnitude of a quantized reading.</param>
    public Layer[] ReadAll(int inputs, int inputLimit)
    {
        var layers = new Layer[_fields.Bytes.ReadRanged("number of layers", 1, 1, ModelLimits.Layers)];
        _inputs = inputs;
        _inputLimit = inputLimit;
        int size = inputs;
        for (int i = 0; i < layers.Length; i++)
        {
            layers[i] = ReadLayer(i, size, i == 0 ? inputLimit : 0);
            size = layers[i].OutputSize;
            _order.Add(layers[i]);
        }

        if (size > ModelLimits.Outputs)
        {
            throw _fields.Error("output size", _fields.Position, "at most " + ModelLimits.Outputs.ToString() + " of the last layer", size.ToString());
        }

        _order.RequireFewRecurrent();
        return layers;
    }

    /// <param name="index">The layer, from 0.</param>
    /// <param name="inputSize">Values out of the layer before.</param>
    /// <param name="inputLimit">The model's input limit for the first layer, whose input is taken as it is; otherwise 0.</param>
    private Layer ReadLayer(int index, int inputSize, int inputLimit)
    {
        _fields.Layer = "layer " + index.ToString() + ": ";
        int at = _fields.Position;
        LayerKind kind = ReadKind();
        _order.RequirePlace(kind, at);
        string name = _fields.ReadString("name");
        _fields.Layer = "layer " + index.ToString() + " (" + name + "): ";
        _fields.ReadRanged("input size", 2, inputSize, inputSize);
        int size = _fields.ReadRanged("output size", 2, 1, LayerKinds.MostOutputs(kind));
        switch (kind)
        {
            case LayerKind.Embedding:
                return _tokens.ReadEmbedding(name, inputSize, size, inputLimit);
            case LayerKind.OneHot:
                return _tokens.ReadOneHot(name, inputSize, size, inputLimit);
            case LayerKind.Bidirectional:
            case LayerKind.Reverse:
                return new DirectionsReader(_fields, _products, _cells).Read(kind, name, inputSize, size, inputLimit);
            case LayerKind.Dense:
                return new DenseReader(_fields, _products).Read(name, inputSize, size, _products.ReadInputCopy(inputLimit));
            case LayerKind.Rnn:
            case LayerKind.Gru:
            case LayerKind.Lstm:
                return _cells.Read(kind, name, inputSize, size, _products.ReadInputCopy(inputLimit));
            case LayerKind.LastK:
            case LayerKind.Mean:
            case LayerKind.Max:
            case LayerKind.Flatten:
            case LayerKind.Repeat:
                return ReadSteps(kind, name, inputSize, size);
            case LayerKind.ReconstructionError:
                return new ReconstructionReader(_fields, _products).Read(name, inputSize, size, _inputs, _inputLimit, _order.Previous);
            default:
                return ReadPlainLayer(kind, name, inputSize, size);
        }
    }

    private LayerKind ReadKind()
    {
        int at = _fields.Position;
        int kind = _fields.ReadByte("kind");
        if (!LayerKinds.IsKnown((LayerKind)kind))
        {
            throw _fields.Error("kind", at, "a kind of layer that the format has", kind.ToString());
        }

        return (LayerKind)kind;
    }

    /// <summary>A layer that takes or gives several steps.</summary>
    private StepsLayer ReadSteps(LayerKind kind, string name, int inputSize, int size)
    {
        int at = _fields.Position - 2;
        int steps = LayerKinds.HasSteps(kind) ? _fields.ReadRanged("steps", 2, 1, ModelLimits.WindowSteps) : 0;
        int expected = kind == LayerKind.Flatten ? steps * inputSize : inputSize;
        if (size != expected)
        {
            throw _fields.Error("output size", at, expected.ToString(), size.ToString());
        }

        return new StepsLayer(kind, name, inputSize, size, _order.Previous.FractionBits, steps);
    }

    /// <summary>A layer without numbers of its own: it hands on some of the values before it, their largest's number, or a softmax of them.</summary>
    private Layer ReadPlainLayer(LayerKind kind, string name, int inputSize, int size)
    {
        int expected = kind == LayerKind.ArgMax ? 1 : inputSize;
        if (size != expected)
        {
            throw _fields.Error("output size", _fields.Position - 2, expected.ToString(), size.ToString());
        }

        return LayerKinds.IsSoftmax(kind) ? new SoftmaxKernel(kind, name, size) : new SelectionKernel(kind, name, inputSize, _order.Previous.FractionBits);
    }
}
