using System.Collections.Generic;

namespace TinyRnn.Quantizer.Import.Keras.Hdf5;

/// <summary>A group or a data set that has been checked.</summary>
/// <param name="Path">Names from the root, joined by slashes; empty for the root.</param>
/// <param name="Attributes">By name.</param>
internal abstract record Hdf5Object(string Path, IReadOnlyDictionary<string, Hdf5Attribute> Attributes);
