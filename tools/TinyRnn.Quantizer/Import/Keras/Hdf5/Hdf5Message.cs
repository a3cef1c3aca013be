namespace TinyRnn.Quantizer.Import.Keras.Hdf5;

/// <summary>One message of an object header: the type and the bytes.</summary>
internal readonly record struct Hdf5Message(Hdf5MessageType Type, Hdf5Cursor Body);
