using System;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Stages;
using TinyRnn.Quantizer.Import.Onnx.Values;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Onnx.Operators;

/// <summary>Sums and products of the two directions of one layer.</summary>
internal static class MergeOperators
{
    public static Signal Merge(Node node, Signal left, Signal right, MergeMode? mode)
    {
        if (mode is not { } merge || left.StepAxis != right.StepAxis || !left.Shape.AsSpan().SequenceEqual(right.Shape))
        {
            throw Refused(node, left, right);
        }

        Element[] all = DirectionPair.Join([.. left.Elements, .. right.Elements]);
        if (all.FirstOrDefault().Stage is not RecurrentStage { Forward: { } ahead, Backward: { } back, Merge: MergeMode.Concatenate } both)
        {
            throw Refused(node, left, right);
        }

        var stage = new RecurrentStage(both.Name, ahead, back, merge, both.Input, both.Steps);
        var elements = new Element[left.Count];
        for (int i = 0; i < elements.Length; i++)
        {
            (Element forward, Element backward) = (all[i], all[left.Count + i]);
            (forward, backward) = forward.Index < ahead.OutputSize ? (forward, backward) : (backward, forward);
            if (!Fit(both, forward, backward, ahead.OutputSize))
            {
                throw Refused(node, left, right);
            }

            elements[i] = forward with { Stage = stage, Part = forward.Part == backward.Part ? forward.Part : Part.Last };
        }

        return new Signal(left.Shape, left.StepAxis, elements);
    }

    private static bool Fit(RecurrentStage both, Element forward, Element backward, int units) =>
        forward.Stage == both
        && backward.Stage == both
        && forward.IsPlain
        && backward.IsPlain
        && forward.Batch == backward.Batch
        && forward.Index < units
        && backward.Index == forward.Index + units
        && (forward.Part, backward.Part) is (Part.EachStep, Part.EachStep) or (Part.Final, Part.Final) or (Part.Final, Part.Last);

    private static ImportException Refused(Node node, Signal left, Signal right) =>
        node.Refused(
            $"expected a constant, or a sum or product of the two directions of one layer; found two tensors that depend on the graph's "
                + $"inputs, {left.Describe()} and {right.Describe()}; a residual or another merger of branches is not supported"
        );
}
