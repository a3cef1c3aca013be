namespace TinyRnn.Quantizer.Networks;

/// <summary>What a decoder takes over from its context.</summary>
public enum ContextUse
{
    /// <summary>Nothing: h0 and c0 are zero.</summary>
    None,

    /// <summary>The final h and c of all layers, which have the decoder's kinds and sizes.</summary>
    FinalState,

    /// <summary>The output, which is h0 of all decoder layers one after the other; c0 is zero.</summary>
    Output,
}
