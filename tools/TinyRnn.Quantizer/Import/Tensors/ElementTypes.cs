using System;
using System.Buffers.Binary;

namespace TinyRnn.Quantizer.Import.Tensors;

/// <summary>Sizes, names and values of <see cref="ElementType"/>.</summary>
internal static class ElementTypes
{
    public static int Bytes(this ElementType type) =>
        type switch
        {
            ElementType.Int8 or ElementType.UInt8 or ElementType.Bool => 1,
            ElementType.Float16 or ElementType.BFloat16 or ElementType.Int16 => 2,
            ElementType.Float32 or ElementType.Int32 => 4,
            ElementType.Float64 or ElementType.Int64 or ElementType.Complex64 => 8,
            ElementType.Complex128 => 16,
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, null),
        };

    public static bool IsFloat(this ElementType type) =>
        type is ElementType.Float16 or ElementType.BFloat16 or ElementType.Float32 or ElementType.Float64;

#pragma warning disable CA1308 // Frameworks write the names of element types in lower case.
    public static string Text(this ElementType type) => type.ToString().ToLowerInvariant();
#pragma warning restore CA1308

    /// <summary>A little-endian element in single precision; a value too large becomes infinite.</summary>
    public static float ToSingle(this ElementType type, ReadOnlySpan<byte> element) =>
        type switch
        {
            ElementType.Float16 => (float)BinaryPrimitives.ReadHalfLittleEndian(element),
            ElementType.BFloat16 => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(element) << 16),
            ElementType.Float32 => BinaryPrimitives.ReadSingleLittleEndian(element),
            ElementType.Float64 => (float)BinaryPrimitives.ReadDoubleLittleEndian(element),
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a floating-point type."),
        };
}
