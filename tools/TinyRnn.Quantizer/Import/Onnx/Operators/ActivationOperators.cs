using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Stages;
using TinyRnn.Quantizer.Import.Onnx.Values;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Onnx.Operators;

/// <summary>Operators that become the activation of a dense layer; after another layer, of one with identity weights.</summary>
internal static class ActivationOperators
{
    public static Value Relu(Node node) => Apply(node, node.RequiredSignal(0, "X"), DenseActivation.Relu);

    public static Value Sigmoid(Node node) => Apply(node, node.RequiredSignal(0, "X"), DenseActivation.Sigmoid);

    public static Value Tanh(Node node) => Apply(node, node.RequiredSignal(0, "input"), DenseActivation.Tanh);

    public static Value HardSigmoid(Node node)
    {
        double alpha = node.Attributes.Real("alpha") ?? ActivationReader.HardSigmoidAlpha;
        double beta = node.Attributes.Real("beta") ?? ActivationReader.HardSigmoidBeta;
        return Apply(node, ArithmeticOperators.Scale(node.RequiredSignal(0, "X"), alpha, beta), DenseActivation.HardSigmoid);
    }

    public static Value Softmax(Node node) => OverAll(node, DenseActivation.Softmax);

    public static Value LogSoftmax(Node node) => OverAll(node, DenseActivation.LogSoftmax);

    public static Value ArgMax(Node node)
    {
        Signal signal = LinearStages.Normalize(node, node.RequiredSignal(0, "data"));
        int axis = Shapes.Axis(node, node.Attributes.Integer("axis", 0), signal.Rank);
        bool keeps = node.Attributes.Flag("keepdims", true);
        if (node.Attributes.Flag("select_last_index", false))
        {
            throw node.Refused("attribute select_last_index: expected 0, the first of equals; found 1");
        }

        Features features = Features.OfSequence(node, signal);
        CheckAxis(node, signal, features, axis, axis + 1);
        StageInput input = WithoutSoftmax(features);
        var stage = new LayerStage(new ArgMaxLayer(node.Name, features.Count), input);
        var first = (Signal)Rearranging.Take(node, signal, axis, [0]);
        Signal number = first.With(element => new Element(stage, Part.EachStep, element.Batch, 0)).As(NumberKind.Whole);
        return keeps ? number : Rearranging.Reshape(node, number, number.Shape.Where((_, i) => i != axis).ToArray());
    }

    private static Signal Apply(Node node, Signal signal, DenseActivation activation)
    {
        LinearStages.CheckNotCut(node, signal);
        Features features = Features.OfSequence(node, signal);
        LayerStage sums = LinearStages.ToSums(node, features);
        var stage = new LayerStage((DenseLayer)sums.Layer with { Activation = activation }, sums.Input);
        Part part = sums.Input.Stage == features.Stage ? Part.EachStep : features.Row[0].Part;
        Element[] row = Enumerable.Range(0, features.Count).Select(i => new Element(stage, part, 0, i)).ToArray();
        return LinearStages.Replace(signal, Features.Of(node, [row]));
    }

    private static Signal OverAll(Node node, DenseActivation activation)
    {
        Signal signal = node.RequiredSignal(0, "input");
        bool isFlat = node.Version < 13;
        int axis = Shapes.Axis(node, node.Attributes.Integer("axis", isFlat ? 1 : -1), signal.Rank);
        CheckAxis(node, signal, Features.OfSequence(node, signal), axis, isFlat ? signal.Rank : axis + 1);
        return Apply(node, signal, activation);
    }

    /// <summary>The axes from first to before last must hold all values of a step of one sequence, and nothing else.</summary>
    private static void CheckAxis(Node node, Signal signal, Features features, int first, int last)
    {
        bool hasSteps = signal.StepAxis >= first && signal.StepAxis < last;
        int values = Shapes.Product(signal.KeptShape.AsSpan()[first..last]);
        IEnumerable<int> batches = signal.Elements.Select(element => element.Batch).Distinct();
        if (hasSteps || values != features.Count || (values > 1 && batches.Count() > 1 && !IsOneBatch(signal, first, last)))
        {
            throw node.AxesRefused(
                $"attribute axis: expected the axis of the {features.Count} values, found {first} of {signal.Describe()}"
            );
        }
    }

    private static bool IsOneBatch(Signal signal, int first, int last)
    {
        int inner = Shapes.Product(signal.KeptShape.AsSpan()[last..]);
        int length = Shapes.Product(signal.KeptShape.AsSpan()[first..last]);
        return Enumerable
            .Range(0, signal.Count)
            .All(i => signal.Elements[i].Batch == signal.Elements[(i / (length * inner) * length * inner) + (i % inner)].Batch);
    }

    /// <summary>Softmax does not change which value is the largest.</summary>
    private static StageInput WithoutSoftmax(Features features) =>
        features.Stage is LayerStage { Layer: DenseLayer { Activation: DenseActivation.Softmax or DenseActivation.LogSoftmax } dense } stage
            ? new StageInput(new LayerStage(dense with { Activation = DenseActivation.None }, stage.Input), features.Selection)
            : features.Input;
}
