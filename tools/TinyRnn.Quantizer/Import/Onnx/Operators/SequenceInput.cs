using System;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Stages;
using TinyRnn.Quantizer.Import.Onnx.Values;

namespace TinyRnn.Quantizer.Import.Onnx.Operators;

/// <summary>The inputs X and sequence_lens of a recurrent node.</summary>
internal sealed class SequenceInput
{
    private readonly Node _node;

    public SequenceInput(Node node, bool isBatchFirst, int inputs)
    {
        _node = node;
        Signal x = node.RequiredSignal(0, "X");
        LinearStages.CheckNotCut(node, x);
        int stepAxis = isBatchFirst ? 1 : 0;
        x = Repeated(node, x, stepAxis);
        bool hasSteps = node.Trial.IsSingleStep
            ? x.StepAxis < 0 && x.Rank == 3 && x.Shape[stepAxis] == 1
            : x.Rank == 3 && x.StepAxis == stepAxis;
        if (!hasSteps || x.Shape[2] != inputs)
        {
            string order = isBatchFirst ? "[batch, steps, inputs]" : "[steps, batch, inputs]";
            throw node.AxesRefused($"input X: expected {order} with {inputs} inputs, found {x.Describe()}");
        }

        Length = x.Shape[stepAxis];
        Batch = x.Shape[1 - stepAxis];
        ArraySegment<Element>[] rows = Enumerable
            .Range(0, Batch)
            .Select(b => new ArraySegment<Element>(x.Elements, b * inputs, inputs))
            .ToArray();
        if (rows.Where((row, b) => row[0].Batch != b).Any())
        {
            throw node.AxesRefused($"input X: the sequences of {x.Describe()} do not stand side by side");
        }

        Features = LinearStages.WithoutOffsets(node, Features.Of(node, rows));
        if (!node.Trial.IsSingleStep && Features.Selection != Selection.EachStep)
        {
            throw node.AxesRefused("input X: expected the outputs of each step");
        }

        Steps = ReadSteps();
    }

    /// <summary>One vector that stands at each place of the axis of the steps.</summary>
    private static Signal Repeated(Node node, Signal x, int stepAxis) =>
        x is { StepAxis: < 0, Rank: 3 } && !node.Trial.IsSingleStep && x.Shape[stepAxis] > 1 && WindowOperators.IsRepeated(x, stepAxis)
            ? WindowOperators.Repeat(node, x, stepAxis, x.Shape[stepAxis])
            : x;

    public Features Features { get; }

    /// <summary>Length of the axis of the steps.</summary>
    public int Length { get; }

    /// <summary>Sequences side by side.</summary>
    public int Batch { get; }

    /// <summary>Steps that are computed.</summary>
    public int Steps { get; }

    private int ReadSteps()
    {
        int before = Features.Stage.Steps;
        Constant? lengths = _node.OptionalConstant(4, "sequence_lens");
        if (lengths is null)
        {
            return before == Length
                ? Length
                : throw _node.Refused($"input sequence_lens: expected {before}, as the layer before stops there; found none");
        }

        long[] values = Shapes.Integers(_node, lengths, "sequence_lens");
        if (values.Length != Batch || values.Any(value => value < 1 || value > Length || value != values[0]))
        {
            throw _node.Refused(
                $"input sequence_lens: expected {Batch} times the same length from 1 to {Length}, found [{Text.List(values)}]"
            );
        }

        return before == Length || values[0] == before
            ? (int)values[0]
            : throw _node.Refused($"input sequence_lens: expected {before}, as the layer before stops there; found {values[0]}");
    }
}
