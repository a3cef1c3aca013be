namespace TinyRnn.Quantizer.Import.Keras.Hdf5;

/// <summary>The types of messages in an object header, as the HDF5 file format specification numbers them.</summary>
internal enum Hdf5MessageType : ushort
{
    Nil = 0,
    Dataspace = 1,
    LinkInfo = 2,
    Datatype = 3,
    OldFillValue = 4,
    FillValue = 5,
    Link = 6,
    ExternalFiles = 7,
    Layout = 8,
    GroupInfo = 10,
    Filters = 11,
    Attribute = 12,
    Continuation = 16,
    SymbolTable = 17,
    ModificationTime = 18,
    AttributeInfo = 21,
    ReferenceCount = 22,
}
