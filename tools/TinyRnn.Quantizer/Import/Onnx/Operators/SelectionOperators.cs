using System;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Values;

namespace TinyRnn.Quantizer.Import.Onnx.Operators;

/// <summary>Operators that take parts of tensors and put them together.</summary>
internal static class SelectionOperators
{
    public static Value Gather(Node node)
    {
        Value data = node.Required(0, "data");
        Value indices = node.Required(1, "indices");
        if (indices is Signal tokens)
        {
            return TokenOperators.Embedding(node, data, tokens);
        }

        int axis = Shapes.Axis(node, node.Attributes.Integer("axis", 0), data.Rank);
        int length = data.Shape[axis];
        var constant = (Constant)indices;
        if (constant.Kind != ConstantKind.Integer)
        {
            throw node.Refused($"input indices: expected integers, found {constant.Kind}");
        }

        long[] places = constant.Data.Select(place => (long)(place < 0 ? place + length : place)).ToArray();
        if (places.Any(place => place < 0 || place >= length))
        {
            throw node.Refused($"input indices: expected {-length} to {length - 1}, found [{Text.List(constant.Data)}]");
        }

        Value taken = data is Signal signal && axis == data.StepAxis
            ? Steps(node, signal, places)
            : Rearranging.Take(node, data, axis, places.Select(place => (int)place).ToArray());
        int[] shape = [.. data.Shape[..axis], .. indices.Shape, .. data.Shape[(axis + 1)..]];
        return taken.StepAxis == axis ? taken : Rearranging.Reshape(node, taken, shape);
    }

    /// <summary>Of the steps of a window, the last one, as an input that holds lengths says.</summary>
    public static Value GatherElements(Node node)
    {
        Signal data = node.RequiredSignal(0, "data");
        Constant indices = node.RequiredConstant(1, "indices");
        int axis = Shapes.Axis(node, node.Attributes.Integer("axis", 0), data.Rank);
        int[] expected = [.. data.Shape];
        expected[axis] = 1;
        if (axis != data.StepAxis || indices.Kind != ConstantKind.Integer || !indices.Shape.AsSpan().SequenceEqual(expected))
        {
            throw node.AxesRefused($"expected one step for all values, indices {Value.Describe(expected, -1)}; found {indices.Describe()}");
        }

        double place = indices.Data[0] < 0 ? indices.Data[0] + data.Shape[axis] : indices.Data[0];
        return Array.TrueForAll(indices.Data, index => index == indices.Data[0])
            ? Rearranging.TakeStep(node, data, (long)place)
            : throw node.Refused("expected the same step of all sequences, found different ones");
    }

    public static Value Slice(Node node)
    {
        Value value = node.Required(0, "data");
        bool inAttributes = node.Version < 10;
        long[] starts = inAttributes ? Stated(node, "starts") : Shapes.Integers(node, node.RequiredConstant(1, "starts"), "starts");
        long[] ends = inAttributes ? Stated(node, "ends") : Shapes.Integers(node, node.RequiredConstant(2, "ends"), "ends");
        long[]? axes = inAttributes ? node.Attributes.Integers("axes") : Optional(node, 3, "axes");
        long[]? steps = inAttributes ? null : Optional(node, 4, "steps");
        axes ??= Enumerable.Range(0, starts.Length).Select(axis => (long)axis).ToArray();
        steps ??= Enumerable.Repeat(1L, starts.Length).ToArray();
        if (ends.Length != starts.Length || axes.Length != starts.Length || steps.Length != starts.Length)
        {
            throw node.Refused(
                $"expected as many starts, ends, axes and steps, found {starts.Length}, {ends.Length}, {axes.Length} and {steps.Length}"
            );
        }

        for (int i = 0; i < starts.Length; i++)
        {
            value = Slice(node, value, Shapes.Axis(node, axes[i], value.Rank), (starts[i], ends[i], steps[i]));
        }

        return value;
    }

    public static Value Concat(Node node)
    {
        Value[] values = Enumerable.Range(0, node.Inputs).Select(index => node.Required(index, $"{index}")).ToArray();
        if (values.Length == 0)
        {
            throw node.Refused("inputs are missing");
        }

        Value first = values[0];
        int axis = Shapes.Axis(node, node.Attributes.Integer("axis", 1), first.Rank);
        foreach (Value value in values)
        {
            CheckFits(node, first, value, axis);
        }

        int[] shape = [.. first.Shape];
        shape[axis] = Shapes.Product([values.Sum(value => value.Shape[axis])]);
        return Join(node, values, axis, shape);
    }

