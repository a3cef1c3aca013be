using System;
using System.Linq;
using TinyRnn.Quantizer.Compilation;
using Xunit;

namespace TinyRnn.RainStation.Tests;

/// <summary>The model in the firmware is the one of the rain example.</summary>
public sealed class GeneratedModelTests
{
    [Fact]
    public void Committed_model_is_what_quantizing_and_compiling_the_rain_example_gives()
    {
        const string commandLine = "tinyrnn compile rain-gru.trnn --namespace TinyRnn.RainStation.Generated --class RainGru";
        CompiledModel compiled = ModelCompiler.Compile(
            RnnModel.Load(TestModels.Rain), new CompilationOptions("TinyRnn.RainStation.Generated", "RainGru", commandLine));

        CommittedFile.ShouldBe(compiled.Files.Single().Text, "firmware/RainStation/Model/RainGru.cs");
    }

    [Fact]
    public void Compiled_model_passes_its_self_test_and_fits_the_station()
    {
        RecurrentNetwork network = new CompiledSource().Create();

        ModelRules.RequireFit(network.Info);
        Assert.True(network.SelfTest().Passed);
        Assert.Equal("rain-gru", network.Info.Name);
        Assert.Equal(Convert.ToHexStringLower(network.Info.Id), ModelId.Format(network.Info.Id));
    }
}
