namespace TinyRnn.Quantizer.Import.Sidecars;

/// <summary>What stands in a sidecar about a network that writes a sequence.</summary>
/// <param name="Decoder">The decoder's layers in order.</param>
/// <param name="Context">The context's layers in order, or null.</param>
/// <param name="Use">What the decoder takes over from the context; stated when there is one.</param>
/// <param name="StartToken">Not yet checked against the decoder's tokens; -1 for none.</param>
/// <param name="StopToken">Not yet checked against the decoder's tokens; -1 for none.</param>
/// <param name="MaximumLength">Steps after which the sequence ends in any case.</param>
/// <param name="ContextOptions">Features, vocabulary and window of the context.</param>
internal sealed record SequenceSidecar(
    SidecarValue Decoder,
    SidecarValue? Context,
    ContextUse Use,
    int StartToken,
    int StopToken,
    int MaximumLength,
    ImportOptions ContextOptions
);
