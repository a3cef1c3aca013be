using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Schema;

namespace TinyRnn.Quantizer.Import.Onnx.Graphs;

/// <summary>A loop over the steps of a cell, which the export wrote out step by step: each step multiplies by the same weights.</summary>
internal static class UnrolledLoop
{
    /// <summary>What is wrong with a graph that was refused and has such a loop; null for another one.</summary>
    public static string? Explain(Graph graph)
    {
        if (!graph.Nodes.Any(node => node.OpType is "Tanh" or "Relu"))
        {
            return null;
        }

        IGrouping<string, NodeProto>? steps = graph.Nodes
            .Where(node => node.OpType is "Gemm" or "MatMul" && node.Input.Count > 1 && graph.Initializer(node.Input[1]) != null)
            .GroupBy(node => node.Input[1])
            .MaxBy(group => group.Count());
        return steps?.Count() > 1
            ? $"weights {Text.Quote(steps.Key)}: expected one product by them, found {steps.Count()}, a loop over the steps of a cell that the export wrote out. "
                + "Export the layer (RNN, GRU, LSTM) in place of the loop, or one step of the cell with its state as input and output"
            : null;
    }
}
