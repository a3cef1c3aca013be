namespace TinyRnn.Quantizer.Import.Onnx.Values;

/// <summary>What a constant's elements are.</summary>
internal enum ConstantKind
{
    Real,
    Integer,
    Boolean,
}
