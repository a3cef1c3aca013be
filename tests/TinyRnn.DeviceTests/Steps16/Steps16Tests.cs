using TinyRnn.DeviceTests.Generated;

namespace TinyRnn.DeviceTests;

/// <summary>Models with 16-bit weights whose layers take the steps of a window together, in table mode and compiled, compared to the bit.</summary>
[TestClass]
public class Steps16Tests
{
    [TestMethod]
    public void The_last_steps_give_the_golden_outputs() =>
        Compare("Latest", new LoadedNetwork(Steps16.Latest16()), Steps16.Latest16Outputs, Steps16.Latest16StateChecksum);

    [TestMethod]
    public void The_last_steps_give_the_golden_outputs_compiled() =>
        Compare("compiled Latest", new CompiledLatest16(), Steps16.Latest16Outputs, Steps16.Latest16StateChecksum);

    [TestMethod]
    public void The_mean_of_the_steps_gives_the_golden_outputs() =>
        Compare("Mean", new LoadedNetwork(Steps16.Mean16()), Steps16.Mean16Outputs, Steps16.Mean16StateChecksum);

    [TestMethod]
    public void The_mean_of_the_steps_gives_the_golden_outputs_compiled() =>
        Compare("compiled Mean", new CompiledMean16(), Steps16.Mean16Outputs, Steps16.Mean16StateChecksum);

    [TestMethod]
    public void The_largest_of_the_steps_gives_the_golden_outputs() =>
        Compare("Max", new LoadedNetwork(Steps16.Max16()), Steps16.Max16Outputs, Steps16.Max16StateChecksum);

    [TestMethod]
    public void The_largest_of_the_steps_gives_the_golden_outputs_compiled() =>
        Compare("compiled Max", new CompiledMax16(), Steps16.Max16Outputs, Steps16.Max16StateChecksum);

    [TestMethod]
    public void All_steps_at_once_give_the_golden_outputs() =>
        Compare("Flat", new LoadedNetwork(Steps16.Flat16()), Steps16.Flat16Outputs, Steps16.Flat16StateChecksum);

    [TestMethod]
    public void All_steps_at_once_give_the_golden_outputs_compiled() =>
        Compare("compiled Flat", new CompiledFlat16(), Steps16.Flat16Outputs, Steps16.Flat16StateChecksum);

    [TestMethod]
    public void An_autoencoder_gives_the_golden_outputs() =>
        Compare("Autoencoder", new LoadedNetwork(Steps16.Autoencoder16()), Steps16.Autoencoder16Outputs, Steps16.Autoencoder16StateChecksum);

    [TestMethod]
    public void An_autoencoder_gives_the_golden_outputs_compiled() =>
        Compare("compiled Autoencoder", new CompiledAutoencoder16(), Steps16.Autoencoder16Outputs, Steps16.Autoencoder16StateChecksum);

    [TestMethod]
    public void A_reconstruction_error_gives_the_golden_outputs() =>
        Compare("Anomaly", new LoadedNetwork(Steps16.Anomaly16()), Steps16.Anomaly16Outputs, Steps16.Anomaly16StateChecksum);

    [TestMethod]
    public void A_reconstruction_error_gives_the_golden_outputs_compiled() =>
        Compare("compiled Anomaly", new CompiledAnomaly16(), Steps16.Anomaly16Outputs, Steps16.Anomaly16StateChecksum);

    [TestMethod]
    public void The_last_steps_allocate_nothing() => CheckAllocation(new LoadedNetwork(Steps16.Latest16()));

    [TestMethod]
    public void The_last_steps_allocate_nothing_compiled() => CheckAllocation(new CompiledLatest16());

    [TestMethod]
    public void The_mean_of_the_steps_allocates_nothing() => CheckAllocation(new LoadedNetwork(Steps16.Mean16()));

    [TestMethod]
    public void The_mean_of_the_steps_allocates_nothing_compiled() => CheckAllocation(new CompiledMean16());

    [TestMethod]
    public void The_largest_of_the_steps_allocates_nothing() => CheckAllocation(new LoadedNetwork(Steps16.Max16()));

    [TestMethod]
    public void The_largest_of_the_steps_allocates_nothing_compiled() => CheckAllocation(new CompiledMax16());

    [TestMethod]
    public void All_steps_at_once_allocate_nothing() => CheckAllocation(new LoadedNetwork(Steps16.Flat16()));

    [TestMethod]
    public void All_steps_at_once_allocate_nothing_compiled() => CheckAllocation(new CompiledFlat16());

    [TestMethod]
    public void An_autoencoder_allocates_nothing() => CheckAllocation(new LoadedNetwork(Steps16.Autoencoder16()));

    [TestMethod]
    public void An_autoencoder_allocates_nothing_compiled() => CheckAllocation(new CompiledAutoencoder16());

    [TestMethod]
    public void A_reconstruction_error_allocates_nothing() => CheckAllocation(new LoadedNetwork(Steps16.Anomaly16()));

    [TestMethod]
    public void A_reconstruction_error_allocates_nothing_compiled() => CheckAllocation(new CompiledAnomaly16());

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
        WindowRun.Compare(name, network, Steps16.Seed, Steps16.Count, outputs, stateChecksum);
}
