using System.Linq;
using TinyRnn.CompilerServices;
using TinyRnn.Tests.Windows;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Format;

/// <summary>Rules of windows, directions, last steps and heads.</summary>
public class WindowRules
{
    private readonly ModelEditor _intent = new(WindowModels.Intent);
    private readonly ModelEditor _stacked = new(WindowModels.StackedWide);
    private readonly ModelEditor _backwards = new(WindowModels.Backwards);
    private readonly ModelEditor _characters = new(WindowModels.Characters);

    [Fact]
    public void A_layer_that_runs_backwards_needs_a_window() =>
        FormatAssert.Fails(_backwards.SetUInt16("window", 0).Sealed(), "window", _backwards.Layout["window"], "1 or more steps, for a layer that runs backwards or takes steps together", "0");

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void A_window_of_the_self_test_has_1_step_to_as_many_as_a_window_has(int steps) =>
        FormatAssert.Fails(
            _intent.SetUInt16("self test window 1", steps).Sealed(), "self test window 1", _intent.Layout["self test window 1"], "1 to 6", steps.ToString());

    [Fact]
    public void A_self_test_has_at_most_4096_windows() =>
        FormatAssert.Fails(_intent.SetUInt16("self test windows", 4097).Sealed(), "self test windows", _intent.Layout["self test windows"], "0 to 4096", "4097");

    [Fact]
    public void A_self_test_has_at_most_4096_steps_in_all_windows()
    {
        int at = _intent.Layout["self test window 0"];
        byte[] windows = [.. Enumerable.Range(0, 2 * 683).Select(i => (byte)(i % 2 == 0 ? 6 : 0))];
        FormatAssert.Fails(_intent.ReplaceContents("self-test", [683 & 0xFF, 683 >> 8, .. windows]).Sealed(), "self test steps", at + windows.Length, "at most 4096", "4098");
    }

