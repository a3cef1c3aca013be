using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Format;

public class EndRules
{
    private readonly ModelEditor _model = new(SampleModels.GruSoftmax);

    [Fact]
    public void A_self_test_of_more_than_4096_steps_is_refused() =>
        FormatAssert.Fails(
            _model.SetUInt16("self test steps", 4097).Sealed(), "self test steps", _model.Layout["self test steps"], "0 to 4096", "4097");

    [Fact]
    public void A_self_test_may_not_pass_the_end()
    {
        int at = _model.Layout["self test steps"];
        // A step takes 2 readings and 2 outputs of 4 bytes; the file has 5 steps.
        FormatAssert.Fails(_model.SetUInt16("self test steps", 6).Sealed(), "self test", at + 2, "96 bytes", "80 bytes before the end");
    }

    [Fact]
    public void A_model_without_a_self_test_is_read()
    {
        byte[] model = _model.SetUInt16("self test steps", 0).Cut(_model.Layout["self test steps"] + 2).Sealed();
        SelfTestResult result = QuantizedNetwork.Load(model).SelfTest();
        Assert.True(result.Passed);
        Assert.Equal(0, result.Steps);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    public void Bytes_after_the_end_are_refused(int count) =>
        FormatAssert.Fails(
            _model.Append(new byte[count]).Sealed(), "end of file", SampleModels.GruSoftmax.Length, "no more bytes", count + " more");
}
