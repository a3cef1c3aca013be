using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>What kinds of layers have in common, by the numbers that stand in the file.</summary>
internal static class LayerKinds
{
    /// <summary>Whether the format has this kind.</summary>
    public static bool IsKnown(LayerKind kind)
    {
        switch (kind)
        {
            case LayerKind.Rnn:
            case LayerKind.Gru:
            case LayerKind.Lstm:
            case LayerKind.Dense:
            case LayerKind.Softmax:
            case LayerKind.LogSoftmax:
            case LayerKind.Embedding:
            case LayerKind.OneHot:
            case LayerKind.Bidirectional:
            case LayerKind.Reverse:
            case LayerKind.FinalState:
            case LayerKind.LastOutput:
            case LayerKind.LastK:
            case LayerKind.Mean:
            case LayerKind.Max:
            case LayerKind.Flatten:
            case LayerKind.Repeat:
            case LayerKind.ReconstructionError:
            case LayerKind.ArgMax:
                return true;
            default:
                return false;
        }
    }

    /// <summary>Whether the kind is one recurrent cell; a layer of directions is none itself, but holds such.</summary>
    public static bool IsRecurrent(LayerKind kind) => kind >= LayerKind.Rnn && kind <= LayerKind.Lstm;

    /// <summary>Whether the kind turns logits into probabilities or their logarithms.</summary>
    public static bool IsSoftmax(LayerKind kind) => kind == LayerKind.Softmax || kind == LayerKind.LogSoftmax;

    /// <summary>Whether the layer takes the number of a token in place of readings.</summary>
    public static bool TakesTokens(LayerKind kind) => kind == LayerKind.Embedding || kind == LayerKind.OneHot;

    /// <summary>Whether the layer makes one vector of a window.</summary>
    public static bool GivesLastStep(LayerKind kind) =>
        IsLastStep(kind) || kind == LayerKind.Mean || kind == LayerKind.Max || kind == LayerKind.Flatten || kind == LayerKind.ReconstructionError;

    /// <summary>Whether the layer takes one step of a window, which a network that is stepped passes on.</summary>
    public static bool IsLastStep(LayerKind kind) => kind == LayerKind.FinalState || kind == LayerKind.LastOutput;

    /// <summary>Whether the layer takes several steps of a window, or gives several of one.</summary>
    public static bool TakesSteps(LayerKind kind) => kind >= LayerKind.LastK && kind <= LayerKind.ReconstructionError;

    /// <summary>Whether a number of steps stands in the layer's record.</summary>
    public static bool HasSteps(LayerKind kind) => kind == LayerKind.LastK || kind == LayerKind.Flatten || kind == LayerKind.Repeat;

    /// <summary>The most values that a layer of this kind may give.</summary>
    public static int MostOutputs(LayerKind kind) =>
        IsRecurrent(kind) || kind == LayerKind.Dense ? ModelLimits.Outputs : ModelLimits.LayerValues;
}