    public static Value[] Split(Node node)
    {
        Value value = node.Required(0, "input");
        int axis = Shapes.Axis(node, node.Attributes.Integer("axis", 0), value.Rank);
        if (axis == value.StepAxis)
        {
            throw node.AxesRefused("the steps of a window cannot be split");
        }

        int length = value.Shape[axis];
        long[]? sizes = node.Version < 13 ? node.Attributes.Integers("split") : Optional(node, 1, "split");
        int parts = node.Attributes.Integer("num_outputs", node.Outputs);
        int part = (length + parts - 1) / Math.Max(parts, 1);
        sizes ??= Enumerable.Range(0, node.Outputs).Select(i => (long)Math.Clamp(length - (i * part), 0, part)).ToArray();
        if (sizes.Length != node.Outputs || sizes.Any(size => size < 0) || sizes.Sum() != length)
        {
            throw node.Refused($"expected {node.Outputs} parts of {length} in all, found [{Text.List(sizes)}]");
        }

        int start = 0;
        var outputs = new Value[sizes.Length];
        for (int i = 0; i < outputs.Length; i++)
        {
            outputs[i] = Rearranging.Take(node, value, axis, Enumerable.Range(start, (int)sizes[i]).ToArray());
            start += (int)sizes[i];
        }

        return outputs;
    }

    private static long[] Stated(Node node, string name) =>
        node.Attributes.Integers(name) ?? throw node.Refused($"attribute {name} is missing");

    private static long[]? Optional(Node node, int index, string input) =>
        node.OptionalConstant(index, input) is { } constant ? Shapes.Integers(node, constant, input) : null;

    private static Value Slice(Node node, Value value, int axis, (long Start, long End, long Step) range)
    {
        if (range.Step == 0)
        {
            throw node.Refused("input steps: expected other than 0, found 0");
        }

        int length = value.Shape[axis];
        bool isForward = range.Step > 0;
        long start = Math.Clamp(range.Start < 0 ? range.Start + length : range.Start, isForward ? 0 : -1, isForward ? length : length - 1);
        long end = Math.Clamp(range.End < 0 ? range.End + length : range.End, isForward ? 0 : -1, isForward ? length : length - 1);
        long step = Math.Clamp(range.Step, -length - 1, length + 1);
        long count = Math.Max(0, (end - start + step - Math.Sign(step)) / step);
        if (axis != value.StepAxis)
        {
            return Rearranging.Take(node, value, axis, Enumerable.Range(0, (int)count).Select(i => (int)(start + (i * step))).ToArray());
        }

        if (count == length && step == 1)
        {
            return value;
        }

        if (step == 1 && start > 0 && start + count == length && count > 1)
        {
            return WindowOperators.TakeLast(node, (Signal)value, (int)count);
        }

        return count == 1
            ? Rearranging.TakeStep(node, (Signal)value, start)
            : throw node.Refused(
                count == length
                    ? "the order of steps is reversed, which is supported as direction of a recurrent node only"
                    : $"expected all steps of the window or the last ones, found {count} from step {start}"
            );
    }

    private static Signal Steps(Node node, Signal signal, long[] places) =>
        places.Length == 1
            ? Rearranging.TakeStep(node, signal, places[0])
            : throw node.Refused($"expected the last step of the window, found {places.Length} steps");

    private static void CheckFits(Node node, Value first, Value value, int axis)
    {
        if (value.GetType() != first.GetType())
        {
            throw node.Refused("constants cannot be joined with what depends on the graph's inputs");
        }

        if (axis == first.StepAxis || axis == value.StepAxis)
        {
            throw node.AxesRefused("steps of windows cannot be joined");
        }

        if (
            value.Rank != first.Rank
            || value.StepAxis != first.StepAxis
            || Enumerable.Range(0, first.Rank).Any(i => i != axis && value.Shape[i] != first.Shape[i])
        )
        {
            throw node.Refused($"expected shapes that differ in axis {axis} only, found {first.Describe()} and {value.Describe()}");
        }
    }

    private static Value Join(Node node, Value[] values, int axis, int[] shape)
    {
        int[] kept = shape.Select((length, i) => i == values[0].StepAxis ? 1 : length).ToArray();
        int count = Shapes.CountMade(node, kept, values[0]);
        int outer = Shapes.Product(kept.AsSpan(0, axis));
        int[] widths = values.Select(value => Shapes.Product(value.KeptShape.AsSpan(axis))).ToArray();
        int[] begins = values.Select((_, i) => values.Take(i).Sum(value => value.Count)).ToArray();
        var sources = new int[count];
        int at = 0;
        for (int o = 0; o < outer; o++)
        {
            for (int i = 0; i < values.Length; i++)
            {
                for (int k = 0; k < widths[i]; k++)
                {
                    sources[at++] = begins[i] + (o * widths[i]) + k;
                }
            }
        }

        var view = new View(shape, sources, values[0].StepAxis);
        if (values.All(value => value is Constant))
        {
            Constant[] constants = values.Cast<Constant>().ToArray();
            double[] data = constants.SelectMany(c => c.Data).ToArray();
            bool isLength = constants.Any(c => c.IsLength);
            return new Constant(constants[0].Name, constants[0].Kind, [count], data, isLength).View(view);
        }

        Signal[] signals = values.Cast<Signal>().ToArray();
        return new Signal([count], -1, signals.SelectMany(s => s.Elements).ToArray(), signals.Max(s => s.Kind)).View(view);

    }
}
