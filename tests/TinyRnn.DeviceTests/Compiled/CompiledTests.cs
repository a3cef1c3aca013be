using TinyRnn.Benchmark.Generated;

namespace TinyRnn.DeviceTests;

/// <summary>Compiled models beside the files that they were made of.</summary>
[TestClass]
public class CompiledTests
{
    private const int Steps = 1024;
    private const int AllocationSteps = 10000;

    private static readonly float[] s_input = new float[] { 1, -1, 0.5f, 0 };
    private static readonly float[] s_output = new float[1];

    [TestMethod]
    public void Compiled_gru_gives_the_bits_of_table_mode() => Compare(new CompiledGru(), GruModel.Bytes());

    [TestMethod]
    public void Compiled_lstm_gives_the_bits_of_table_mode() => Compare(new CompiledLstm(), LstmModel.Bytes());

    [TestMethod]
    public void Self_tests_of_compiled_models_pass()
    {
        Check.AreEqual("passed, 24 steps", new CompiledGru().SelfTest().ToString(), "GRU");
        Check.AreEqual("passed, 24 steps", new CompiledLstm().SelfTest().ToString(), "LSTM");
    }

    [TestMethod]
    public void Ten_thousand_steps_of_a_compiled_gru_allocate_nothing() => CheckAllocation(new CompiledGru());

    [TestMethod]
    public void Ten_thousand_steps_of_a_compiled_lstm_allocate_nothing() => CheckAllocation(new CompiledLstm());

    private static void Compare(RecurrentNetwork compiled, byte[] model)
    {
        var loaded = new LoadedNetwork(RnnModel.Load(model));
        var random = new PseudoRandom(17);
        var input = new int[loaded.InputSize];
        var expected = new int[loaded.OutputSize];
        var actual = new int[loaded.OutputSize];
        var expectedState = new int[loaded.Info.StateLength];
        var actualState = new int[loaded.Info.StateLength];
        for (int step = 0; step < Steps; step++)
        {
            random.Fill(input, loaded.Info.InputLimit);
            loaded.Step(input, expected);
            compiled.Step(input, actual);
            Check.AreEqual(expected, actual, "step " + step.ToString() + ", outputs");
            loaded.ReadState(expectedState);
            compiled.ReadState(actualState);
            Check.AreEqual(expectedState, actualState, "step " + step.ToString() + ", state");
        }
    }

    private static void CheckAllocation(RecurrentNetwork network)
    {
        network.Step(s_input, s_output);
        Check.IsTrue(!Allocation.Happens(() => Repeat(network)), "expected no allocation in " + AllocationSteps.ToString() + " steps");
    }

    private static void Repeat(RecurrentNetwork network)
    {
        for (int step = 0; step < AllocationSteps; step++)
        {
            s_input[0] = step & 3;
            network.Step(s_input, s_output);
        }
    }
}
