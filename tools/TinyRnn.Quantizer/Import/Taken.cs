namespace TinyRnn.Quantizer.Import;

/// <summary>What the layers after the last recurrent one are given of a window; weights do not tell.</summary>
public enum Taken
{
    /// <summary>Every step: one output for each.</summary>
    EveryStep,

    /// <summary>What each direction gave when it had seen the whole window (h_n): one output for a window.</summary>
    FinalState,

    /// <summary>The output of the window's last step, of which a backward direction has seen that one step only.</summary>
    LastOutput,
}
