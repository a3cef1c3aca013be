using System;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Stages;
using TinyRnn.Quantizer.Import.Onnx.Values;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Onnx.Operators;

/// <summary>Operators that become dense layers.</summary>
internal static class DenseOperators
{
    public static Value MatMul(Node node)
    {
        Constant weights = node.RequiredConstant(1, "B");
        if (weights.Rank != 2)
        {
            throw node.Refused($"input B: expected weights in two dimensions, found {weights.Describe()}");
        }

        return Product(node, node.RequiredSignal(0, "A"), Permuted(node, weights));
    }

    public static Value Gemm(Node node)
    {
        Constant weights = node.RequiredConstant(1, "B");
        Signal signal = node.RequiredSignal(0, "A");
        if (weights.Rank != 2 || signal.Rank != 2)
        {
            throw node.AxesRefused($"expected A and B in two dimensions, found {signal.Describe()} and {weights.Describe()}");
        }

        if (node.Attributes.Flag("transA", false))
        {
            signal = (Signal)Rearranging.Permute(node, signal, [1, 0]);
        }

        bool isTransposed = node.Attributes.Flag("transB", false);
        double alpha = node.Attributes.Real("alpha") ?? 1;
        double beta = node.Attributes.Real("beta") ?? 1;
        Signal product = Product(node, signal, isTransposed ? weights : Permuted(node, weights));
        product = ArithmeticOperators.Scale(product, alpha, 0);
        return node.OptionalConstant(2, "C") is { } bias ? ArithmeticOperators.AddScaled(node, product, bias, beta) : product;
    }

    /// <summary>A dense layer without activation and bias; what is added later becomes the bias.</summary>
    /// <param name="node">The node.</param>
    /// <param name="signal">[..., inputs].</param>
    /// <param name="weights">[outputs, inputs].</param>
    private static Signal Product(Node node, Signal signal, Constant weights)
    {
        int outputs = weights.Shape[0];
        int inputs = weights.Shape[1];
        if (signal.Rank == 0 || signal.StepAxis == signal.Rank - 1 || signal.Shape[^1] != inputs || inputs == 0 || outputs == 0)
        {
            throw node.AxesRefused(
                $"expected a last axis of {inputs} values for weights of {inputs} inputs and {outputs} outputs, found {signal.Describe()}"
            );
        }

        LinearStages.CheckNotCut(node, signal);
        ArraySegment<Element>[] rows = Enumerable
            .Range(0, signal.Count / inputs)
            .Select(row => new ArraySegment<Element>(signal.Elements, row * inputs, inputs))
            .ToArray();
        Features features = LinearStages.WithoutOffsets(node, Features.Of(node, rows));
        var bias = new double[outputs];
        float[] folded = Weights.Fold(node, features, Weights.Finite(node, weights, "B"), bias);
        var layer = new DenseLayer(node.Name, features.Stage.Size, outputs, folded, Weights.ToSingle(node, bias), Activation.None);
        var stage = new LayerStage(layer, features.Input);
        _ = Shapes.Count(node, [rows.Length, outputs], Budget.SignalWeight);
        Element[] elements = rows
            .SelectMany(row => Enumerable.Range(0, outputs).Select(i => new Element(stage, Part.EachStep, row[0].Batch, i)))
            .ToArray();
        return new Signal([.. signal.Shape[..^1], outputs], signal.StepAxis, elements);
    }

    private static Constant Permuted(Node node, Constant weights) => (Constant)Rearranging.Permute(node, weights, [1, 0]);
}
