using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Schema;
using TinyRnn.Quantizer.Import.Onnx.Values;

namespace TinyRnn.Quantizer.Import.Onnx.Graphs;

/// <summary>The graph of a model: what holds however its input is read.</summary>
internal sealed class Graph
{
    private readonly Dictionary<string, TensorProto> _initializers = [];
    private readonly Dictionary<string, Constant> _constants = [];
    private readonly TensorDecoder _decoder;

    public Graph(string file, GraphProto proto, int version, TensorDecoder decoder)
    {
        File = file;
        Version = version;
        _decoder = decoder;
        if (proto.SparseInitializer.Count > 0)
        {
            string name = proto.SparseInitializer[0].Values?.Name ?? "";
            throw new ImportException(file, $"initializer {Text.Quote(name)}: sparse tensors are not supported.");
        }

        foreach (TensorProto tensor in proto.Initializer)
        {
            if (!_initializers.TryAdd(tensor.Name, tensor))
            {
                throw new ImportException(file, $"initializer {Text.Quote(tensor.Name)}: expected once, found twice.");
            }
        }

        Inputs = proto.Input.Where(input => !_initializers.ContainsKey(input.Name)).ToArray();
        Outputs = proto.Output.Select(output => output.Name).ToArray();
        Nodes = Live(proto.Node, Outputs);
    }

    public string File { get; }

    /// <summary>Version of the operator set.</summary>
    public int Version { get; }

    /// <summary>Without initializers.</summary>
    public IReadOnlyList<ValueProto> Inputs { get; }

    public IReadOnlyList<string> Outputs { get; }

    /// <summary>Nodes on which an output depends, in order.</summary>
    public IReadOnlyList<NodeProto> Nodes { get; }

    /// <summary>A graph inside a node.</summary>
    public Graph Inner(GraphProto proto) => new(File, proto, Version, _decoder);

    /// <summary>An initializer; null when there is none of that name.</summary>
    public Constant? Initializer(string name)
    {
        if (!_constants.TryGetValue(name, out Constant? constant) && _initializers.TryGetValue(name, out TensorProto? tensor))
        {
            constant = _decoder.Decode(tensor, name);
            _constants.Add(name, constant);
        }

        return constant;
    }

    private static NodeProto[] Live(IReadOnlyList<NodeProto> nodes, IReadOnlyList<string> outputs)
    {
        var needed = new HashSet<string>(outputs);
        var live = new List<NodeProto>();
        foreach (NodeProto node in nodes.Reverse())
        {
            if (node.Output.Any(needed.Contains))
            {
                live.Add(node);
                needed.UnionWith(Taken(node));
                needed.Remove("");
            }
        }

        live.Reverse();
        return [.. live];
    }

    /// <summary>Inputs, and what the graphs inside a node take from outside.</summary>
    private static IEnumerable<string> Taken(NodeProto node) =>
        node.Input.Concat(node.Attribute.Where(attribute => attribute.G is not null).SelectMany(attribute => Taken(attribute.G)));

    private static IEnumerable<string> Taken(GraphProto graph) =>
        graph.Output.Select(output => output.Name).Concat(graph.Node.SelectMany(Taken));
}
