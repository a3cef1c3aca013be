using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Cells;

/// <summary>The rules of recurrent layers with options, one broken at a time.</summary>
public class CellOptionRules
{
    private const string Prefix = "layer 0 ";

    private static ModelEditor Edit(string name) => new(CellOptionModels.Make(name));

    /// <summary>One byte that breaks a rule.</summary>
    private static void RefusesByte(string name, string field, int value, string expected, string? what = null)
    {
        ModelEditor model = Edit(name).SetByte(Prefix + field, value);
        FormatAssert.Fails(model.Sealed(), $"layer 0 ({name}): {what ?? field}", model.Layout[Prefix + field], expected, value.ToString());
    }

    private static void RefusesInt32(string name, string field, int value, string expected)
    {
        ModelEditor model = Edit(name).SetInt32(Prefix + field, value);
        FormatAssert.Fails(model.Sealed(), $"layer 0 ({name}): {field}", model.Layout[Prefix + field], expected, value.ToString());
    }

    private static void RefusesInt64(string name, string field, long value, string expected)
    {
        ModelEditor model = Edit(name).SetInt64(Prefix + field, value);
        FormatAssert.Fails(model.Sealed(), $"layer 0 ({name}): {field}", model.Layout[Prefix + field], expected, value.ToString());
    }

    /// <summary>A number with which a row's sum can reach 2^62; found when all matrices of the layer are read.</summary>
    private static void RefusesSum(string name, string field, long value, int row, string end = "end of layers")
    {
        ModelEditor model = Edit(name).SetInt64(Prefix + field, value);
        FormatAssert.Fails(
            model.Sealed(), $"layer 0 ({name}): row {row}", model.Layout[end], "sums below 2^62", "weights, multipliers and bias that can exceed it");
    }

    [Theory]
    [InlineData("rnn-clip", 0)]
    [InlineData("gru-clip", 21)]
    [InlineData("lstm-coupled", 24)]
    public void Fraction_bits_must_be_20_or_23(string name, int bits) => RefusesByte(name, "fraction bits", bits, "20 or 23");

    [Theory]
    [InlineData("rnn-clip", 20, "0 to 0")]
    [InlineData("gru-clip", 1, "0 to 0")]
    [InlineData("lstm-coupled", 0, "20 to 20")]
    [InlineData("lstm-coupled", 23, "20 to 20")]
    public void Fraction_bits_of_c_are_20_where_there_is_a_c(string name, int bits, string expected) => RefusesByte(name, "fraction bits of c", bits, expected);

    [Theory]
    [InlineData("rnn-clip", 1, 32)] // reset before
    [InlineData("rnn-clip", 2, 32)] // candidate apart
    [InlineData("rnn-clip", 4, 32)] // coupled
    [InlineData("rnn-clip", 64, 32)]
    [InlineData("gru-clip", 4, 35)]
    [InlineData("gru-clip", 8, 35)] // peepholes
    [InlineData("gru-clip", 16, 35)] // projection
    [InlineData("gru-clip", 128, 35)]
    [InlineData("lstm-coupled", 1, 60)]
    [InlineData("lstm-coupled", 2, 60)]
    [InlineData("lstm-coupled", 64, 60)]
    [InlineData("lstm-coupled", 255, 60)]
    public void Options_are_those_of_the_kind(string name, int options, int possible) =>
        RefusesByte(name, "options", options, $"those of its kind, {possible}");

    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    public void A_reset_before_the_product_needs_a_product_of_the_candidate(int options) =>
        RefusesByte("gru-reset-before", "options", options, "a candidate's product of its own, 2, with the reset before it, 1");

    [Theory]
    [InlineData(0)]
    [InlineData(513)]
    public void Units_outside_1_to_512_are_refused(int units)
    {
        ModelEditor model = Edit("lstm-projection").SetUInt16("layer 0 units", units);
        FormatAssert.Fails(model.Sealed(), "layer 0 (lstm-projection): units", model.Layout["layer 0 units"], "1 to 512", units.ToString());
    }

    [Fact]
    public void Without_a_projection_units_are_the_values_out()
    {
        ModelEditor model = Edit("lstm-coupled").SetUInt16("layer 0 units", 3);
        FormatAssert.Fails(
            model.Sealed(), "layer 0 (lstm-coupled): units without a projection", model.Layout["layer 0 options"], "4", "3");
    }

