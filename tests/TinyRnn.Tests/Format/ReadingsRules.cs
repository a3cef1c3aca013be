using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Format;

/// <summary>The section of what goes into a network.</summary>
public class ReadingsRules
{
    private readonly ModelEditor _model = new(SampleModels.GruSoftmax);

    private int At(string field) => _model.Layout[field];

    private void Refuses(ModelEditor model, string field, string expected, string actual) =>
        FormatAssert.Fails(model.Sealed(), field, At(field), expected, actual);

    [Theory]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void A_step_has_no_negative_seconds(int step) =>
        Refuses(_model.SetInt32("step", step), "step", "0 to 2147483647", step.ToString());

    [Theory]
    [InlineData(841)]
    [InlineData(-841)]
    [InlineData(short.MinValue)]
    public void A_zone_is_at_most_14_hours_from_UTC(int minutes) =>
        Refuses(_model.SetUInt16("zone", minutes), "zone", "-840 to 840 minutes from UTC", minutes.ToString());

    [Fact]
    public void A_step_and_a_zone_are_read_whatever_their_sign()
    {
        RnnModel.Load(_model.SetInt32("step", 3600).SetUInt16("zone", 840).Sealed());
        RnnModel.Load(_model.SetInt32("step", int.MaxValue).SetUInt16("zone", -840).Sealed());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(32768)]
    [InlineData(65535)]
    public void An_input_limit_outside_the_copies_is_refused(int limit) =>
        Refuses(_model.SetUInt16("input limit", limit), "input limit", "1 to 32767", limit.ToString());

    [Theory]
    [InlineData(0)]
    [InlineData(513)]
    [InlineData(65535)]
    public void A_number_of_inputs_outside_1_to_512_is_refused(int count) =>
        Refuses(_model.SetUInt16("number of inputs", count), "number of inputs", "1 to 512", count.ToString());

    [Theory]
    [InlineData(9)]
    [InlineData(255)]
    public void A_quantity_beyond_the_known_ones_is_refused(int quantity) =>
        Refuses(_model.SetByte("input 1 quantity", quantity), "input 1 quantity", "0 to 8", quantity.ToString());

    [Theory]
    [InlineData("input 1 least")]
    [InlineData("input 0 most")]
    [InlineData("input 1 largest change")]
    [InlineData("input 1 center")]
    [InlineData("input 0 gain")]
    public void Numbers_are_finite(string field)
    {
        foreach (float value in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            Refuses(_model.SetSingle(field, value), field, "a finite number", "NaN or infinity");
        }
    }

    [Fact]
    public void The_largest_plausible_reading_is_not_below_the_least() =>
        Refuses(_model.SetSingle("input 1 least", 2.5f).SetSingle("input 1 most", 2.25f), "input 1 most", "at least 2.5", "2.25");

    [Fact]
    public void The_largest_change_of_a_step_is_not_negative() =>
        Refuses(_model.SetSingle("input 0 largest change", -0.5f), "input 0 largest change", "0 or more", "-0.5");

    [Fact]
    public void A_quantity_and_a_range_leave_the_bits() =>
        Assert.True(QuantizedNetwork.Load(
            _model.SetByte("input 0 quantity", (int)Quantity.Temperature).SetSingle("input 0 least", -40).SetSingle("input 0 most", 60)
                .SetSingle("input 0 largest change", 5).SetByte("input 1 quantity", (int)Quantity.Acceleration).Sealed()).SelfTest().Passed);

    [Theory]
    [InlineData("input 0 gain", 0f, "0")]
    [InlineData("input 1 gain", -2f, "-2")]
    public void Gains_are_positive(string field, float value, string actual) =>
        Refuses(_model.SetSingle(field, value), field, "a positive number", actual);
}
