using System.Collections.Generic;

namespace TinyRnn.Quantizer.Import.Keras.Hdf5;

/// <summary>A data set.</summary>
/// <param name="Path">Names from the root.</param>
/// <param name="Attributes">By name.</param>
/// <param name="Type">Of an element.</param>
/// <param name="Shape">Elements in each dimension.</param>
internal sealed record Hdf5Dataset(
    string Path,
    IReadOnlyDictionary<string, Hdf5Attribute> Attributes,
    Hdf5Type Type,
    IReadOnlyList<long> Shape
) : Hdf5Object(Path, Attributes);
