using System;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Stages;
using TinyRnn.Quantizer.Import.Onnx.Values;

namespace TinyRnn.Quantizer.Import.Onnx.Operators;

/// <summary>The inputs initial_h and initial_c of a recurrent node.</summary>
internal sealed class InitialStates(Node node, bool isBatchFirst, int directions, int hidden)
{
    /// <summary>
    /// By direction, the state before the first step; empty for zeros, and where the graph takes it as an input, so that whoever
    /// runs the network sets it.
    /// </summary>
    public float[][] Read(int index, string input, int batch)
    {
        Value? value = node.Optional(index);
        int[] shape = isBatchFirst ? [batch, directions, hidden] : [directions, batch, hidden];
        if (value is not null && !value.Shape.AsSpan().SequenceEqual(shape))
        {
            throw node.AxesRefused($"input {input}: expected {Value.Describe(shape, -1)}, found {value.Describe()}");
        }

        return value switch
        {
            Constant constant => Enumerable.Range(0, directions).Select(direction => Row(constant, input, direction, batch)).ToArray(),
            Signal signal when signal.Elements.Any(element => !element.IsPlain || element.Stage is not InputStage { IsState: true }) =>
                throw node.Refused(
                    $"input {input}: expected a constant or an input of the graph of its own, found what is computed from "
                        + signal.Elements[0].Stage
                ),
            _ => Enumerable.Repeat(Array.Empty<float>(), directions).ToArray(),
        };
    }

    private float[] Row(Constant constant, string input, int direction, int batch)
    {
        double[] values = Weights.Finite(node, constant, input);
        double[][] rows = Enumerable
            .Range(0, batch)
            .Select(b => (isBatchFirst ? (b * directions) + direction : (direction * batch) + b) * hidden)
            .Select(begin => values[begin..(begin + hidden)])
            .ToArray();
        if (rows.Any(row => !row.AsSpan().SequenceEqual(rows[0])))
        {
            throw node.Refused($"input {input}: expected the same state for each of {batch} sequences, found different ones");
        }

        return rows[0].All(value => value == 0) ? [] : rows[0].Select(value => (float)value).ToArray();
    }
}
