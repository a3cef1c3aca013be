namespace TinyRnn.Quantizer.Networks;

/// <summary>
/// A network that writes a sequence: 1 to N, or N to M with an encoder. The decoder is stepped from a first input, and its
/// output becomes its next input, until the stop token or the greatest length.
/// </summary>
/// <param name="Context">
/// Encoder (N to M), or the layers that make h0 of a vector (1 to N); null when the decoder starts from zeros.
/// </param>
/// <param name="Use">What of the context the decoder starts from.</param>
/// <param name="Decoder">
/// Takes a token and gives a score for each token (or its <see cref="ArgMaxLayer"/>), or takes and gives vectors of one length.
/// </param>
/// <param name="StartToken">The decoder's first input, if it takes tokens; -1 when the caller gives it.</param>
/// <param name="StopToken">Ends the sequence and is not part of it; -1 for none.</param>
/// <param name="MaximumLength">Steps after which the sequence ends in any case.</param>
public sealed record SequenceNetwork(Network? Context, ContextUse Use, Network Decoder, int StartToken, int StopToken, int MaximumLength);
