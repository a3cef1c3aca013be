using System;
using System.IO;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Layers;

/// <summary>
/// Models that are kept as files with the exact outputs they gave when they were made: the arithmetic does not change by a
/// bit, here or on any machine. After a change that is meant, TINYRNN_WRITE_GOLDEN=1 writes the files anew.
/// </summary>
public class GoldenModelTests
{
    [Theory]
    [InlineData("gru-softmax")]
    [InlineData("rnn-lstm-sigmoid")]
    [InlineData("relu-tanh-16-bit")]
    public void A_kept_model_still_gives_every_bit_of_its_outputs(string name)
    {
        string path = Repository.PathOf($"tests/fixtures/models/{name}.trnn");
        if (Environment.GetEnvironmentVariable("TINYRNN_WRITE_GOLDEN") == "1")
        {
            File.WriteAllBytes(path, SampleModels.WithLongSelfTest(name));
        }

        SelfTestResult result = QuantizedNetwork.Load(File.ReadAllBytes(path)).SelfTest();
        Assert.True(result.Passed, result.ToString());
        Assert.Equal(60, result.Steps);
    }
}
