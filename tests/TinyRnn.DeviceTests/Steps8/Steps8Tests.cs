using TinyRnn.DeviceTests.Generated;

namespace TinyRnn.DeviceTests;

/// <summary>Models with 8-bit weights whose layers take the steps of a window together, in table mode and compiled, compared to the bit.</summary>
[TestClass]
public class Steps8Tests
{
    [TestMethod]
    public void The_last_steps_give_the_golden_outputs() =>
        Compare("Latest", new LoadedNetwork(Steps8.Latest8()), Steps8.Latest8Outputs, Steps8.Latest8StateChecksum);

    [TestMethod]
    public void The_last_steps_give_the_golden_outputs_compiled() =>
        Compare("compiled Latest", new CompiledLatest8(), Steps8.Latest8Outputs, Steps8.Latest8StateChecksum);

    [TestMethod]
    public void The_mean_of_the_steps_gives_the_golden_outputs() =>
        Compare("Mean", new LoadedNetwork(Steps8.Mean8()), Steps8.Mean8Outputs, Steps8.Mean8StateChecksum);

    [TestMethod]
    public void The_mean_of_the_steps_gives_the_golden_outputs_compiled() =>
        Compare("compiled Mean", new CompiledMean8(), Steps8.Mean8Outputs, Steps8.Mean8StateChecksum);

    [TestMethod]
    public void The_largest_of_the_steps_gives_the_golden_outputs() =>
        Compare("Max", new LoadedNetwork(Steps8.Max8()), Steps8.Max8Outputs, Steps8.Max8StateChecksum);

    [TestMethod]
    public void The_largest_of_the_steps_gives_the_golden_outputs_compiled() =>
        Compare("compiled Max", new CompiledMax8(), Steps8.Max8Outputs, Steps8.Max8StateChecksum);

    [TestMethod]
    public void All_steps_at_once_give_the_golden_outputs() =>
        Compare("Flat", new LoadedNetwork(Steps8.Flat8()), Steps8.Flat8Outputs, Steps8.Flat8StateChecksum);

    [TestMethod]
    public void All_steps_at_once_give_the_golden_outputs_compiled() =>
        Compare("compiled Flat", new CompiledFlat8(), Steps8.Flat8Outputs, Steps8.Flat8StateChecksum);

    [TestMethod]
    public void An_autoencoder_gives_the_golden_outputs() =>
        Compare("Autoencoder", new LoadedNetwork(Steps8.Autoencoder8()), Steps8.Autoencoder8Outputs, Steps8.Autoencoder8StateChecksum);

    [TestMethod]
    public void An_autoencoder_gives_the_golden_outputs_compiled() =>
        Compare("compiled Autoencoder", new CompiledAutoencoder8(), Steps8.Autoencoder8Outputs, Steps8.Autoencoder8StateChecksum);

    [TestMethod]
    public void A_reconstruction_error_gives_the_golden_outputs() =>
        Compare("Anomaly", new LoadedNetwork(Steps8.Anomaly8()), Steps8.Anomaly8Outputs, Steps8.Anomaly8StateChecksum);

    [TestMethod]
    public void A_reconstruction_error_gives_the_golden_outputs_compiled() =>
        Compare("compiled Anomaly", new CompiledAnomaly8(), Steps8.Anomaly8Outputs, Steps8.Anomaly8StateChecksum);

    [TestMethod]
    public void The_last_steps_allocate_nothing() => CheckAllocation(new LoadedNetwork(Steps8.Latest8()));

    [TestMethod]
    public void The_last_steps_allocate_nothing_compiled() => CheckAllocation(new CompiledLatest8());

    [TestMethod]
    public void The_mean_of_the_steps_allocates_nothing() => CheckAllocation(new LoadedNetwork(Steps8.Mean8()));

    [TestMethod]
    public void The_mean_of_the_steps_allocates_nothing_compiled() => CheckAllocation(new CompiledMean8());

    [TestMethod]
    public void The_largest_of_the_steps_allocates_nothing() => CheckAllocation(new LoadedNetwork(Steps8.Max8()));

    [TestMethod]
    public void The_largest_of_the_steps_allocates_nothing_compiled() => CheckAllocation(new CompiledMax8());

    [TestMethod]
    public void All_steps_at_once_allocate_nothing() => CheckAllocation(new LoadedNetwork(Steps8.Flat8()));

    [TestMethod]
    public void All_steps_at_once_allocate_nothing_compiled() => CheckAllocation(new CompiledFlat8());

    [TestMethod]
    public void An_autoencoder_allocates_nothing() => CheckAllocation(new LoadedNetwork(Steps8.Autoencoder8()));

    [TestMethod]
    public void An_autoencoder_allocates_nothing_compiled() => CheckAllocation(new CompiledAutoencoder8());

    [TestMethod]
    public void A_reconstruction_error_allocates_nothing() => CheckAllocation(new LoadedNetwork(Steps8.Anomaly8()));

    [TestMethod]
    public void A_reconstruction_error_allocates_nothing_compiled() => CheckAllocation(new CompiledAnomaly8());

    private static void CheckAllocation(RecurrentNetwork network)
    {
        var window = new float[8 * 2];
        var output = new float[network.Info.OutputSteps(8) * network.OutputSize];
        Repeat(network, window, output, 1);
        Check.IsTrue(!Allocation.Happens(() => Repeat(network, window, output, 300)), "expected no allocation in 300 windows");
    }

    private static void Repeat(RecurrentNetwork network, float[] window, float[] output, int windows)
    {
        for (int i = 0; i < windows; i++)
        {
            network.Run(window, output);
        }
    }

    private static void Compare(string name, RecurrentNetwork network, string outputs, int stateChecksum) =>
        WindowRun.Compare(name, network, Steps8.Seed, Steps8.Count, outputs, stateChecksum);
}
