namespace TinyRnn;

/// <summary>Which layer may stand where: told of each layer in turn, it refuses one that may not follow those before.</summary>
internal sealed class LayerOrder
{
    private readonly LayerFieldReader _fields;
    private bool _gaveLastStep;
    private int _recurrent;

    public LayerOrder(LayerFieldReader fields)
    {
        _fields = fields;
    }

    /// <summary>The layer added last; null before the first.</summary>
    public Layer Previous { get; private set; }

    /// <summary>Fails unless a layer of this kind, which stands at <paramref name="at"/>, may come next.</summary>
    public void RequirePlace(LayerKind kind, int at)
    {
        string expected = ExpectedInPlaceOf(kind);
        if (expected != null)
        {
            throw _fields.Error("kind", at, expected, ((int)kind).ToString());
        }
    }

    public void Add(Layer layer)
    {
        _gaveLastStep |= LayerKinds.GivesLastStep(layer.Kind);
        if (layer.StateLength > 0)
        {
            _recurrent++;
        }

        Previous = layer;
    }

    /// <summary>Fails when nothing may follow the layer added last, which stands at <paramref name="at"/>, though layers do.</summary>
    public void RequireNotLast(int at, int index, int layers)
    {
        if (MustBeLast(Previous.Kind))
        {
            string what = Previous.Kind == LayerKind.ArgMax ? "argmax" : "softmax";
            throw _fields.Error(what, at, "the last layer", "layer " + index.ToString() + " of " + layers.ToString());
        }
    }

    /// <summary>Fails when more layers have a state than a network may hold.</summary>
    public void RequireFewRecurrent()
    {
        if (_recurrent > ModelLimits.RecurrentLayers)
        {
            throw new ModelFormatException(
                "recurrent layers", _fields.Position, "at most " + ModelLimits.RecurrentLayers.ToString(), _recurrent.ToString());
        }
    }

    /// <summary>What must stand here where this kind may not; null where it may.</summary>
    private string ExpectedInPlaceOf(LayerKind kind)
    {
        bool isRecurrent = LayerKinds.IsRecurrent(kind) || kind == LayerKind.Bidirectional || kind == LayerKind.Reverse;
        bool isLastStep = LayerKinds.GivesLastStep(kind);
        if (LayerKinds.TakesTokens(kind) && Previous != null)
        {
            return "tokens in the first layer only";
        }

        if (kind == LayerKind.FinalState && (Previous == null || Previous.StateLength == 0))
        {
            return "a recurrent layer before a final state";
        }

        if ((isLastStep || kind == LayerKind.ArgMax) && Previous == null)
        {
            return "a layer with weights first";
        }

        bool isSecond = (isRecurrent || isLastStep) && _gaveLastStep;
        return isSecond ? "no recurrent layer and no second last step after one vector for a window" : null;
    }

    /// <summary>True for what nothing may follow; after a softmax, the last output and argmax may.</summary>
    private bool MustBeLast(LayerKind kind)
    {
        int next = _fields.Bytes.Peek();
        bool isSoftmax = kind == LayerKind.DenseSoftmax || kind == LayerKind.DenseLogSoftmax;
        return kind == LayerKind.ArgMax || (isSoftmax && next != (int)LayerKind.LastOutput && next != (int)LayerKind.ArgMax);
    }
}
