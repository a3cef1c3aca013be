using System.Collections.Generic;
using System.Linq;
using Google.Protobuf;
using TinyRnn.Quantizer.Import.Onnx.Schema;
using TinyRnn.Quantizer.Import.Onnx.Values;

namespace TinyRnn.Quantizer.Import.Onnx.Graphs;

/// <summary>Writes steps of cells as the recurrent nodes that compute the same, so that the rest of the importer knows one form.</summary>
internal sealed class CellFusion(GraphProto graph, TensorDecoder decoder)
{
    /// <summary>The places of r, z, n in a GRU node's z, r, h, and of i, f, g, o in an LSTM node's i, o, f, c.</summary>
    private static readonly Dictionary<string, int[]> s_order = new() { ["RNN"] = [0], ["GRU"] = [1, 0, 2], ["LSTM"] = [0, 3, 1, 2] };

    private readonly Dictionary<string, TensorProto> _weights = graph.Initializer.GroupBy(tensor => tensor.Name).ToDictionary(same => same.Key, same => same.First());

    /// <summary>Changes the graph.</summary>
    /// <exception cref="ImportException">A weight of a cell cannot be read.</exception>
    public void Fuse()
    {
        foreach (CellStep step in new CellFinder(graph).Find().Take(Limits.RecurrentLayers).ToArray())
        {
            if (Constant(step.Input.W) is { Rank: 2 } inputs
                && Constant(step.Recurrent.W) is { Rank: 2 } recurrent
                && Constant(step.Input.B) is { Rank: 1 } inputBias
                && Constant(step.Recurrent.B) is { Rank: 1 } recurrentBias)
            {
                Replace(step, inputs, recurrent, inputBias, recurrentBias);
            }
        }
    }

    private void Replace(CellStep step, Constant inputs, Constant recurrent, Constant inputBias, Constant recurrentBias)
    {
        int[] order = s_order[step.Type];
        int hidden = recurrent.Shape[1];
        int rows = order.Length * hidden;
        if (inputs.Shape[0] != rows || recurrent.Shape[0] != rows || inputBias.Count != rows || recurrentBias.Count != rows)
        {
            return;
        }

        var nodes = new List<NodeProto>();
        var cell = new NodeProto { OpType = step.Type, Name = step.Hidden };
        cell.Input.AddRange(
        [
            Reshape(nodes, step.Input.X, Fresh(step, "x"), 1, -1, inputs.Shape[1]),
            Weights(step, "W", [1, rows, inputs.Shape[1]], Ordered(inputs.Data, order, hidden * inputs.Shape[1])),
            Weights(step, "R", [1, rows, hidden], Ordered(recurrent.Data, order, hidden * hidden)),
            Weights(step, "B", [1, 2 * rows], [.. Ordered(inputBias.Data, order, hidden), .. Ordered(recurrentBias.Data, order, hidden)]),
            "",
            Reshape(nodes, step.Recurrent.X, Fresh(step, "h0"), 1, -1, hidden),
        ]);
        cell.Output.AddRange(["", Fresh(step, "h")]);
        cell.Attribute.Add(new AttributeProto { Name = "hidden_size", Type = AttributeType.AttributeInt, I = hidden });
        if (step.Cell.Length > 0)
        {
            cell.Input.Add(Reshape(nodes, step.OldCell, Fresh(step, "c0"), 1, -1, hidden));
            cell.Output.Add(Fresh(step, "c"));
        }

        AddAttribute(step, cell);
        nodes.Add(cell);
        Reshape(nodes, Fresh(step, "h"), step.Hidden, -1, hidden);
        if (step.Cell.Length > 0)
        {
            Reshape(nodes, Fresh(step, "c"), step.Cell, -1, hidden);
        }

        Insert(nodes, graph.Node.Where(node => node.Output.Any(output => output.Length > 0 && (output == step.Hidden || output == step.Cell))).ToArray());
    }

    private static void AddAttribute(CellStep step, NodeProto cell)
    {
        if (step.Type == "RNN")
        {
            var activations = new AttributeProto { Name = "activations", Type = AttributeType.AttributeStrings };
            activations.Strings.Add(ByteString.CopyFromUtf8(step.Activation));
            cell.Attribute.Add(activations);
        }
        else if (step.Type == "GRU")
        {
            cell.Attribute.Add(new AttributeProto { Name = "linear_before_reset", Type = AttributeType.AttributeInt, I = 1 });
        }
    }

    /// <summary>Puts nodes in the place of others; what these alone needed leads to no output any more.</summary>
    private void Insert(List<NodeProto> nodes, NodeProto[] replaced)
    {
        int at = replaced.Min(graph.Node.IndexOf);
        foreach (NodeProto node in replaced)
        {
            graph.Node.Remove(node);
        }

        for (int i = 0; i < nodes.Count; i++)
        {
            graph.Node.Insert(at + i, nodes[i]);
        }
    }

    private string Reshape(List<NodeProto> nodes, string value, string output, params long[] shape)
    {
        var tensor = new TensorProto { Name = $"{output}/shape", DataType = DataType.TypeInt64 };
        tensor.Dims.Add(shape.Length);
        tensor.Int64Data.AddRange(shape);
        graph.Initializer.Add(tensor);
        var node = new NodeProto { OpType = "Reshape", Name = output };
        node.Input.AddRange([value, tensor.Name]);
        node.Output.Add(output);
        nodes.Add(node);
        return output;
    }

    private string Weights(CellStep step, string part, long[] shape, double[] values)
    {
        var tensor = new TensorProto { Name = Fresh(step, part), DataType = DataType.TypeDouble };
        tensor.Dims.AddRange(shape);
        tensor.DoubleData.AddRange(values);
        graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    private Constant? Constant(string name) => _weights.TryGetValue(name, out TensorProto? tensor) ? decoder.Decode(tensor, name) : null;

    private static double[] Ordered(double[] values, int[] order, int block) =>
        order.SelectMany(gate => values.Skip(gate * block).Take(block)).ToArray();

    private static string Fresh(CellStep step, string part) => $"{step.Hidden}/cell/{part}";
}
