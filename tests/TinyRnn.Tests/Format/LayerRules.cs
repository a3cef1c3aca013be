using TinyRnn.CompilerServices;
using TinyRnn.Tests.Windows;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Format;

public class LayerRules
{
    private readonly ModelEditor _gru = new(SampleModels.GruSoftmax);
    private readonly ModelEditor _lstm = new(SampleModels.RnnLstmSigmoid);

    [Theory]
    [InlineData(0)]
    [InlineData(25)]
    [InlineData(255)]
    public void A_number_of_layers_outside_1_to_24_is_refused(int count) =>
        FormatAssert.Fails(
            _gru.SetByte("number of layers", count).Sealed(), "number of layers", _gru.Layout["number of layers"], "1 to 24", count.ToString());

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(15)]
    [InlineData(17)]
    [InlineData(19)]
    [InlineData(22)]
    [InlineData(34)]
    [InlineData(49)]
    [InlineData(255)]
    public void An_unknown_kind_is_refused(int kind) =>
        FormatAssert.Fails(
            _gru.SetByte("layer 1 kind", kind).Sealed(), "layer 1: kind", _gru.Layout["layer 1 kind"],
            "a kind of layer that the format has", kind.ToString());

    [Fact]
    public void A_reserved_kind_is_refused_by_its_name() =>
        FormatAssert.Fails(
            _gru.SetByte("layer 1 kind", 49).Sealed(), "layer 1: kind", _gru.Layout["layer 1 kind"], "a kind of layer that the format has",
            "49");

    [Fact]
    public void A_repeat_stands_behind_one_vector_for_a_window() =>
        FormatAssert.Fails(
            _gru.SetByte("layer 1 kind", 46).Sealed(), "layer 1: kind", _gru.Layout["layer 1 kind"], "one vector for a window before it is repeated", "46");

    [Fact]
    public void A_layer_name_must_be_UTF8() =>
        FormatAssert.Fails(
            _gru.Set("layer 0 name", 3, 0xFF).Sealed(), "layer 0: name", _gru.Layout["layer 0 name"], "UTF-8 text", "bytes that are not");

    [Fact]
    public void The_first_layer_must_take_the_inputs() =>
        FormatAssert.Fails(
            _gru.SetUInt16("layer 0 input size", 3).Sealed(), "layer 0 (Gru): input size", _gru.Layout["layer 0 input size"], "2 to 2", "3");

    [Fact]
    public void A_layer_must_take_what_the_one_before_gives() =>
        FormatAssert.Fails(
            _gru.SetUInt16("layer 1 input size", 2).Sealed(), "layer 1 (None): input size", _gru.Layout["layer 1 input size"], "3 to 3", "2");

    [Theory]
    [InlineData(0)]
    [InlineData(513)]
    [InlineData(65535)]
    public void An_output_size_outside_1_to_512_is_refused(int size)
    {
        FormatAssert.Fails(
            _gru.SetUInt16("layer 0 output size", size).Sealed(), "layer 0 (Gru): output size", _gru.Layout["layer 0 output size"],
            "1 to 512", size.ToString());
        FormatAssert.Fails(
            _lstm.SetUInt16("layer 2 output size", size).Sealed(), "layer 2 (Sigmoid): output size", _lstm.Layout["layer 2 output size"],
            "1 to 512", size.ToString());
    }

    [Fact]
    public void The_last_layer_gives_at_most_512_values()
    {
        // One-hot vectors of 513 tokens.
        byte[] layer = [1, (byte)LayerKind.OneHot, 0, 1, 0, 1, 2, 1, 2, 0];
        var model = new ModelEditor(WindowModels.Characters);
        FormatAssert.Fails(
            model.SetUInt16("input limit", 512).ReplaceContents("layers", layer).Sealed(), "layer 0 (): output size",
            model.Layout["number of layers"] + layer.Length, "at most 512 of the last layer", "513");
    }

    [Theory]
    [InlineData(LayerKind.Softmax)]
    [InlineData(LayerKind.LogSoftmax)]
    public void A_softmax_is_not_the_first_layer(LayerKind kind) =>
        FormatAssert.Fails(
            _gru.SetByte("layer 0 kind", (int)kind).Sealed(), "layer 0: kind", _gru.Layout["layer 0 kind"], "a layer with weights first", ((int)kind).ToString());

    [Theory]
    [InlineData(LayerKind.Softmax, 16, 17)]
    [InlineData(LayerKind.LogSoftmax, 20, 16)]
    public void Before_a_softmax_stand_logits_of_its_own_fraction_bits(LayerKind kind, int bits, int other)
    {
        RnnModel.Load(_gru.SetByte("layer 2 kind", (int)kind).SetByte("layer 1 fraction bits", bits).Sealed());
        FormatAssert.Fails(
            _gru.SetByte("layer 1 fraction bits", other).Sealed(), "layer 2: kind", _gru.Layout["layer 2 kind"],
            $"a Dense layer of logits with {bits} fraction bits before a softmax", ((int)kind).ToString());
    }

    [Fact]
    public void Before_a_softmax_stands_no_recurrent_layer() =>
        FormatAssert.Fails(
            _gru.SetByte("layer 1 kind", (int)LayerKind.Softmax).Sealed(), "layer 1: kind", _gru.Layout["layer 1 kind"],
            "a Dense layer of logits with 16 fraction bits before a softmax", "20");

    [Theory]
    [InlineData(LayerKind.Softmax)]
    [InlineData(LayerKind.LogSoftmax)]
    [InlineData(LayerKind.Dense)]
    [InlineData(LayerKind.Gru)]
    [InlineData(LayerKind.FinalState)]
    public void Behind_a_softmax_stands_no_layer_but_a_last_output_or_an_argmax(LayerKind kind)
    {
        int end = _gru.Layout["end of layers"];
        byte[] file = _gru.SetByte("number of layers", 4).Replace("layers", end..end, (byte)kind, 0, 2, 0, 2, 0).Sealed();
        FormatAssert.Fails(file, "layer 3: kind", end, "no layer behind a softmax but a last output or an argmax", ((int)kind).ToString());
    }

    [Fact]
    public void A_softmax_gives_as_many_values_as_it_takes() =>
        FormatAssert.Fails(
            _gru.SetUInt16("layer 2 output size", 3).Sealed(), "layer 2 (Softmax): output size", _gru.Layout["layer 2 output size"], "2", "3");

    [Fact]
    public void A_ninth_recurrent_layer_is_refused()
    {
        var model = new ModelEditor(SampleModels.EightRecurrent);
        int start = model.Layout["layer 7 kind"];
        int end = model.Layout["layer 8 kind"];
        byte[] ninth = SampleModels.EightRecurrent[start..end];
        FormatAssert.Fails(
            model.SetByte("number of layers", 10).Replace("layers", end..end, ninth).Sealed(), "recurrent layers",
            model.Layout["end of layers"] + ninth.Length, "at most 8", "9");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    public void A_copy_multiplier_must_be_positive(int multiplier)
    {
        FormatAssert.Fails(
            _gru.SetInt32("layer 0 recurrent copy multiplier", multiplier).Sealed(), "layer 0 (Gru): recurrent copy multiplier",
            _gru.Layout["layer 0 recurrent copy multiplier"], "1 to 2147483647", multiplier.ToString());
        FormatAssert.Fails(
            _lstm.SetInt32("layer 1 input copy multiplier", multiplier).Sealed(), "layer 1 (Lstm): input copy multiplier",
            _lstm.Layout["layer 1 input copy multiplier"], "1 to 2147483647", multiplier.ToString());
    }

    [Fact]
    public void A_copy_shift_beyond_46_is_refused() =>
        FormatAssert.Fails(
            _lstm.SetByte("layer 2 input copy shift", 47).Sealed(), "layer 2 (Sigmoid): input copy shift", _lstm.Layout["layer 2 input copy shift"],
            "0 to 46", "47");

    [Theory]
    [InlineData(0)]
    [InlineData(0x8000)]
    [InlineData(0x8000 + 15)]
    [InlineData(0x8000 + 24)]
    [InlineData(0xFFFF)]
    public void A_copy_limit_that_the_format_does_not_have_is_refused(int limit) =>
        FormatAssert.Fails(
            _lstm.SetUInt16("layer 1 recurrent copy limit", limit).Sealed(), "layer 1 (Lstm): recurrent copy limit",
            _lstm.Layout["layer 1 recurrent copy limit"], "1 to 32767, or 32784 to 32791", limit.ToString());

    [Fact]
    public void The_first_layer_takes_quantized_readings_as_they_are()
    {
        int at = _gru.Layout["layer 0 input copy multiplier"];
        int limit = RnnModel.Load(SampleModels.GruSoftmax).Info.InputLimit;
        string expected = $"multiplier 1, shift 0, limit {limit}";
        var doubled = new ModelEditor(SampleModels.GruSoftmax).SetInt32("layer 0 input copy multiplier", 2);
        FormatAssert.Fails(doubled.Sealed(), "layer 0 (Gru): input copy", at, expected, $"multiplier 2, shift 0, limit {limit}");
        var halved = new ModelEditor(SampleModels.GruSoftmax).SetByte("layer 0 input copy shift", 1);
        FormatAssert.Fails(halved.Sealed(), "layer 0 (Gru): input copy", at, expected, $"multiplier 1, shift 1, limit {limit}");
        var cut = new ModelEditor(SampleModels.GruSoftmax).SetUInt16("layer 0 input copy limit", limit - 1);
        FormatAssert.Fails(cut.Sealed(), "layer 0 (Gru): input copy", at, expected, $"multiplier 1, shift 0, limit {limit - 1}");
    }

    [Theory]
    [InlineData(31)]
    [InlineData(255)]
    public void Fraction_bits_of_a_dense_layer_beyond_30_are_refused(int bits) =>
        FormatAssert.Fails(
            _lstm.SetByte("layer 2 fraction bits", bits).Sealed(), "layer 2 (Sigmoid): fraction bits", _lstm.Layout["layer 2 fraction bits"], "0 to 30", bits.ToString());

    [Theory]
    [InlineData(0)]
    [InlineData(47)]
    public void A_shift_outside_1_to_46_is_refused(int shift) =>
        FormatAssert.Fails(
            _gru.SetByte("layer 0 shift", shift).Sealed(), "layer 0 (Gru): shift", _gru.Layout["layer 0 shift"], "1 to 46", shift.ToString());
}
