namespace TinyRnn.Quantizer.Import.Keras.Hdf5;

/// <summary>What the elements of a data set or attribute are, as far as it matters here.</summary>
internal enum Hdf5Kind
{
    /// <summary>A floating-point number, or bytes that may be one.</summary>
    Number,

    /// <summary>Text of a fixed number of bytes.</summary>
    FixedText,

    /// <summary>Text of any length, which stands in a heap.</summary>
    VariableText,
}
