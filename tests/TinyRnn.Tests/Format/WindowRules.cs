using System;
using System.Linq;
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
        FormatAssert.Fails(_backwards.SetUInt16("window", 0).Sealed(), "window", 6, "1 or more steps, for a layer that runs backwards", "0");

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
        byte[] bytes = _intent.SetUInt16("self test windows", 683).Sealed();
        byte[] windows = [.. Enumerable.Range(0, 2 * 683).Select(i => (byte)(i % 2 == 0 ? 6 : 0))];
        FormatAssert.Fails(ModelEditor.Seal([.. bytes[..at], .. windows]), "self test steps", at + windows.Length, "at most 4096", "4098");
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
            _stacked.SetUInt16("layer 1 forward input size", 5).Sealed(), "layer 1 (Bidirectional): forward (RnnTanh): input size",
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
        byte[] limit = gru[first["input limit"]..(first["input limit"] + 2)];
        limit.CopyTo(lstm, second["layer 0 backward input copy limit"]);
        byte[] mixed = [.. gru[..first["layer 0 backward kind"]], .. lstm[second["layer 0 backward kind"]..]];
        FormatAssert.Fails(
            ModelEditor.Seal(mixed), "layer 0 (Bidirectional): directions", first["layer 0 backward kind"],
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
    public void A_layer_of_two_directions_gives_at_most_512_values() =>
        FormatAssert.Fails(
            _stacked.SetUInt16("layer 0 output size", 513).Sealed(), "layer 0 (Bidirectional): output size", _stacked.Layout["layer 0 output size"], "1 to 512", "513");

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
    [InlineData(LayerKind.FinalState, "a recurrent layer before a final state")]
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
        byte[] bytes = _characters.Sealed();
        int at = _characters.Layout["layer 3 kind"];
        int end = _characters.Layout["self test windows"];
        byte[] twice = [.. bytes[..end], .. bytes[at..]];
        twice[_characters.Layout["number of layers"]] = 5;
        FormatAssert.Fails(ModelEditor.Seal(twice), "layer 3 (ArgMax): argmax", at, "the last layer", "layer 3 of 5");
    }

    [Fact]
    public void Only_the_last_output_and_argmax_follow_a_softmax()
    {
        byte[] bytes = _stacked.Sealed();
        int at = _stacked.Layout["layer 2 kind"];
        int end = _stacked.Layout["self test windows"];
        byte[] twice = [.. bytes[..end], .. bytes[at..]];
        twice[_stacked.Layout["number of layers"]] = 4;
        FormatAssert.Fails(ModelEditor.Seal(twice), "layer 2 (LogSoftmax): softmax", at, "the last layer", "layer 2 of 4");

        byte[] last = [(byte)LayerKind.LastOutput, 0, 2, 0, 2, 0];
        byte[] shorter = [.. bytes[..end], .. last, 0, 0];
        shorter[_stacked.Layout["number of layers"]] = 4;
        Assert.True(RnnModel.Load(ModelEditor.Seal(shorter)).Info.GivesLastStep);
    }

    [Fact]
    public void Fraction_bits_must_suit_the_kind()
    {
        FormatAssert.Fails(
            _stacked.SetByte("layer 2 fraction bits", 16).Sealed(), "layer 2 (LogSoftmax): fraction bits", _stacked.Layout["layer 2 fraction bits"], "20 to 20", "16");
        FormatAssert.Fails(
            _backwards.SetByte("layer 2 fraction bits", 20).Sealed(), "layer 2 (HardSigmoid): fraction bits", _backwards.Layout["layer 2 fraction bits"], "21 to 21", "20");
    }

    [Fact]
    public void A_file_that_ends_anywhere_is_refused_before_its_end()
    {
        foreach (byte[] model in WindowModels.All.Values)
        {
            for (int length = 0; length < model.Length; length++)
            {
                byte[] cut = ModelEditor.Seal(model[..length]);
                ModelFormatException error = Assert.Throws<ModelFormatException>(() => RnnModel.Load(cut));
                Assert.InRange(error.Offset, 0, length);
                Assert.EndsWith(" bytes before the end", error.Actual, StringComparison.Ordinal);
            }
        }
    }
}
