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
    /// <summary>Reads the operator of an activation.</summary>
    public static Func<Node, Value> Of(ActivationKind kind) =>
        node => Apply(node, node.RequiredSignal(0, "X"), OperatorActivations.Create(kind, (name, usual) => Parameter(node, name, usual)));

    public static Value Softmax(Node node) => OverAll(node, isLogarithm: false);

    public static Value LogSoftmax(Node node) => OverAll(node, isLogarithm: true);

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

    private static Signal Apply(Node node, Signal signal, Activation activation)
    {
        (Features features, LayerStage sums) = Sums(node, signal);
        return Replace(node, signal, features, sums, new LayerStage((DenseLayer)sums.Layer with { Activation = activation }, sums.Input));
    }

    private static Signal OverAll(Node node, bool isLogarithm)
    {
        Signal signal = node.RequiredSignal(0, "input");
        bool isFlat = node.Version < 13;
        int axis = Shapes.Axis(node, node.Attributes.Integer("axis", isFlat ? 1 : -1), signal.Rank);
        CheckAxis(node, signal, Features.OfSequence(node, signal), axis, isFlat ? signal.Rank : axis + 1);
        (Features features, LayerStage sums) = Sums(node, signal);
        var softmax = new SoftmaxLayer(node.Name, sums.Layer.OutputSize, isLogarithm);
        return Replace(node, signal, features, sums, new LayerStage(softmax, new StageInput(sums, Selection.EachStep)));
    }

    private static (Features Features, LayerStage Sums) Sums(Node node, Signal signal)
    {
        LinearStages.CheckNotCut(node, signal);
        Features features = Features.OfSequence(node, signal);
        return (features, LinearStages.ToSums(node, features));
    }

    private static Signal Replace(Node node, Signal signal, Features features, LayerStage sums, LayerStage stage)
    {
        Part part = sums.Input.Stage == features.Stage ? Part.EachStep : features.Row[0].Part;
        Element[] row = Enumerable.Range(0, features.Count).Select(i => new Element(stage, part, 0, i)).ToArray();
        return LinearStages.Replace(signal, Features.Of(node, [row]));
    }

    private static double Parameter(Node node, string name, double? usual) =>
        node.Attributes.Real(name) ?? usual ?? throw node.Refused($"attribute {name}: expected a value, which has no default");

    /// <summary>The axes from first to before last must hold all values of a step of one sequence, and nothing else.</summary>
    private static void CheckAxis(Node node, Signal signal, Features features, int first, int last)
    {
        bool hasSteps = signal.StepAxis >= first && signal.StepAxis < last;
        int values = Shapes.Product(signal.KeptShape.AsSpan()[first..last]);
        IEnumerable<int> batches = signal.Elements.Select(element => element.Batch).Distinct();
        if (hasSteps || values != features.Count || (values > 1 && batches.Count() > 1 && !IsOneBatch(signal, first, last)))
        {
            throw node.AxesRefused(
                $"attribute axis: expected the axis of the {features.Count} values, found {first} of {signal.Describe()}{(hasSteps ? "; a softmax over the steps, as in an attention, is not supported" : "")}"
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
        features.Stage is LayerStage { Layer: SoftmaxLayer } stage ? new StageInput(stage.Input.Stage, features.Selection) : features.Input;
}
