using TinyRnn.DeviceTests.Generated;

namespace TinyRnn.DeviceTests;

/// <summary>Recurrent layers with options and 16-bit weights, loaded and compiled, compared to the bit.</summary>
[TestClass]
public class Cells16Tests
{
    private static readonly float[] s_reading = new float[] { 1, -1, 0.5f };
    private static readonly float[] s_output = new float[3];

    [TestMethod]
    public void Lstm_with_peepholes_and_clip_gives_the_golden_outputs() =>
        Compare("Peepholes", new LoadedNetwork(Cells16.Peepholes16()), Cells16.Peepholes16Outputs, Cells16.Peepholes16StateChecksum);

    [TestMethod]
    public void Lstm_with_peepholes_and_clip_gives_the_golden_outputs_compiled() =>
        Compare("compiled Peepholes", new CompiledPeepholes16(), Cells16.Peepholes16Outputs, Cells16.Peepholes16StateChecksum);

    [TestMethod]
    public void Lstm_with_projection_gives_the_golden_outputs() =>
        Compare("Projection", new LoadedNetwork(Cells16.Projection16()), Cells16.Projection16Outputs, Cells16.Projection16StateChecksum);

    [TestMethod]
    public void Lstm_with_projection_gives_the_golden_outputs_compiled() =>
        Compare("compiled Projection", new CompiledProjection16(), Cells16.Projection16Outputs, Cells16.Projection16StateChecksum);

    [TestMethod]
    public void Gru_with_reset_before_and_hard_sigmoid_gives_the_golden_outputs() =>
        Compare("HardGates", new LoadedNetwork(Cells16.HardGates16()), Cells16.HardGates16Outputs, Cells16.HardGates16StateChecksum);

    [TestMethod]
    public void Gru_with_reset_before_and_hard_sigmoid_gives_the_golden_outputs_compiled() =>
        Compare("compiled HardGates", new CompiledHardGates16(), Cells16.HardGates16Outputs, Cells16.HardGates16StateChecksum);

    [TestMethod]
    public void Gru_with_relu_gates_gives_the_golden_outputs() =>
        Compare("ReluGates", new LoadedNetwork(Cells16.ReluGates16()), Cells16.ReluGates16Outputs, Cells16.ReluGates16StateChecksum);

    [TestMethod]
    public void Gru_with_relu_gates_gives_the_golden_outputs_compiled() =>
        Compare("compiled ReluGates", new CompiledReluGates16(), Cells16.ReluGates16Outputs, Cells16.ReluGates16StateChecksum);

    [TestMethod]
    public void A_network_starts_from_the_state_of_its_model()
    {
        CheckStart(new LoadedNetwork(Cells16.HardGates16()));
        CheckStart(new CompiledHardGates16());
    }

    [TestMethod]
    public void A_thousand_steps_allocate_nothing() => CheckAllocation(new LoadedNetwork(Cells16.Projection16()));

    [TestMethod]
    public void A_thousand_steps_allocate_nothing_compiled() => CheckAllocation(new CompiledProjection16());

    private static void CheckStart(RecurrentNetwork network)
    {
        int[] initial = network.Info.InitialState;
        var state = new int[initial.Length];
        network.Step(s_reading, new float[network.OutputSize]);
        network.Reset();
        network.ReadState(state);
        bool any = false;
        for (int i = 0; i < state.Length; i++)
        {
            Check.AreEqual(initial[i], state[i], "state " + i.ToString());
            any = any || state[i] != 0;
        }

        Check.IsTrue(any, "expected an initial state other than zeros");
    }

    private static void CheckAllocation(RecurrentNetwork network)
    {
        Repeat(network, 1);
        Check.IsTrue(!Allocation.Happens(() => Repeat(network, 1000)), "expected no allocation in 1000 steps");
    }

    private static void Repeat(RecurrentNetwork network, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            network.Step(s_reading, s_output);
        }
    }

    private static void Compare(string name, RecurrentNetwork network, string outputs, int stateChecksum)
    {
        GoldenRun.Compare(name, network, Cells16.Seed, Cells16.Steps, outputs, stateChecksum);
        Check.AreEqual("passed, 12 steps", network.SelfTest().ToString(), name + ", self test");
    }
}
