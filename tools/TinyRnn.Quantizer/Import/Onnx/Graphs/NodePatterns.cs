using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Schema;

namespace TinyRnn.Quantizer.Import.Onnx.Graphs;

/// <summary>Asks which nodes made a value.</summary>
internal sealed class NodePatterns
{
    private readonly Dictionary<string, NodeProto> _makers = [];

    public NodePatterns(GraphProto graph)
    {
        foreach (NodeProto node in graph.Node)
        {
            foreach (string output in node.Output)
            {
                _makers.TryAdd(output, node);
            }
        }
    }

    /// <summary>The inputs of the node that made a value, if it is of the operator and has so many; else null.</summary>
    public string[]? Of(string value, string type, int inputs) =>
        _makers.TryGetValue(value, out NodeProto? node) && node.OpType == type && node.Input.Count == inputs ? [.. node.Input] : null;

    /// <summary>Both orders of two inputs of the node that made a value.</summary>
    public IEnumerable<(string A, string B)> Both(string value, string type) =>
        Of(value, type, 2) is [{ } a, { } b] ? [(a, b), (b, a)] : [];

    /// <summary>The value that was split into equal parts, if a value is that part of it; else null.</summary>
    public string? PartOf(string value, int part, int parts) =>
        _makers.TryGetValue(value, out NodeProto? node) && node.OpType == "Split" && node.Output.Count == parts && node.Output[part] == value
            ? node.Input.FirstOrDefault()
            : null;

    /// <summary>x, W and b of W x + b as Gemm computes it with W transposed and nothing else; else null.</summary>
    public (string X, string W, string B)? Linear(string value)
    {
        if (Of(value, "Gemm", 3) is not [{ } x, { } w, { } b])
        {
            return null;
        }

        IEnumerable<AttributeProto> unusual = _makers[value].Attribute.Where(attribute =>
            attribute.Name switch
            {
                "transB" => attribute.I != 1,
                "transA" => attribute.I != 0,
                "alpha" or "beta" => attribute.F != 1,
                _ => true,
            });
        return _makers[value].Attribute.Any(attribute => attribute.Name == "transB") && !unusual.Any() ? (x, w, b) : null;
    }
}
