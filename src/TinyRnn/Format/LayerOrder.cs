using TinyRnn.CompilerServices;

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
        _gaveLastStep = LayerKinds.GivesLastStep(layer.Kind) || (_gaveLastStep && layer.Kind != LayerKind.Repeat);
        if (layer.StateLength > 0)
        {
            _recurrent++;
        }

        Previous = layer;
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
        bool isLastStep = LayerKinds.GivesLastStep(kind) || kind == LayerKind.LastK;
        if (Previous == null)
        {
            return isLastStep || kind == LayerKind.Repeat || LayerKinds.IsSoftmax(kind) || kind == LayerKind.ArgMax ? "a layer with weights first" : null;
        }

        if (LayerKinds.TakesTokens(kind))
        {
            return "tokens in the first layer only";
        }

        if (Previous.Kind == LayerKind.ArgMax || Previous.Kind == LayerKind.ReconstructionError)
        {
            return Previous.Kind == LayerKind.ArgMax ? "no layer behind an argmax" : "no layer behind a reconstruction error";
        }

        if (LayerKinds.IsSoftmax(Previous.Kind) && kind != LayerKind.LastOutput && kind != LayerKind.ArgMax)
        {
            return "no layer behind a softmax but a last output or an argmax";
        }

        if (LayerKinds.IsSoftmax(kind) && !GivesLogits(kind))
        {
            return "a Dense layer of logits with " + SoftmaxKernel.LogitBits(kind).ToString() + " fraction bits before a softmax";
        }

        if (kind == LayerKind.FinalState && Previous.StateLength == 0)
        {
            return "a recurrent layer before a final state";
        }

        if (kind == LayerKind.Repeat && !_gaveLastStep)
        {
            return "one vector for a window before it is repeated";
        }

        bool isSecond = (isRecurrent || isLastStep) && _gaveLastStep;
        return isSecond ? "no recurrent layer and no second last step after one vector for a window" : null;
    }

    private bool GivesLogits(LayerKind softmax) => Previous.Kind == LayerKind.Dense && Previous.FractionBits == SoftmaxKernel.LogitBits(softmax);
}
