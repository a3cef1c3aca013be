namespace TinyRnn.Quantizer.Import.Keras.Hdf5;

/// <summary>A name in a group and the address of the object's header.</summary>
internal sealed record Hdf5Link(string Name, ulong Address)
{
    /// <summary>Where the symbol table that the link states of a group is; null if it states none.</summary>
    public (ulong Tree, ulong Heap)? Table { get; init; }
}
