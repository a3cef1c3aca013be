using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Format;

/// <summary>The section of what comes out of a network.</summary>
public class OutputsRules
{
    private readonly ModelEditor _model = new(SampleModels.GruSoftmax);

    private void Refuses(ModelEditor model, string field, string expected, string actual, string? at = null) =>
        FormatAssert.Fails(model.Sealed(), field, _model.Layout[at ?? field], expected, actual);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(65535)]
    public void The_last_layer_gives_the_outputs(int count) =>
        Refuses(_model.SetUInt16("number of outputs", count), "number of outputs", "2 to 2", count.ToString());

    [Theory]
    [InlineData("output 1 scale")]
    [InlineData("output 0 offset")]
    public void Numbers_are_finite(string field)
    {
        foreach (float value in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            Refuses(_model.SetSingle(field, value), field, "a finite number", "NaN or infinity");
        }
    }

    [Theory]
    [InlineData("output 0 scale", 0f, "0")]
    [InlineData("output 1 scale", -0.5f, "-0.5")]
    public void Scales_are_positive(string field, float value, string actual) =>
        Refuses(_model.SetSingle(field, value), field, "a positive number", actual);

    [Theory]
    [InlineData(1.6e29f, 0f)]
    [InlineData(1e29f, 1.4e38f)]
    [InlineData(1e29f, -1.4e38f)]
    [InlineData(float.Epsilon, float.MaxValue)]
    [InlineData(float.MaxValue, float.MinValue)]
    public void A_scale_and_an_offset_that_some_integer_makes_infinite_are_refused(float scale, float offset) =>
        Refuses(
            _model.SetSingle("output 1 scale", scale).SetSingle("output 1 offset", offset), "output 1 scale",
            "a scale and an offset that every integer gives a finite value with", $"{scale} and {offset}");

    [Theory]
    [InlineData(1.58e29f, 0f)]
    [InlineData(float.Epsilon, -3.39e38f)]
    [InlineData(1e29f, 1.2e38f)]
    public void Every_integer_gives_a_finite_value_with_a_scale_and_an_offset_that_are_read(float scale, float offset)
    {
        OutputChannel output = RnnModel.Load(_model.SetSingle("output 1 scale", scale).SetSingle("output 1 offset", offset).Sealed()).Info.Outputs[1];
        Assert.True(float.IsFinite((int.MaxValue * output.Scale) + output.Offset));
        Assert.True(float.IsFinite((int.MinValue * output.Scale) + output.Offset));
    }
}
