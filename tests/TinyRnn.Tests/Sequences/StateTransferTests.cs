using System;
using System.Linq;
using Xunit;

namespace TinyRnn.Tests.Sequences;

/// <summary>How a decoder takes over a state or an output, from one Q format to another.</summary>
public class StateTransferTests
{
    [Fact]
    public void Finer_values_are_rounded_half_up_and_coarser_ones_shifted()
    {
        ModelInfo context = Info(Segment(0, 0, false, 0, 4, 26, int.MaxValue));
        ModelInfo finer = Info(Segment(0, 0, false, 0, 4, 27, int.MaxValue));
        ModelInfo coarser = Info(Segment(0, 0, false, 0, 4, 23, 1 << 23));

        Assert.Equal([2, -2, 24, -26], Apply(context, finer, [1, -1, 12, -13]));
        Assert.Equal([0, 0, 2, -1], Apply(context, coarser, [1, -1, 12, -12]));
    }

    [Fact]
    public void What_a_state_cannot_hold_is_cut()
    {
        ModelInfo context = Info(Segment(0, 0, false, 0, 3, 20, int.MaxValue));
        ModelInfo decoder = Info(Segment(0, 0, false, 0, 3, 23, 1 << 23));

        Assert.Equal([1 << 23, -(1 << 23), 8], Apply(context, decoder, [int.MaxValue, -int.MaxValue, 1]));
    }

    [Fact]
    public void States_are_taken_layer_by_layer_whatever_stands_between()
    {
        ModelInfo context = Info(Segment(1, 0, false, 0, 2, 23, 99), Segment(1, 0, true, 2, 2, 20, 99), Segment(2, 0, false, 4, 1, 23, 99));
        ModelInfo decoder = Info(Segment(0, 0, false, 0, 2, 23, 99), Segment(0, 0, true, 2, 2, 20, 99), Segment(3, 0, false, 4, 1, 23, 99));

        Assert.Equal([1, 2, 3, 4, 5], Apply(context, decoder, [1, 2, 3, 4, 5]));
    }

    [Fact]
    public void Both_directions_become_one_state_forward_first()
    {
        ModelInfo context = Info(
            Segment(1, 0, false, 0, 2, 23, 99),
            Segment(1, 0, true, 2, 2, 20, 99),
            Segment(1, 1, false, 4, 2, 23, 99),
            Segment(1, 1, true, 6, 2, 20, 99));
        ModelInfo decoder = Info(Segment(1, 0, false, 0, 4, 23, 99), Segment(1, 0, true, 4, 4, 20, 99));

        Assert.Equal([1, 2, 5, 6, 3, 4, 7, 8], Apply(context, decoder, [1, 2, 3, 4, 5, 6, 7, 8]));
    }

    [Fact]
    public void An_output_is_h_of_all_layers_and_c_becomes_zero()
    {
        ModelInfo context = Info([.. Enumerable.Repeat(new OutputChannel("", "", 1f / (1 << 20), 0), 3)]);
        ModelInfo decoder = Info(
            Segment(0, 0, false, 0, 2, 23, 100), Segment(0, 0, true, 2, 2, 20, 100), Segment(1, 0, false, 4, 1, 20, 100));

        StateTransfer transfer = StateTransfer.Of(context, ContextUse.Output, decoder);
        int[] state = [7, 7, 7, 7, 7];
        transfer.Apply([0, 0, 1, 2, 3], 2, state);

        Assert.Equal([8, 16, 0, 0, 3], state);
    }

    [Fact]
    public void States_of_other_sizes_are_refused()
    {
        ModelInfo two = Info(Segment(0, 0, false, 0, 2, 23, 99));
        ModelInfo three = Info(Segment(1, 0, false, 0, 3, 23, 99));
        ModelInfo cell = Info(Segment(0, 0, false, 0, 2, 23, 99), Segment(0, 0, true, 2, 2, 20, 99));

        Refused(two, ContextUse.FinalState, three, "context: expected 3 values of h for layer 1 of the decoder, found 2 in layer 0");
        Refused(two, ContextUse.FinalState, cell, "context: expected 2 values of c for layer 0 of the decoder, found 0 in layer 0");
        Refused(Info(), ContextUse.FinalState, two, "context: expected 2 values of h for layer 0 of the decoder, found 0 in layer -1");
    }

    [Fact]
    public void Outputs_of_another_size_or_in_units_are_refused()
    {
        ModelInfo decoder = Info(Segment(0, 0, false, 0, 2, 23, 99));
        var output = new OutputChannel("", "", 0.5f, 0);

        Refused(Info([output]), ContextUse.Output, decoder, "context: expected 2 outputs, one for each h of the decoder, found 1");
        Refused(
            Info([output, new OutputChannel("", "", 0.25f, 0)]), ContextUse.Output, decoder,
            "context: expected outputs with scale 2^-n and offset 0, because they are a state, found 0.25 and 0 of output 1");
        Refused(
            Info([new OutputChannel("", "", 0.3f, 0)]), ContextUse.Output, decoder,
            "context: expected outputs with scale 2^-n and offset 0, because they are a state, found 0.3 and 0 of output 0");
    }

    private static StateSegment Segment(int layer, int direction, bool isCell, int offset, int length, int fractionBits, int bound) =>
        new(layer, direction, isCell, offset, length, fractionBits, bound, null);

    private static void Refused(ModelInfo context, ContextUse use, ModelInfo decoder, string message) =>
        Assert.Equal(message, Assert.Throws<ArgumentException>(() => StateTransfer.Of(context, use, decoder)).Message);

    private static int[] Apply(ModelInfo context, ModelInfo decoder, int[] source)
    {
        var state = new int[decoder.StateLength];
        StateTransfer.Of(context, ContextUse.FinalState, decoder).Apply(source, 0, state);
        return state;
    }

    private static ModelInfo Info(params StateSegment[] segments) =>
        new("", new byte[8], ModelTask.Regression, 0, 100, [new InputChannel("", "", 0, 1)], [new OutputChannel("", "", 1, 0)], segments);

    private static ModelInfo Info(OutputChannel[] outputs) =>
        new("", new byte[8], ModelTask.Regression, 0, 100, [new InputChannel("", "", 0, 1)], outputs, []);
}
