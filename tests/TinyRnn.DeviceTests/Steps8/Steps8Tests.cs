using TinyRnn.DeviceTests.Generated;

namespace TinyRnn.DeviceTests;

/// <summary>Models with 8-bit weights whose layers take the steps of a window together, in table mode and compiled, compared to the bit.</summary>
[TestClass]
public class Steps8Tests
{
    [TestMethod]
    public void The_last_steps_give_the_golden_outputs() =>
        Compare("Latest", new TableNetwork(Steps8.Latest8()), Steps8.Latest8Outputs, Steps8.Latest8StateChecksum);

    [TestMethod]
    public void The_last_steps_give_the_golden_outputs_compiled() =>
        Compare("compiled Latest", new CompiledLatest8(), Steps8.Latest8Outputs, Steps8.Latest8StateChecksum);

    [TestMethod]
    public void The_mean_of_the_steps_gives_the_golden_outputs() =>
        Compare("Mean", new TableNetwork(Steps8.Mean8()), Steps8.Mean8Outputs, Steps8.Mean8StateChecksum);

    [TestMethod]
    public void The_mean_of_the_steps_gives_the_golden_outputs_compiled() =>
        Compare("compiled Mean", new CompiledMean8(), Steps8.Mean8Outputs, Steps8.Mean8StateChecksum);

    [TestMethod]
    public void The_largest_of_the_steps_gives_the_golden_outputs() =>
        Compare("Max", new TableNetwork(Steps8.Max8()), Steps8.Max8Outputs, Steps8.Max8StateChecksum);

    [TestMethod]
    public void The_largest_of_the_steps_gives_the_golden_outputs_compiled() =>
        Compare("compiled Max", new CompiledMax8(), Steps8.Max8Outputs, Steps8.Max8StateChecksum);

    [TestMethod]
    public void All_steps_at_once_give_the_golden_outputs() =>
        Compare("Flat", new TableNetwork(Steps8.Flat8()), Steps8.Flat8Outputs, Steps8.Flat8StateChecksum);

    [TestMethod]
    public void All_steps_at_once_give_the_golden_outputs_compiled() =>
        Compare("compiled Flat", new CompiledFlat8(), Steps8.Flat8Outputs, Steps8.Flat8StateChecksum);

    [TestMethod]
    public void An_autoencoder_gives_the_golden_outputs() =>
        Compare("Autoencoder", new TableNetwork(Steps8.Autoencoder8()), Steps8.Autoencoder8Outputs, Steps8.Autoencoder8StateChecksum);

    [TestMethod]
    public void An_autoencoder_gives_the_golden_outputs_compiled() =>
        Compare("compiled Autoencoder", new CompiledAutoencoder8(), Steps8.Autoencoder8Outputs, Steps8.Autoencoder8StateChecksum);

    [TestMethod]
    public void A_reconstruction_error_gives_the_golden_outputs() =>
        Compare("Anomaly", new TableNetwork(Steps8.Anomaly8()), Steps8.Anomaly8Outputs, Steps8.Anomaly8StateChecksum);

    [TestMethod]
    public void A_reconstruction_error_gives_the_golden_outputs_compiled() =>
        Compare("compiled Anomaly", new CompiledAnomaly8(), Steps8.Anomaly8Outputs, Steps8.Anomaly8StateChecksum);

    [TestMethod]
    public void Windows_allocate_nothing() =>
        CheckAllocation(new RecurrentNetwork[]
        {
            new TableNetwork(Steps8.Latest8()),
            new TableNetwork(Steps8.Mean8()),
            new TableNetwork(Steps8.Max8()),
            new TableNetwork(Steps8.Flat8()),
            new TableNetwork(Steps8.Autoencoder8()),
            new TableNetwork(Steps8.Anomaly8()),
        });

    [TestMethod]
    public void Windows_allocate_nothing_compiled() =>
        CheckAllocation(new RecurrentNetwork[]
        {
            new CompiledLatest8(),
            new CompiledMean8(),
            new CompiledMax8(),
            new CompiledFlat8(),
            new CompiledAutoencoder8(),
            new CompiledAnomaly8(),
        });

    private static void CheckAllocation(RecurrentNetwork[] networks)
    {
        var window = new float[8 * 2];
        var outputs = new float[networks.Length][];
        for (int i = 0; i < networks.Length; i++)
        {
            outputs[i] = new float[networks[i].Info.OutputSteps(8) * networks[i].OutputSize];
        }

        Repeat(networks, window, outputs, 1);
        Check.IsTrue(!Allocation.Happens(() => Repeat(networks, window, outputs, 300)), "expected no allocation in 300 windows of each model");
    }

    private static void Repeat(RecurrentNetwork[] networks, float[] window, float[][] outputs, int windows)
    {
        for (int i = 0; i < windows; i++)
        {
            for (int network = 0; network < networks.Length; network++)
            {
                networks[network].Run(window, outputs[network]);
            }
        }
    }

    private static void Compare(string name, RecurrentNetwork network, string outputs, int stateChecksum) =>
        WindowRun.Compare(name, network, Steps8.Seed, Steps8.Count, outputs, stateChecksum);
}
