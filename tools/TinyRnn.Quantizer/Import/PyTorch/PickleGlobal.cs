using TinyRnn.Quantizer.Import.Tensors;

namespace TinyRnn.Quantizer.Import.PyTorch;

/// <summary>A global that a pickle may name.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Element">Of a storage.</param>
internal sealed record PickleGlobal(PickleGlobalKind Kind, ElementType Element = default);
