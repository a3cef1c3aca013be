namespace TinyRnn.Quantizer.Import.Tensors;

/// <summary>What a tensor's elements are in the file. Only the floating-point types can be weights.</summary>
internal enum ElementType
{
    Float16,
    BFloat16,
    Float32,
    Float64,
    Int8,
    Int16,
    Int32,
    Int64,
    UInt8,
    Bool,
    Complex64,
    Complex128,
}
