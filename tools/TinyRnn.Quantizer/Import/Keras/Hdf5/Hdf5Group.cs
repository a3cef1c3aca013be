using System;
using System.Collections.Generic;

namespace TinyRnn.Quantizer.Import.Keras.Hdf5;

/// <summary>A group.</summary>
/// <param name="Path">Names from the root.</param>
/// <param name="Attributes">By name.</param>
/// <param name="Children">By name.</param>
internal sealed record Hdf5Group(
    string Path,
    IReadOnlyDictionary<string, Hdf5Attribute> Attributes,
    IReadOnlyDictionary<string, Hdf5Object> Children
) : Hdf5Object(Path, Attributes)
{
    /// <summary>Bytes that a search for one name in the group may have to look at.</summary>
    public required long IndexBytes { get; init; }

    /// <summary>The object at a path below this group; null if there is none.</summary>
    public Hdf5Object? Find(string path)
    {
        Hdf5Object? found = this;
        foreach (string name in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            found = (found as Hdf5Group)?.Children.GetValueOrDefault(name);
        }

        return found;
    }
}
