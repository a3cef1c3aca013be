using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Schema;

namespace TinyRnn.Quantizer.Import.Onnx.Graphs;

/// <summary>The attributes of a node; one that is never asked for is an error.</summary>
internal sealed class NodeAttributes(Node node, IReadOnlyList<AttributeProto> attributes)
{
    private readonly HashSet<string> _read = [];

    public bool Has(string name) => attributes.Any(attribute => attribute.Name == name);

    public int Integer(string name, int otherwise)
    {
        long value = Find(name, AttributeType.AttributeInt)?.I ?? otherwise;
        return value is >= int.MinValue and <= int.MaxValue
            ? (int)value
            : throw node.Refused($"attribute {name}: expected a number of 32 bits, found {value}");
    }

    /// <summary>An attribute that is 0 or 1.</summary>
    public bool Flag(string name, bool otherwise)
    {
        int value = Integer(name, otherwise ? 1 : 0);
        return value is 0 or 1 ? value == 1 : throw node.Refused($"attribute {name}: expected 0 or 1, found {value}");
    }

    public double? Real(string name)
    {
        float? value = Find(name, AttributeType.AttributeFloat)?.F;
        return value is null || float.IsFinite(value.Value)
            ? value
            : throw node.Refused($"attribute {name}: expected a finite number, found {value}");
    }

    public long[]? Integers(string name) => Find(name, AttributeType.AttributeInts)?.Ints.ToArray();

    public double[]? Reals(string name)
    {
        double[]? values = Find(name, AttributeType.AttributeFloats)?.Floats.Select(value => (double)value).ToArray();
        return values is null || values.All(double.IsFinite) ? values : throw node.Refused($"attribute {name}: expected finite numbers");
    }

    public string? String(string name) => Find(name, AttributeType.AttributeString)?.S.ToStringUtf8();

    public string[]? Strings(string name) =>
        Find(name, AttributeType.AttributeStrings)?.Strings.Select(value => value.ToStringUtf8()).ToArray();

    public TensorProto? Tensor(string name) => Find(name, AttributeType.AttributeTensor)?.T;

    public GraphProto? Graph(string name) => Find(name, AttributeType.AttributeGraph)?.G;

    /// <exception cref="ImportException">An attribute that the operator does not know.</exception>
    public void CheckAllRead()
    {
        AttributeProto? unknown = attributes.FirstOrDefault(attribute => !_read.Contains(attribute.Name));
        if (unknown is not null)
        {
            throw node.Refused($"attribute {Text.Quote(unknown.Name)} is not supported");
        }
    }

    private AttributeProto? Find(string name, AttributeType type)
    {
        _read.Add(name);
        AttributeProto[] found = attributes.Where(attribute => attribute.Name == name).ToArray();
        if (found.Length > 1)
        {
            throw node.Refused($"attribute {name}: expected once, found {found.Length} times");
        }

        return found is [{ } only] && only.Type != type
            ? throw node.Refused($"attribute {name}: expected {Describe(type)}, found {Describe(only.Type)}")
            : found.FirstOrDefault();
    }

    private static string Describe(AttributeType type) =>
        type switch
        {
            AttributeType.AttributeFloat => "a number",
            AttributeType.AttributeInt => "an integer",
            AttributeType.AttributeString => "text",
            AttributeType.AttributeTensor => "a tensor",
            AttributeType.AttributeGraph => "a graph",
            AttributeType.AttributeFloats => "numbers",
            AttributeType.AttributeInts => "integers",
            AttributeType.AttributeStrings => "texts",
            _ => $"type {(int)type}",
        };
}
