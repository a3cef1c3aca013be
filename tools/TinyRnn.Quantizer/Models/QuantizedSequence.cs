using System.Collections.Generic;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Models;

/// <summary>The contents of a file of a sequence model.</summary>
/// <param name="Context">A whole <c>.trnn</c> file; null for none.</param>
/// <param name="Use">What the decoder takes over.</param>
/// <param name="Decoder">A whole <c>.trnn</c> file.</param>
/// <param name="StartToken">The decoder's first token, or -1.</param>
/// <param name="StopToken">The token that ends a sequence, or -1.</param>
/// <param name="MaximumLength">Steps after which a sequence ends in any case.</param>
/// <param name="SelfTest">Sequences and what must be written.</param>
internal sealed record QuantizedSequence(
    byte[]? Context,
    ContextUse Use,
    byte[] Decoder,
    int StartToken,
    int StopToken,
    int MaximumLength,
    IReadOnlyList<SequenceTest> SelfTest
);