    [Fact]
    public void Directions_merge_in_one_of_four_ways() =>
        FormatAssert.Fails(_stacked.SetByte("layer 1 merge", 4).Sealed(), "layer 1 (Bidirectional): merge", _stacked.Layout["layer 1 merge"], "0 to 3", "4");

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(32)]
    public void A_direction_is_a_recurrent_layer(int kind)
    {
        FormatAssert.Fails(
            _stacked.SetByte("layer 0 backward kind", kind).Sealed(), "layer 0 (Bidirectional): backward kind", _stacked.Layout["layer 0 backward kind"],
            "a recurrent layer", kind.ToString());
        FormatAssert.Fails(
            _backwards.SetByte("layer 0 backward kind", kind).Sealed(), "layer 0 (Reverse): backward kind", _backwards.Layout["layer 0 backward kind"],
            "a recurrent layer", kind.ToString());
    }

    [Fact]
    public void A_direction_takes_what_its_layer_takes()
    {
        FormatAssert.Fails(
            _stacked.SetUInt16("layer 1 forward input size", 5).Sealed(), "layer 1 (Bidirectional): forward (Rnn): input size",
            _stacked.Layout["layer 1 forward input size"], "6 to 6", "5");
        int at = _stacked.Layout["layer 0 backward input copy multiplier"];
        int limit = RnnModel.Load(WindowModels.StackedWide).Info.InputLimit;
        FormatAssert.Fails(
            _stacked.SetUInt16("layer 1 forward input size", 6).SetInt32("layer 0 backward input copy multiplier", 2).Sealed(),
            "layer 0 (Bidirectional): backward (Gru): input copy", at, $"multiplier 1, shift 0, limit {limit}", $"multiplier 2, shift 0, limit {limit}");
    }

    [Fact]
    public void Both_directions_have_one_size()
    {
        // Two kinds of RNN are alike; an LSTM beside a GRU is not.
        byte[] gru = WindowModels.Merged(Quantizer.Networks.CellKind.Gru, Quantizer.Networks.MergeMode.Sum, 16);
        byte[] lstm = WindowModels.Merged(Quantizer.Networks.CellKind.Lstm, Quantizer.Networks.MergeMode.Sum, 16);
        var first = new ModelLayout(gru);
        var second = new ModelLayout(lstm);
        int limit = gru[first["input limit"]] + (256 * gru[first["input limit"] + 1]);
        lstm = new ModelEditor(lstm).SetUInt16("layer 0 backward input copy limit", limit).Sealed();
        byte[] backward = lstm[second["layer 0 backward kind"]..second["end of layers"]];
        byte[] mixed = new ModelEditor(gru).Replace("layers", first["layer 0 backward kind"]..first["end of layers"], backward).Sealed();
        FormatAssert.Fails(
            mixed, "layer 0 (Bidirectional): directions", first["layer 0 backward kind"],
            "3 units with 3 integers of state, as forward", "3 units with 6");
    }

    [Theory]
    [InlineData("layer 0 output size", 5, "6")]
    [InlineData("layer 1 output size", 6, "3")]
    public void A_layer_of_two_directions_gives_both_outputs_or_one(string field, int size, string expected)
    {
        string layer = field[..7];
        FormatAssert.Fails(
            _stacked.SetUInt16(field, size).Sealed(), layer + " (Bidirectional): output size", _stacked.Layout[layer + " backward kind"], expected, size.ToString());
    }

    [Fact]
    public void A_layer_of_two_directions_gives_at_most_1024_values() =>
        FormatAssert.Fails(
            _stacked.SetUInt16("layer 0 output size", 1025).Sealed(), "layer 0 (Bidirectional): output size", _stacked.Layout["layer 0 output size"], "1 to 1024", "1025");

    [Theory]
    [InlineData(LayerKind.FinalState)]
    [InlineData(LayerKind.LastOutput)]
    public void A_last_step_gives_what_it_takes(LayerKind kind) =>
        FormatAssert.Fails(
            _intent.SetByte("layer 2 kind", (int)kind).SetUInt16("layer 2 output size", 3).Sealed(), "layer 2 (Last): output size",
            _intent.Layout["layer 2 output size"], "4", "3");

    [Fact]
    public void An_argmax_gives_one_value() =>
        FormatAssert.Fails(
            _characters.SetUInt16("layer 3 output size", 5).Sealed(), "layer 3 (ArgMax): output size", _characters.Layout["layer 3 output size"], "1", "5");

    [Theory]
    [InlineData(LayerKind.FinalState, "a layer with weights first")]
    [InlineData(LayerKind.LastOutput, "a layer with weights first")]
    [InlineData(LayerKind.ArgMax, "a layer with weights first")]
    public void A_selection_is_not_the_first_layer(LayerKind kind, string expected)
    {
        var model = new ModelEditor(SampleModels.GruSoftmax);
        FormatAssert.Fails(
            model.SetByte("layer 0 kind", (int)kind).Sealed(), "layer 0: kind", model.Layout["layer 0 kind"], expected, ((int)kind).ToString());
    }

    [Theory]
    [InlineData(LayerKind.FinalState, "a recurrent layer before a final state")]
    [InlineData(LayerKind.LastOutput, "no recurrent layer and no second last step after one vector for a window")]
    [InlineData(LayerKind.Lstm, "no recurrent layer and no second last step after one vector for a window")]
    [InlineData(LayerKind.Bidirectional, "no recurrent layer and no second last step after one vector for a window")]
    [InlineData(LayerKind.Reverse, "no recurrent layer and no second last step after one vector for a window")]
    [InlineData(LayerKind.Embedding, "tokens in the first layer only")]
    [InlineData(LayerKind.OneHot, "tokens in the first layer only")]
    public void What_follows_one_vector_for_a_window_has_no_steps(LayerKind kind, string expected) =>
        FormatAssert.Fails(
            _intent.SetByte("layer 3 kind", (int)kind).Sealed(), "layer 3: kind", _intent.Layout["layer 3 kind"], expected, ((int)kind).ToString());

    [Fact]
    public void Nothing_follows_an_argmax()
    {
        int end = _characters.Layout["end of layers"];
        byte[] file = _characters.SetByte("number of layers", 5).Replace("layers", end..end, (byte)LayerKind.ArgMax, 0, 1, 0, 1, 0).Sealed();
        FormatAssert.Fails(file, "layer 4: kind", end, "no layer behind an argmax", "48");
    }

    [Fact]
    public void The_last_output_of_a_softmax_is_read()
    {
        int end = _stacked.Layout["end of layers"];
        byte[] file = _stacked.SetByte("number of layers", 5).ReplaceContents("self-test", 0, 0)
            .Replace("layers", end..end, (byte)LayerKind.LastOutput, 0, 2, 0, 2, 0).Sealed();
        Assert.True(RnnModel.Load(file).Info.GivesLastStep);
    }
}
