using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Format;

public class LayerRules
{
    private readonly ModelEditor _gru = new(SampleModels.GruSoftmax);
    private readonly ModelEditor _lstm = new(SampleModels.RnnLstmSigmoid);
    private readonly ModelEditor _relu = new(SampleModels.ReluTanhWide);

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(255)]
    public void A_number_of_layers_outside_1_to_16_is_refused(int count) =>
        FormatAssert.Fails(
            _gru.SetByte("number of layers", count).Sealed(), "number of layers", _gru.Layout["number of layers"], "1 to 16", count.ToString());

    [Theory]
    [InlineData(0)]
    [InlineData(8)]
    [InlineData(15)]
    [InlineData(23)]
    [InlineData(34)]
    [InlineData(255)]
    public void An_unknown_kind_is_refused(int kind) =>
        FormatAssert.Fails(
            _gru.SetByte("layer 1 kind", kind).Sealed(), "layer 1: kind", _gru.Layout["layer 1 kind"],
            "a kind of layer that the format has", kind.ToString());

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
            _gru.SetUInt16("layer 1 input size", 2).Sealed(), "layer 1 (Softmax): input size", _gru.Layout["layer 1 input size"], "3 to 3", "2");

    [Theory]
    [InlineData(0)]
    [InlineData(257)]
    [InlineData(65535)]
    public void An_output_size_outside_1_to_256_is_refused(int size) =>
        FormatAssert.Fails(
            _gru.SetUInt16("layer 0 output size", size).Sealed(), "layer 0 (Gru): output size", _gru.Layout["layer 0 output size"],
            "1 to 256", size.ToString());

    [Fact]
    public void The_last_layer_must_give_the_outputs()
    {
        // Without the softmax, the three units of the GRU would be the outputs.
        byte[] bytes = _gru.Sealed();
        ModelLayout layout = _gru.Layout;
        byte[] shorter = [.. bytes[..layout["layer 1 kind"]], .. bytes[layout["self test steps"]..]];
        shorter[layout["number of layers"]] = 1;
        FormatAssert.Fails(ModelEditor.Seal(shorter), "outputs of the last layer", layout["layer 1 kind"], "2", "3");
    }

    [Fact]
    public void Softmax_must_be_the_last_layer()
    {
        // Tanh, fraction bits and all, differs from softmax in its kind only.
        int at = _relu.Layout["layer 1 kind"];
        byte[] bytes = _relu.Sealed();
        int dense = _relu.Layout["self test steps"] - at;
        byte[] twice = [.. bytes[..(at + dense)], .. bytes[at..]];
        twice[_relu.Layout["number of layers"]] = 3;
        twice[at] = (byte)LayerKind.DenseSoftmax;
        FormatAssert.Fails(ModelEditor.Seal(twice), "layer 1 (Tanh): softmax", at, "the last layer", "layer 1 of 3");
    }

    [Fact]
    public void A_ninth_recurrent_layer_is_refused()
    {
        var model = new ModelEditor(SampleModels.EightRecurrent);
        byte[] bytes = model.Sealed();
        int start = model.Layout["layer 7 kind"];
        int end = model.Layout["layer 8 kind"];
        byte[] nine = [.. bytes[..end], .. bytes[start..end], .. bytes[end..]];
        nine[model.Layout["number of layers"]] = 10;
        int last = model.Layout["self test steps"] + (end - start);
        FormatAssert.Fails(ModelEditor.Seal(nine), "recurrent layers", last, "at most 8", "9");
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
    [InlineData(32768)]
    public void A_copy_limit_outside_1_to_32767_is_refused(int limit) =>
        FormatAssert.Fails(
            _lstm.SetUInt16("layer 1 recurrent copy limit", limit).Sealed(), "layer 1 (Lstm): recurrent copy limit",
            _lstm.Layout["layer 1 recurrent copy limit"], "1 to 32767", limit.ToString());

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

    [Fact]
    public void Fraction_bits_must_suit_the_kind()
    {
        FormatAssert.Fails(
            _gru.SetByte("layer 1 fraction bits", 21).Sealed(), "layer 1 (Softmax): fraction bits", _gru.Layout["layer 1 fraction bits"], "20 to 20", "21");
        FormatAssert.Fails(
            _lstm.SetByte("layer 2 fraction bits", 20).Sealed(), "layer 2 (Sigmoid): fraction bits", _lstm.Layout["layer 2 fraction bits"], "21 to 21", "20");
        FormatAssert.Fails(
            _relu.SetByte("layer 1 fraction bits", 19).Sealed(), "layer 1 (Tanh): fraction bits", _relu.Layout["layer 1 fraction bits"], "20 to 20", "19");
    }

    [Theory]
    [InlineData(LayerKind.Dense)]
    [InlineData(LayerKind.DenseRelu)]
    public void Fraction_bits_beyond_30_are_refused(LayerKind kind) =>
        FormatAssert.Fails(
            _lstm.SetByte("layer 2 kind", (int)kind).SetByte("layer 2 fraction bits", 31).Sealed(), "layer 2 (Sigmoid): fraction bits",
            _lstm.Layout["layer 2 fraction bits"], "0 to 30", "31");

    [Theory]
    [InlineData(0)]
    [InlineData(47)]
    public void A_shift_outside_1_to_46_is_refused(int shift) =>
        FormatAssert.Fails(
            _gru.SetByte("layer 0 shift", shift).Sealed(), "layer 0 (Gru): shift", _gru.Layout["layer 0 shift"], "1 to 46", shift.ToString());
}
