using TinyRnn.Quantizer.Import.Tensors;

namespace TinyRnn.Quantizer.Import.PyTorch;

/// <summary>A storage that the pickle refers to.</summary>
/// <param name="Key">Names the entry <c>data/KEY</c> of the archive.</param>
/// <param name="Type">Its elements.</param>
/// <param name="Count">Elements, at least 0.</param>
internal sealed record PickledStorage(string Key, ElementType Type, long Count);
