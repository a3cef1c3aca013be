using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Streaming;

public class SelfTestTests
{
    [Fact]
    public void A_sound_model_passes()
    {
        SelfTestResult result = QuantizedNetwork.Load(SampleModels.GruSoftmax).SelfTest();
        Assert.True(result.Passed);
        Assert.Equal("passed, 5 steps", result.ToString());
    }

    [Fact]
    public void A_wrong_expectation_is_reported_with_its_step_and_output()
    {
        var model = new ModelEditor(SampleModels.GruSoftmax);
        // Two outputs per step: index 7 is output 1 of step 3.
        int right = model.GetInt32("self test output 7");
        SelfTestResult result = QuantizedNetwork.Load(model.SetInt32("self test output 7", right + 1).Sealed()).SelfTest();
        Assert.False(result.Passed);
        Assert.Equal((5, 3, 1, right + 1, right), (result.Steps, result.Step, result.Output, result.Expected, result.Actual));
        Assert.Equal($"FAILED at step 3, output 1: expected {right + 1}, got {right}", result.ToString());
    }

    [Theory]
    [InlineData("layer 0 input weight 4")]
    [InlineData("layer 0 recurrent weight 13")]
    [InlineData("layer 1 weight 2")]
    public void A_changed_weight_is_found(string weight)
    {
        byte[] source = SampleModels.GruSoftmax;
        var model = new ModelEditor(source);
        sbyte value = (sbyte)source[model.Layout[weight]];
        byte[] changed = model.SetByte(weight, value > 0 ? value - 8 : value + 8).Sealed();
        Assert.False(QuantizedNetwork.Load(changed).SelfTest().Passed);
    }

    [Fact]
    public void State_and_policy_are_as_before()
    {
        foreach (bool sound in new[] { true, false })
        {
            var model = new ModelEditor(SampleModels.GruSoftmax);
            int right = model.GetInt32("self test output 2");
            LoadedNetwork network = QuantizedNetwork.Load(sound ? model.Sealed() : model.SetInt32("self test output 2", right - 3).Sealed());
            RandomModel.Run(network, [[25, 1020], [24, 1019]]);
            network.BadReadings = BadReadingPolicy.Throw;
            byte[] before = RandomModel.Saved(network);
            Assert.Equal(sound, network.SelfTest().Passed);
            Assert.Equal(before, RandomModel.Saved(network));
            Assert.Equal(BadReadingPolicy.Throw, network.BadReadings);
        }
    }
}
