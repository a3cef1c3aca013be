using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Format;

public class SelfTestRules
{
    private readonly ModelEditor _model = new(SampleModels.GruSoftmax);

    private int Steps => _model.Layout["self test steps"];

    [Fact]
    public void A_self_test_of_more_than_4096_steps_is_refused() =>
        FormatAssert.Fails(_model.SetUInt16("self test steps", 4097).Sealed(), "self test steps", Steps, "0 to 4096", "4097");

    // A step takes 2 readings and 2 outputs of 4 bytes; the file has 5 steps.
    [Fact]
    public void A_self_test_may_not_pass_the_end() =>
        FormatAssert.Fails(_model.SetUInt16("self test steps", 6).Sealed(), "self test", Steps + 2, "96 bytes", "80 bytes before the end");

    [Fact]
    public void A_self_test_is_not_longer_than_it_says() =>
        FormatAssert.Fails(_model.SetUInt16("self test steps", 4).Sealed(), "end of section self-test", Steps + 2 + (4 * 16), "no more bytes", "16 more");

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void Readings_are_finite(float value) =>
        FormatAssert.Fails(
            _model.SetSingle("self test reading 3", value).Sealed(), "self test reading", _model.Layout["self test reading 3"], "a finite number", "NaN or infinity");

    [Fact]
    public void A_model_without_a_self_test_is_read()
    {
        SelfTestResult result = QuantizedNetwork.Load(_model.ReplaceContents("self-test", 0, 0).Sealed()).SelfTest();
        Assert.True(result.Passed);
        Assert.Equal(0, result.Steps);
    }
}
