namespace TinyRnn;

/// <summary>What a decoder takes over from its context; the numbers stand in the file.</summary>
public enum ContextUse
{
    /// <summary>Nothing: the decoder starts from its initial state.</summary>
    None = 0,

    /// <summary>The final h and c of all layers, which have the decoder's kinds and sizes.</summary>
    FinalState = 1,

    /// <summary>The output, which is h0 of all decoder layers one after the other; c0 is zero.</summary>
    Output = 2,
}
