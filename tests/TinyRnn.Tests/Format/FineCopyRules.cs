using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Format;

/// <summary>Limits above 32767, which stand as 0x8000 and their bits.</summary>
public class FineCopyRules
{
    private const string Copy = "layer 2 input copy ";

    private readonly ModelEditor _model = new(SampleModels.FineCopies);

    [Theory]
    [InlineData(16)]
    [InlineData(20)]
    [InlineData(23)]
    public void A_limit_of_more_than_15_bits_is_read(int bits)
    {
        RnnModel model = RnnModel.Load(Narrow().SetUInt16(Copy + "limit", 0x8000 + bits).SetByte(Copy + "shift", 39).Sealed());
        Assert.Equal((1 << bits) - 1, model.Layers[2].InputCopy.Limit);
    }

    [Fact]
    public void Its_largest_value_is_known() => Assert.Equal((1 << 23) - 1, ModelLimits.FineCopy);

    [Theory]
    [InlineData(40)]
    [InlineData(46)]
    public void Its_shift_is_at_most_39(int shift) =>
        FormatAssert.Fails(
            Narrow().SetUInt16(Copy + "limit", 0x8000 + 16).SetByte(Copy + "shift", shift).Sealed(), "layer 2 (Tanh): input copy shift", _model.Layout[Copy + "shift"],
            "0 to 39 with a limit of 65535", shift.ToString());

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void It_wants_a_matrix_of_one_row_a_word(int lanes)
    {
        FormatAssert.Fails(
            Narrow().SetUInt16(Copy + "limit", 0x8000 + 17).SetByte("layer 2 weights lanes", lanes).Sealed(), "layer 2 (Tanh): weights lanes",
            _model.Layout["layer 2 weights lanes"], "1 with a copy limit of 131071", lanes.ToString());
        int limit = ((RecurrentKernel)RnnModel.Load(SampleModels.FineCopies).Layers[1]).RecurrentCopy.Limit;
        FormatAssert.Fails(
            new ModelEditor(SampleModels.FineCopies).SetByte("layer 1 recurrent weights lanes", lanes).Sealed(), "layer 1 (Lstm): recurrent weights lanes",
            _model.Layout["layer 1 recurrent weights lanes"], $"1 with a copy limit of {limit}", lanes.ToString());
    }

    [Fact]
    public void Readings_have_15_bits()
    {
        int limit = RnnModel.Load(SampleModels.FineCopies).Info.InputLimit;
        FormatAssert.Fails(
            new ModelEditor(SampleModels.FineCopies).SetUInt16("input limit", 0x8000 + 16).Sealed(), "input limit", _model.Layout["input limit"], "1 to 32767", "32784");
        FormatAssert.Fails(
            new ModelEditor(SampleModels.FineCopies).SetUInt16("layer 0 input copy limit", 0x8000 + 16).Sealed(), "layer 0 (Gru): input copy",
            _model.Layout["layer 0 input copy multiplier"], $"multiplier 1, shift 0, limit {limit}", "multiplier 1, shift 0, limit 65535");
    }

    [Fact]
    public void Sums_of_fine_copies_may_not_reach_2_to_the_62()
    {
        // 2^39 times a sum of at least 2^23.
        byte[] model = Narrow().SetUInt16(Copy + "limit", 0x8000 + 23).SetInt64("layer 2 input multiplier 1", 1L << 39).Sealed();
        FormatAssert.Fails(
            model, "layer 2 (Tanh): row 1", _model.Layout["end of layers"], "sums below 2^62", "weights, multipliers and bias that can exceed it");
    }

    /// <summary>Multipliers so small that any limit is within the rule of sums.</summary>
    private ModelEditor Narrow() => _model.SetInt64("layer 2 input multiplier 0", 1).SetInt64("layer 2 input multiplier 1", 1);
}
