using System.Collections.Generic;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Forward;

/// <summary>A network made of tensors and statements.</summary>
/// <param name="Network">The network; where something is not told, one that may be meant.</param>
/// <param name="Operations">What it computes, <c>?</c> where that is not told.</param>
/// <param name="Questions">What is not told; usually none.</param>
internal sealed record AssembledNetwork(Network Network, string Operations, IReadOnlyList<Question> Questions);
