using System;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Compilation;

public class RecipeCompilerTests
{
    private const int Rows = 600;

    private static readonly CompilationOptions s_options = new("Generated", "Net", "tinyrnn compile net.trnn --namespace Generated --class Net");

    [Fact]
    public void A_compiled_recipe_gives_the_bits_of_the_loaded_one()
    {
        RnnModel model = Model();
        RecurrentNetwork compiled = CompiledCode.Build(ModelCompiler.Compile(model, s_options), s_options).CreateNetwork();
        var loaded = new LoadedNetwork(model);
        Assert.True(compiled.SelfTest().Passed);
        var random = new Random(1);
        long seconds = 1_900_000_000;
        int stepped = 0;
        for (int row = 0; row < Rows; row++)
        {
            seconds += random.Next(20) switch { 0 => 3 * 600, 1 => 9 * 600, 2 => -600, 3 => 0, _ => 600 };
            float[] readings = [random.Next(15) == 0 ? float.NaN : (float)(random.NextDouble() * 30), (float)(random.NextDouble() * 100)];
            var expected = new float[loaded.OutputSize];
            var found = new float[loaded.OutputSize];
            StepOutcome outcome = loaded.Step(readings, seconds, expected);
            Assert.Equal(outcome, compiled.Step(readings, seconds, found));
            Assert.Equal(expected, found);
            Assert.Equal(Saved(loaded), Saved(compiled));
            stepped += outcome < StepOutcome.Waiting ? 1 : 0;
        }

        Assert.InRange(stepped, Rows / 2, Rows - 1);
    }

    private static byte[] Saved(RecurrentNetwork network)
    {
        var buffer = new byte[network.SavedStateLength];
        network.SaveState(buffer, 0);
        return buffer;
    }

    /// <summary>Temperature, the clipped change of the dew point over three steps, and the time of day.</summary>
    private static RnnModel Model()
    {
        ReadingChannel[] readings = [new("t", Quantity.Temperature, "degC", -40, 60, 0), new("rh", Quantity.Humidity, "%", 0, 100, 20)];
        var recipe = new Recipe(600, -210, 3, readings, [10, 0, 1, 0, 2, 2, 0, 3, 12, 3, 0, 0, 16, 0, 0, 0], [-4, 4], [0, 4, 5]);
        var random = new Random(2);
        Network network = RandomNetworks.Of(RandomNetworks.Recurrent(random, CellKind.Gru, 3, 6), RandomNetworks.Dense(random, 6, 1, Activation.Sigmoid));
        Channel[] features = [new("t", "degC", 15, 8), new("change", "K", 0, 2), new("hour", "", 0, 0.7)];
        network = network with { Description = network.Description with { Features = features, Recipe = new NetworkRecipe(recipe, [null, null]) } };
        var calibrator = new Calibrator(network);
        foreach (float[] row in RandomReadings.Make(random, 200, 3))
        {
            calibrator.Add(row);
        }

        return RnnModel.Load(NetworkQuantizer.Quantize(network, calibrator.Finish(), new QuantizationOptions()));
    }
}
