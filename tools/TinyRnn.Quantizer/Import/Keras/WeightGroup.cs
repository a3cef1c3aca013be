using System.Collections.Generic;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>Tensors that stand together in a file.</summary>
/// <param name="Path">Below the layer's group, in a file of the newer layout.</param>
/// <param name="Names">In the file's order.</param>
/// <param name="Owner">A name that stands in the tensors' paths in a file of the older layout, where several groups share a layer.</param>
internal sealed record WeightGroup(string Path, IReadOnlyList<string> Names, string Owner = "");
