using System;
using System.Buffers.Binary;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Schema;
using TinyRnn.Quantizer.Import.Onnx.Values;

namespace TinyRnn.Quantizer.Import.Onnx.Graphs;

/// <summary>Reads constant tensors; every length is checked before it is used.</summary>
internal sealed class TensorDecoder(string file, Budget budget, ExternalData external)
{
    private const int MostAxes = 8;

    /// <exception cref="ImportException">The tensor is damaged or of a type that is not supported.</exception>
    public Constant Decode(TensorProto tensor, string name)
    {
        string where = $"tensor {Text.Quote(name)}";
        if (tensor.Segment is not null)
        {
            throw new ImportException(file, $"{where}: a tensor in segments is not supported.");
        }

        int[] shape = Shape(tensor, where);
        long count = shape.Aggregate(1L, (product, length) => product * length);
        budget.Take(where, count);
        return new Constant(name, Kind(tensor.DataType, where), shape, Values(tensor, where, (int)count));
    }

    private static bool IsExternal(TensorProto tensor) => tensor.DataLocation != DataLocation.LocationDefault || tensor.ExternalData.Count > 0;

    private int[] Shape(TensorProto tensor, string where)
    {
        if (tensor.Dims.Count > MostAxes)
        {
            throw new ImportException(file, $"{where}: expected at most {MostAxes} dimensions, found {tensor.Dims.Count}.");
        }

        long count = 1;
        foreach (long length in tensor.Dims)
        {
            if (length is < 0 or > Budget.MostElements || (count *= length) > Budget.MostElements)
            {
                throw new ImportException(
                    file,
                    $"{where}: expected dimensions of 0 or more and at most {Budget.MostElements} elements, found "
                        + $"[{Text.List(tensor.Dims)}]."
                );
            }
        }

        return tensor.Dims.Select(length => (int)length).ToArray();
    }

    private ConstantKind Kind(DataType type, string where) =>
        type switch
        {
            DataType.TypeFloat or DataType.TypeDouble or DataType.TypeFloat16 or DataType.TypeBfloat16 => ConstantKind.Real,
            DataType.TypeInt32 or DataType.TypeInt64 => ConstantKind.Integer,
            DataType.TypeBool => ConstantKind.Boolean,
            _ => throw new ImportException(
                file,
                $"{where}: expected elements of float, double, float16, bfloat16, int32, int64 or bool, found {DataTypes.Describe(type)}."
            ),
        };

    private double[] Values(TensorProto tensor, string where, int count)
    {
        (string field, int typed) = DataTypes.TypedData(tensor);
        if (IsExternal(tensor))
        {
            return typed == 0 && tensor.RawData.Length == 0
                ? RawValues(external.Read(tensor, where, (long)count * DataTypes.Bytes(tensor.DataType)), tensor.DataType, where, count)
                : throw new ImportException(file, $"{where}: expected its elements once, found them in the file and beside it.");
        }

        if (tensor.RawData.Length > 0 || typed == 0)
        {
            return typed == 0
                ? RawValues(tensor.RawData.Span, tensor.DataType, where, count)
                : throw new ImportException(file, $"{where}: expected its elements once, found them in raw_data and in {field}.");
        }

        return typed == count
            ? DataTypes.ReadTyped(tensor)
            : throw new ImportException(
                file,
                $"{where}: expected {count} elements, as its shape is [{Text.List(tensor.Dims)}]; found {typed} in {field}."
            );
    }

    private double[] RawValues(ReadOnlySpan<byte> raw, DataType type, string where, int count)
    {
        int bytes = DataTypes.Bytes(type);
        if (raw.Length != (long)count * bytes)
        {
            throw new ImportException(file, $"{where}: expected {(long)count * bytes} bytes, {bytes} per element; found {raw.Length}.");
        }

        var values = new double[count];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> element = raw.Slice(i * bytes, bytes);
            values[i] = type switch
            {
                DataType.TypeFloat => BinaryPrimitives.ReadSingleLittleEndian(element),
                DataType.TypeDouble => BinaryPrimitives.ReadDoubleLittleEndian(element),
                DataType.TypeFloat16 => (double)BinaryPrimitives.ReadHalfLittleEndian(element),
                DataType.TypeBfloat16 => DataTypes.BFloat16(BinaryPrimitives.ReadUInt16LittleEndian(element)),
                DataType.TypeInt32 => BinaryPrimitives.ReadInt32LittleEndian(element),
                DataType.TypeInt64 => BinaryPrimitives.ReadInt64LittleEndian(element),
                _ => element[0] == 0 ? 0 : 1,
            };
        }

        return values;
    }
}
