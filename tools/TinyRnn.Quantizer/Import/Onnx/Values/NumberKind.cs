namespace TinyRnn.Quantizer.Import.Onnx.Values;

/// <summary>What numbers a signal holds.</summary>
internal enum NumberKind
{
    /// <summary>Real numbers.</summary>
    Real,

    /// <summary>Integers: tokens, or the number of the largest value.</summary>
    Whole,

    /// <summary>Real numbers that have been cut to integers: good for tokens only.</summary>
    Cut,
}
