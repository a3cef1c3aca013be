using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Values;

namespace TinyRnn.Quantizer.Import.Onnx.Operators;

/// <summary>Sums and products of the two directions of one layer.</summary>
internal static class MergeOperators
{
    public static Value Merge(Node node, Signal left, Signal right) =>
        throw node.Refused($"two tensors that depend on the graph's inputs, {left.Describe()} and {right.Describe()}, are not supported");
}
