namespace TinyRnn;

/// <summary>What kinds of layers have in common, by the numbers that stand in the file.</summary>
internal static class LayerKinds
{
    /// <summary>Whether the format has this kind.</summary>
    public static bool IsKnown(LayerKind kind)
    {
        switch (kind)
        {
            case LayerKind.Embedding:
            case LayerKind.OneHot:
            case LayerKind.Bidirectional:
            case LayerKind.Reverse:
            case LayerKind.FinalState:
            case LayerKind.LastOutput:
            case LayerKind.ArgMax:
                return true;
            default:
                return IsRecurrent(kind) || IsDense(kind);
        }
    }

    /// <summary>Whether the kind is one recurrent cell; a layer of directions is none itself, but holds such.</summary>
    public static bool IsRecurrent(LayerKind kind) => kind >= LayerKind.RnnTanh && kind <= LayerKind.LstmCustom;

    /// <summary>Whether the kind is fully connected, whatever its activation.</summary>
    public static bool IsDense(LayerKind kind) => kind >= LayerKind.Dense && kind <= LayerKind.DenseHardSigmoid;

    /// <summary>Whether the layer takes the number of a token in place of readings.</summary>
    public static bool TakesTokens(LayerKind kind) => kind == LayerKind.Embedding || kind == LayerKind.OneHot;

    /// <summary>Whether the layer makes one vector of a window.</summary>
    public static bool GivesLastStep(LayerKind kind) => kind == LayerKind.FinalState || kind == LayerKind.LastOutput;

    /// <summary>The most values that a layer of this kind may give.</summary>
    public static int MostOutputs(LayerKind kind) => IsRecurrent(kind) || IsDense(kind) ? ModelLimits.Outputs : ModelLimits.LayerValues;
}
