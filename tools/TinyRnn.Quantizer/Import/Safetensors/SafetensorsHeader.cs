using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using TinyRnn.Quantizer.Import.Tensors;

namespace TinyRnn.Quantizer.Import.Safetensors;

/// <summary>Reads and checks the JSON header of a <c>.safetensors</c> file.</summary>
internal sealed class SafetensorsHeader(string file, long bufferLength, Func<long, long, byte[]> readBytes)
{
    /// <summary>Bytes of the header.</summary>
    public const int LongestHeader = 1 << 21;

    /// <summary>Tensors of a file.</summary>
    public const int MostTensors = 1 << 14;

    /// <summary>Dimensions of a tensor.</summary>
    public const int MostDimensions = 8;

    private const string Metadata = "__metadata__";

    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    private static readonly Dictionary<string, ElementType> s_types = new(StringComparer.Ordinal)
    {
        ["F16"] = ElementType.Float16,
        ["BF16"] = ElementType.BFloat16,
        ["F32"] = ElementType.Float32,
        ["F64"] = ElementType.Float64,
        ["I8"] = ElementType.Int8,
        ["I16"] = ElementType.Int16,
        ["I32"] = ElementType.Int32,
        ["I64"] = ElementType.Int64,
        ["U8"] = ElementType.UInt8,
        ["BOOL"] = ElementType.Bool,
        ["C64"] = ElementType.Complex64,
    };

    /// <exception cref="ImportException">The header breaks a rule of the format.</exception>
    public IReadOnlyList<SafetensorsTensor> Read(byte[] json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json, s_strict);
            Expect(document.RootElement, JsonValueKind.Object, "header");
            var tensors = new List<SafetensorsTensor>();
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                if (property.Name == Metadata)
                {
                    CheckMetadata(property.Value);
                }
                else if (tensors.Count == MostTensors)
                {
                    throw new ImportException(file, $"expected at most {MostTensors} tensors, found more.");
                }
                else
                {
                    tensors.Add(ReadTensor(property.Name, property.Value));
                }
            }

            CheckCoverage(tensors);
            return tensors;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new ImportException(file, $"the header is not valid JSON: {exception.Message}", exception);
        }
    }

    private void CheckMetadata(JsonElement metadata)
    {
        Expect(metadata, JsonValueKind.Object, Metadata);
        foreach (JsonProperty property in metadata.EnumerateObject())
        {
            Expect(property.Value, JsonValueKind.String, $"{Metadata} {Text.Quote(property.Name)}");
        }
    }

    private SafetensorsTensor ReadTensor(string name, JsonElement element)
    {
        string what = $"tensor {Text.Quote(name)}";
        Expect(element, JsonValueKind.Object, what);
        string[] keys = element.EnumerateObject().Take(MostDimensions).Select(property => property.Name).ToArray();
        if (!keys.Order(StringComparer.Ordinal).SequenceEqual(["data_offsets", "dtype", "shape"]))
        {
            throw new ImportException(
                file,
                $"{what}: expected the keys dtype, shape and data_offsets; found {Text.List(keys.Select(Text.Quote).ToArray())}."
            );
        }

        ElementType type = ReadType(what, element.GetProperty("dtype"));
        long[] shape = ReadIntegers($"{what}: shape", element.GetProperty("shape"));
        long[] offsets = ReadIntegers($"{what}: data_offsets", element.GetProperty("data_offsets"));
        if (offsets.Length != 2 || offsets[0] > offsets[1] || offsets[1] > bufferLength)
        {
            throw new ImportException(
                file,
                $"{what}: expected data_offsets [begin, end] with begin <= end <= {bufferLength}, found [{string.Join(", ", offsets)}]."
            );
        }

        CheckLength(what, type, shape, offsets[1] - offsets[0]);
        return new SafetensorsTensor(name, type, shape, offsets[0], offsets[1]) { ReadBytes = readBytes };
    }

    private ElementType ReadType(string what, JsonElement element)
    {
        Expect(element, JsonValueKind.String, $"{what}: dtype");
        string name = element.GetString()!;
        return s_types.TryGetValue(name, out ElementType type)
            ? type
            : throw new ImportException(file, $"{what}: expected dtype F16, BF16, F32 or F64; found {Text.Quote(name)}.");
    }

    private long[] ReadIntegers(string what, JsonElement element)
    {
        Expect(element, JsonValueKind.Array, what);
        if (element.GetArrayLength() > MostDimensions)
        {
            throw new ImportException(file, $"{what}: expected at most {MostDimensions} numbers, found {element.GetArrayLength()}.");
        }

        return element.EnumerateArray().Select(item => ReadInteger(what, item)).ToArray();
    }

    private long ReadInteger(string what, JsonElement element)
    {
        Expect(element, JsonValueKind.Number, what);
        return element.TryGetInt64(out long value) && value >= 0
            ? value
            : throw new ImportException(file, $"{what}: expected integers from 0, found {Text.Quote(element.GetRawText()).Trim('\'')}.");
    }

    private void CheckLength(string what, ElementType type, long[] shape, long length)
    {
        Int128 expected = shape.Contains(0) ? 0 : type.Bytes();
        foreach (long size in shape)
        {
            expected *= size;
            if (expected > length)
            {
                break;
            }
        }

        if (expected != length)
        {
            throw new ImportException(
                file,
                $"{what}: expected as many bytes as {type.Text()} elements of shape [{string.Join(", ", shape)}] take, found {length}."
            );
        }
    }

    private void CheckCoverage(List<SafetensorsTensor> tensors)
    {
        long position = 0;
        foreach (SafetensorsTensor tensor in tensors.OrderBy(tensor => tensor.Begin).ThenBy(tensor => tensor.End))
        {
            if (tensor.Begin != position)
            {
                string problem = tensor.Begin > position ? "a hole before" : "an overlap at";
                throw new ImportException(
                    file,
                    $"{problem} tensor {Text.Quote(tensor.Name)}: expected it to begin at byte {position} of the buffer, found "
                        + $"{tensor.Begin}."
                );
            }

            position = tensor.End;
        }

        if (position != bufferLength)
        {
            throw new ImportException(
                file,
                $"length: expected {position} bytes after the header, as the tensors end there; found {bufferLength}."
            );
        }
    }

    private void Expect(JsonElement element, JsonValueKind kind, string what)
    {
        if (element.ValueKind != kind)
        {
            throw new ImportException(file, $"{what}: expected {kind}, found {element.ValueKind}.");
        }
    }
}
