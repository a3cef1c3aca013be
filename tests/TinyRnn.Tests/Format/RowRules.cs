using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Format;

public class RowRules
{
    private readonly ModelEditor _gru = new(SampleModels.GruSoftmax);
    private readonly ModelEditor _wide = new(SampleModels.ReluTanhWide);

    [Theory]
    [InlineData("input multiplier", 5)]
    [InlineData("recurrent multiplier", 8)]
    public void A_multiplier_may_not_be_negative(string field, int row) =>
        FormatAssert.Fails(
            _gru.SetInt64($"layer 0 {field} {row}", -1).Sealed(), $"layer 0 (Gru): {field} {row}", _gru.Layout[$"layer 0 {field} {row}"],
            "0 or more", "-1");

    [Theory]
    [InlineData("bias", 4, 1L << 62)]
    [InlineData("bias", 0, -(1L << 62))]
    [InlineData("bias", 8, long.MinValue)]
    [InlineData("candidate bias", 2, long.MaxValue)]
    [InlineData("candidate bias", 0, long.MinValue)]
    public void A_bias_must_stay_below_2_to_the_62(string field, int row, long value) =>
        FormatAssert.Fails(
            _gru.SetInt64($"layer 0 {field} {row}", value).Sealed(), $"layer 0 (Gru): {field} {row}", _gru.Layout[$"layer 0 {field} {row}"],
            "below 2^62 in magnitude", value.ToString());

    [Theory]
    [InlineData("layer 0 bias 3", (1L << 62) - 1, 3)]
    [InlineData("layer 0 input multiplier 4", long.MaxValue, 4)]
    [InlineData("layer 0 recurrent multiplier 7", long.MaxValue, 7)]
    [InlineData("layer 0 input multiplier 0", 1L << 57, 0)]
    [InlineData("layer 0 candidate bias 1", -(1L << 62) + 1, 5)]
    public void No_sum_of_a_recurrent_row_may_reach_2_to_the_62(string field, long value, int row) =>
        FormatAssert.Fails(
            _gru.SetInt64(field, value).Sealed(), $"layer 0 (Gru): row {row}", _gru.Layout["layer 1 kind"], "sums below 2^62",
            "weights, multipliers and bias that can exceed it");

    [Theory]
    [InlineData("layer 1 bias 1", (1L << 62) - 1)]
    [InlineData("layer 1 input multiplier 1", 1L << 58)]
    public void No_sum_of_a_dense_row_may_reach_2_to_the_62(string field, long value) =>
        FormatAssert.Fails(
            _gru.SetInt64(field, value).Sealed(), "layer 1 (None): row 1", _gru.Layout["layer 2 kind"], "sums below 2^62",
            "weights, multipliers and bias that can exceed it");

    [Theory]
    [InlineData("layer 0 input weights bits", "layer 0 (Gru): input weights bits", 0)]
    [InlineData("layer 0 recurrent weights bits", "layer 0 (Gru): recurrent weights bits", 4)]
    [InlineData("layer 1 weights bits", "layer 1 (None): weights bits", 32)]
    public void Weights_must_have_8_or_16_bits(string field, string what, int bits) =>
        FormatAssert.Fails(_gru.SetByte(field, bits).Sealed(), what, _gru.Layout[field], "8 or 16", bits.ToString());

    [Theory]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(255)]
    public void A_number_of_lanes_outside_1_to_3_is_refused(int lanes) =>
        FormatAssert.Fails(
            _gru.SetByte("layer 0 recurrent weights lanes", lanes).Sealed(), "layer 0 (Gru): recurrent weights lanes",
            _gru.Layout["layer 0 recurrent weights lanes"], "1 to 3", lanes.ToString());

    [Theory]
    [InlineData("layer 0 input weight 7", "layer 0 (Gru): input weights")]
    [InlineData("layer 0 recurrent weight 0", "layer 0 (Gru): recurrent weights")]
    [InlineData("layer 1 weight 5", "layer 1 (None): weights")]
    public void An_8_bit_weight_of_minus_128_is_refused(string field, string what) =>
        FormatAssert.Fails(_gru.SetByte(field, 0x80).Sealed(), what, _gru.Layout[field], "weights above -128", "-128");

    [Theory]
    [InlineData("layer 0 input weight 1", "layer 0 (Relu): input weights")]
    [InlineData("layer 0 recurrent weight 8", "layer 0 (Relu): recurrent weights")]
    [InlineData("layer 1 weight 0", "layer 1 (Tanh): weights")]
    public void A_16_bit_weight_of_minus_32768_is_refused(string field, string what) =>
        FormatAssert.Fails(_wide.SetUInt16(field, 0x8000).Sealed(), what, _wide.Layout[field], "weights above -32768", "-32768");

    [Fact]
    public void A_row_whose_sum_could_leave_a_lane_of_21_bits_is_refused()
    {
        // Row 0 is all zeros, so row 1 is the one that is reported.
        for (int i = 0; i < 6; i++)
        {
            _gru.SetByte("layer 1 weight " + i, i < 3 ? 0 : i % 2 == 0 ? 127 : -127);
        }

        // 3 * 127 * 32767 = 12484227; a lane of 21 bits holds 2^20 - 1.
        byte[] model = _gru.SetUInt16("layer 1 input copy limit", 32767).SetByte("layer 1 weights lanes", 3).Sealed();
        FormatAssert.Fails(
            model, "layer 1 (None): weights row 1", _gru.Layout["layer 1 weight 0"], "sums of at most 1048575 in 3 lanes", "12484227");
    }

    [Fact]
    public void A_row_whose_sum_could_leave_a_lane_of_32_bits_is_refused()
    {
        for (int i = 0; i < 6; i++)
        {
            _wide.SetUInt16("layer 1 weight " + i, i < 3 ? 0 : i % 2 == 0 ? 32767 : -32767);
        }

        // 3 * 32767 * 32767 = 3221028867; a lane of 32 bits holds 2^31 - 1.
        byte[] model = _wide.SetUInt16("layer 1 input copy limit", 32767).SetByte("layer 1 weights lanes", 2).Sealed();
        FormatAssert.Fails(
            model, "layer 1 (Tanh): weights row 1", _wide.Layout["layer 1 weight 0"], "sums of at most 2147483647 in 2 lanes", "3221028867");
    }

    [Fact]
    public void A_row_at_the_very_limit_of_its_lane_is_read()
    {
        // 33 * 31775 = 2^20 - 1.
        for (int i = 0; i < 6; i++)
        {
            _gru.SetByte("layer 1 weight " + i, i % 3 == 0 ? 33 : 0);
        }

        byte[] model = _gru.SetUInt16("layer 1 input copy limit", 31775).SetByte("layer 1 weights lanes", 3).Sealed();
        Assert.Equal(31775, RnnModel.Load(model).Layers[1].InputCopy.Limit);
        byte[] beyond = _gru.SetUInt16("layer 1 input copy limit", 31776).Sealed();
        ModelFormatException error = Assert.Throws<ModelFormatException>(() => RnnModel.Load(beyond));
        Assert.Equal("layer 1 (None): weights row 0", error.What);
    }
}
