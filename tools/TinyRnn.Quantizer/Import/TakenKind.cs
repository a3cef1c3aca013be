namespace TinyRnn.Quantizer.Import;

/// <summary>The kinds of <see cref="Taken"/>.</summary>
public enum TakenKind
{
    /// <summary>Every step.</summary>
    EveryStep,

    /// <summary>h_n, of both directions.</summary>
    FinalState,

    /// <summary>The output of the last step.</summary>
    LastOutput,

    /// <summary>The outputs of the last steps.</summary>
    Last,

    /// <summary>The mean over the steps.</summary>
    Mean,

    /// <summary>The greatest over the steps.</summary>
    Max,

    /// <summary>All steps as one vector.</summary>
    Flatten,
}
