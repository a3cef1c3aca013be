namespace TinyRnn.Quantizer.Import.Keras.Hdf5;

/// <summary>An attribute whose description and size have been checked.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Of an element.</param>
/// <param name="Count">Elements.</param>
internal sealed record Hdf5Attribute(string Name, Hdf5Type Type, int Count);
