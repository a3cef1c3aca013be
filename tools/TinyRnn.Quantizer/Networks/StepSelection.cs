namespace TinyRnn.Quantizer.Networks;

/// <summary>Which vector of a window a <see cref="LastStepLayer"/> takes. The two differ only after a layer that runs backwards.</summary>
public enum StepSelection
{
    /// <summary>What each direction gave when it had seen the whole window (h_n), merged as the layer merges its outputs.</summary>
    FinalState,

    /// <summary>The output of the window's last step, of which a backward direction has seen that one step only.</summary>
    LastOutput,
}
