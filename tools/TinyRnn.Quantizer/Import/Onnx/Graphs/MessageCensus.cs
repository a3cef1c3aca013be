using System.IO;
using Google.Protobuf.Reflection;
using TinyRnn.Quantizer.Import.Onnx.Schema;

namespace TinyRnn.Quantizer.Import.Onnx.Graphs;

/// <summary>
/// Counts what a file holds before any memory is taken for it: two bytes of a file are enough for an object of two hundred. Follows
/// the protocol buffers' wire format as far as it is sound; what is damaged is left to the parser.
/// </summary>
internal sealed class MessageCensus
{
    /// <summary>Nodes of all graphs.</summary>
    public const int MostNodes = 1 << 14;

    /// <summary>Attributes of all nodes.</summary>
    public const int MostAttributes = 1 << 16;

    /// <summary>Tensors of graphs and attributes.</summary>
    public const int MostTensors = 1 << 14;

    /// <summary>Dimensions of all tensors and types.</summary>
    public const int MostDimensions = 1 << 16;

    /// <summary>Messages of each other kind.</summary>
    public const int MostOthers = 1 << 16;

    /// <summary>Names and other texts.</summary>
    public const int MostTexts = 1 << 18;

    /// <summary>Bytes of all texts.</summary>
    public const int MostTextBytes = 1 << 24;

    /// <summary>Numbers in the lists of attributes.</summary>
    public const int MostNumbers = 1 << 20;

    /// <summary>Elements of tensors that stand as real numbers, not as bytes.</summary>
    public const int MostElements = 1 << 22;

    /// <summary>Elements that stand as integers, each of which may take one byte of the file.</summary>
    public const int MostIntegers = 1 << 20;

    private readonly string _file;
    private readonly WireReader _wire;
    private int _nodes;
    private int _attributes;
    private int _tensors;
    private int _dimensions;
    private int _others;
    private int _texts;
    private long _textBytes;
    private long _numbers;
    private long _elements;
    private long _integers;

    private MessageCensus(string file, WireReader wire)
    {
        _file = file;
        _wire = wire;
    }

    /// <summary>Counts from where the stream is, and goes back there.</summary>
    /// <exception cref="ImportException">There is more of something than is read.</exception>
    public static void Check(Stream stream, string file)
    {
        long start = stream.Position;
        new MessageCensus(file, new WireReader(new BufferedStream(stream, 1 << 16))).Count(ModelProto.Descriptor, stream.Length);
        stream.Position = start;
    }

    private void Count(MessageDescriptor type, long end)
    {
        while (_wire.Position < end && _wire.TryReadTag(out int number, out int wireType))
        {
            FieldDescriptor? field = type.FindFieldByNumber(number);
            if (wireType != WireReader.LengthDelimited)
            {
                CountNumbers(field, 1);
                _wire.SkipScalar(wireType);
                continue;
            }

            long length = _wire.ReadLength();
            if (length > end - _wire.Position)
            {
                _wire.Stop();
                return;
            }

            CountPayload(field, length);
        }
    }

    private void CountPayload(FieldDescriptor? field, long length)
    {
        long end = _wire.Position + length;
        if (field is { FieldType: FieldType.Message })
        {
            CountMessage(field.MessageType);
            Count(field.MessageType, end);
        }
        else if (field is { FieldType: FieldType.String })
        {
            Add(ref _texts, 1, MostTexts, "texts");
            Add(ref _textBytes, length, MostTextBytes, "bytes of texts");
        }
        else if (field is { FieldType: FieldType.Bytes })
        {
            Add(ref _texts, 1, MostTexts, "texts");
        }
        else if (field is { IsRepeated: true })
        {
            CountNumbers(field, _wire.CountPacked(field.FieldType, length));
        }

        _wire.SkipTo(end);
    }

    private void CountMessage(MessageDescriptor type)
    {
        switch (type.Name)
        {
            case nameof(NodeProto):
                Add(ref _nodes, 1, MostNodes, "nodes");
                break;
            case nameof(AttributeProto):
                Add(ref _attributes, 1, MostAttributes, "attributes");
                break;
            case nameof(TensorProto):
                Add(ref _tensors, 1, MostTensors, "tensors");
                break;
            case nameof(DimensionProto):
                Add(ref _dimensions, 1, MostDimensions, "dimensions");
                break;
            default:
                Add(ref _others, 1, MostOthers, "other messages");
                break;
        }
    }

    private void CountNumbers(FieldDescriptor? field, long count)
    {
        if (field is not { IsRepeated: true })
        {
            return;
        }

        if (field.Name == "dims")
        {
            Add(ref _dimensions, (int)long.Min(count, int.MaxValue / 2), MostDimensions, "dimensions");
        }
        else if (field.ContainingType.Name == nameof(TensorProto) && field.FieldType is FieldType.Float or FieldType.Double)
        {
            Add(ref _elements, count, MostElements, "elements that stand as numbers");
        }
        else if (field.ContainingType.Name == nameof(TensorProto))
        {
            Add(ref _integers, count, MostIntegers, "elements that stand as integers");
        }
        else
        {
            Add(ref _numbers, count, MostNumbers, "numbers in attributes");
        }
    }

    private void Add(ref int total, int count, int most, string what)
    {
        long sum = total;
        Add(ref sum, count, most, what);
        total = (int)sum;
    }

    private void Add(ref long total, long count, long most, string what)
    {
        total += count;
        if (total > most)
        {
            throw new ImportException(_file, $"expected a model of at most {most} {what}, found more.");
        }
    }
}
