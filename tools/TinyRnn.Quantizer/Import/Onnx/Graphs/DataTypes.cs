using System;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Schema;

namespace TinyRnn.Quantizer.Import.Onnx.Graphs;

/// <summary>Sizes, names and typed fields of the element types that are read.</summary>
internal static class DataTypes
{
    public static int Bytes(DataType type) =>
        type switch
        {
            DataType.TypeDouble or DataType.TypeInt64 => 8,
            DataType.TypeFloat or DataType.TypeInt32 => 4,
            DataType.TypeFloat16 or DataType.TypeBfloat16 => 2,
            _ => 1,
        };

#pragma warning disable CA1308 // The format writes the names of element types in lower case.
    public static string Describe(DataType type) =>
        Enum.IsDefined(type) ? type.ToString()["Type".Length..].ToLowerInvariant() : $"type {(int)type}";
#pragma warning restore CA1308

    public static bool IsReal(DataType type) =>
        type is DataType.TypeFloat or DataType.TypeDouble or DataType.TypeFloat16 or DataType.TypeBfloat16;

    /// <summary>True for a real type of two bytes.</summary>
    public static bool IsShort(DataType type) => type is DataType.TypeFloat16 or DataType.TypeBfloat16;

    /// <summary>A number as a type holds it, halves to even; the types of four and eight bytes count as exact.</summary>
    public static double Round(double value, DataType type) =>
        type switch
        {
            DataType.TypeFloat16 => (double)(Half)value,
            DataType.TypeBfloat16 => RoundBFloat16((float)value),
            _ => value,
        };

    private static double RoundBFloat16(float value)
    {
        const int half = 0x7FFF;
        int bits = BitConverter.SingleToInt32Bits(value);
        return float.IsFinite(value) ? BitConverter.Int32BitsToSingle((bits + half + ((bits >> 16) & 1)) & ~0xFFFF) : value;
    }

    public static bool IsInteger(DataType type) => type is DataType.TypeInt32 or DataType.TypeInt64;

    /// <summary>The field for elements of the tensor's type, and how many stand in it.</summary>
    public static (string Field, int Count) TypedData(TensorProto tensor) =>
        tensor.DataType switch
        {
            DataType.TypeFloat => ("float_data", tensor.FloatData.Count),
            DataType.TypeDouble => ("double_data", tensor.DoubleData.Count),
            DataType.TypeInt64 => ("int64_data", tensor.Int64Data.Count),
            _ => ("int32_data", tensor.Int32Data.Count),
        };

    public static double[] ReadTyped(TensorProto tensor) =>
        tensor.DataType switch
        {
            DataType.TypeFloat => tensor.FloatData.Select(value => (double)value).ToArray(),
            DataType.TypeDouble => [.. tensor.DoubleData],
            DataType.TypeInt64 => tensor.Int64Data.Select(value => (double)value).ToArray(),
            DataType.TypeInt32 => tensor.Int32Data.Select(value => (double)value).ToArray(),
            DataType.TypeFloat16 => tensor.Int32Data.Select(bits => (double)BitConverter.UInt16BitsToHalf((ushort)bits)).ToArray(),
            DataType.TypeBfloat16 => tensor.Int32Data.Select(bits => BFloat16((ushort)bits)).ToArray(),
            _ => tensor.Int32Data.Select(value => value == 0 ? 0d : 1d).ToArray(),
        };

    /// <summary>The upper half of a number in single precision.</summary>
    public static double BFloat16(ushort bits) => BitConverter.Int32BitsToSingle(bits << 16);
}