    [Fact]
    public void Multipliers_and_biases_keep_their_bounds()
    {
        RefusesInt64("rnn-clip", "input multiplier 1", -1, "0 or more");
        RefusesInt64("gru-clip", "recurrent multiplier 11", -1, "0 or more");
        RefusesInt64("gru-clip", "candidate bias 3", long.MinValue, "below 2^62 in magnitude");
        RefusesInt64("lstm-peepholes", "peephole 11", 1L << 62, "below 2^62 in magnitude");
        RefusesInt64("lstm-projection", "projection input multiplier 1", -1, "0 or more");
        RefusesInt64("lstm-projection", "projection bias 0", -(1L << 62), "below 2^62 in magnitude");
        RefusesByte("lstm-projection", "projection shift", 0, "1 to 46");
    }

    [Fact]
    public void An_initial_state_keeps_its_bound()
    {
        // 128.0 in Q23; c may be all that 32 bits hold, but for the least number.
        RefusesInt32("lstm-initial", "initial state 3", (1 << 30) + 1, "-1073741824 to 1073741824");
        RefusesInt32("lstm-initial", "initial state 7", int.MinValue, "-2147483647 to 2147483647");
        RefusesInt32("rnn-relu-initial", "initial state 0", int.MinValue, "-2147483647 to 2147483647");
        RnnModel.Load(Edit("lstm-initial").SetInt32("layer 0 initial state 7", -int.MaxValue).Sealed());
    }

    [Fact]
    public void No_sum_may_reach_2_to_the_62()
    {
        RefusesSum("rnn-clip", "bias 2", (1L << 62) - 1, 2);
        RefusesSum("gru-clip", "input multiplier 4", long.MaxValue, 4);
        RefusesSum("gru-clip", "candidate bias 1", (1L << 62) - 1, 5);
        RefusesSum("gru-reset-before", "recurrent multiplier 10", long.MaxValue, 10);
        RefusesSum("lstm-coupled", "bias 11", -(1L << 62) + 1, 11);
        RefusesSum("lstm-projection", "projection bias 1", (1L << 62) - 1, 1);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(7, 9)]
    [InlineData(8, 11)]
    public void A_peephole_that_lets_the_cell_overflow_a_row_is_refused(int peephole, int row)
    {
        // c reaches 2^31 - 1.
        RefusesSum("lstm-peepholes", $"peephole {peephole}", 1L << 31, row);
        RefusesSum("lstm-peepholes", $"peephole {peephole}", -(1L << 31), row);
    }

    [Fact]
    public void A_reset_gate_that_lets_a_candidate_overflow_is_refused()
    {
        const string name = "gru-relu-gates";
        ModelEditor wide = Edit(name).SetInt64("layer 0 gate activation most", int.MaxValue);
        FormatAssert.Fails(
            wide.Sealed(), $"layer 0 ({name}): row 2", wide.Layout["end of layers"], "sums below 2^62",
            "weights, multipliers and bias that can exceed it");
        RnnModel.Load(Edit("gru-reset-before-relu-gates").SetInt64("layer 0 gate activation most", int.MaxValue).Sealed());
    }

    [Theory]
    [InlineData("gru-reset-before", "candidate copy limit", "candidate weights lanes")]
    [InlineData("lstm-projection", "projection copy limit", "projection weights lanes")]
    public void A_row_of_the_second_matrix_must_stay_in_its_lane(string name, string limit, string lanes)
    {
        ModelEditor model = Edit(name).SetUInt16(Prefix + limit, 32767).SetByte(Prefix + lanes, 3);
        ModelFormatException error = Assert.Throws<ModelFormatException>(() => RnnModel.Load(model.Sealed()));
        Assert.StartsWith($"layer 0 ({name}): {lanes[..^6]} row ", error.What);
        Assert.Equal("sums of at most 1048575 in 3 lanes", error.Expected);
    }

    [Theory]
    [InlineData("rnn-initial")]
    [InlineData("gru-reset-before-hard-sigmoid")]
    [InlineData("lstm-projection-peepholes")]
    [InlineData("lstm-wide-projection")]
    public void Layers_that_end_early_are_refused_wherever_they_end(string name)
    {
        byte[] bytes = CellOptionModels.Make(name);
        var layout = new ModelLayout(bytes);
        for (int end = layout["layer 0 kind"]; end < layout["end of layers"]; end++)
        {
            byte[] cut = new ModelEditor(bytes).Replace("layers", end..layout["end of layers"]).Sealed();
            ModelFormatException error = Assert.Throws<ModelFormatException>(() => RnnModel.Load(cut));
            Assert.EndsWith(" bytes before the end", error.Actual, System.StringComparison.Ordinal);
        }
    }
}
