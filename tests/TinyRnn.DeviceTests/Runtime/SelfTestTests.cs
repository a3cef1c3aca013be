using TinyRnn.CompilerServices;

namespace TinyRnn.DeviceTests;

/// <summary>The self tests of small models, which cover every kind of layer.</summary>
[TestClass]
public class SelfTestTests
{
    [TestMethod]
    public void Gru_and_dense_relu_and_sigmoid_pass_with_8_bits() => Pass(TinyModels.Gru8());

    [TestMethod]
    public void Lstm_and_dense_tanh_pass_with_8_bits() => Pass(TinyModels.Lstm8());

    [TestMethod]
    public void Tanh_rnn_and_softmax_pass_with_8_bits() => Pass(TinyModels.RnnTanh8());

    [TestMethod]
    public void Relu_rnn_passes_with_8_bits() => Pass(TinyModels.RnnRelu8());

    [TestMethod]
    public void Gru_and_lstm_without_a_head_pass_with_8_bits() => Pass(TinyModels.Bare8());

    [TestMethod]
    public void Gru_and_dense_relu_and_sigmoid_pass_with_16_bits() => Pass(TinyModels.Gru16());

    [TestMethod]
    public void Lstm_and_dense_tanh_pass_with_16_bits() => Pass(TinyModels.Lstm16());

    [TestMethod]
    public void Tanh_rnn_and_softmax_pass_with_16_bits() => Pass(TinyModels.RnnTanh16());

    [TestMethod]
    public void Relu_rnn_passes_with_16_bits() => Pass(TinyModels.RnnRelu16());

    [TestMethod]
    public void Gru_and_lstm_without_a_head_pass_with_16_bits() => Pass(TinyModels.Bare16());

    [TestMethod]
    public void An_output_that_differs_is_named()
    {
        byte[] bytes = ModelBytes.Join(TinyModels.RnnTanh8Head, TinyModels.RnnTanh8Tail);
        SelfTestVectors vectors = RnnModel.Load(bytes).SelfTest;
        int changed = bytes.Length - 4 - 4 * (3 * (vectors.Steps - 5) - 1);
        LittleEndian.WriteInt32(bytes, changed, LittleEndian.ToInt32(bytes, changed) + 1);
        ModelBytes.FixChecksum(bytes);
        SelfTestResult result = new LoadedNetwork(RnnModel.Load(bytes)).SelfTest();
        Check.IsTrue(!result.Passed, "expected a self test that fails");
        Check.AreEqual(5, result.Step, "step");
        Check.AreEqual(1, result.Output, "output");
        Check.AreEqual(result.Actual + 1, result.Expected, "expected output");
        Check.Contains("FAILED at step 5, output 1", result.ToString());
    }

    [TestMethod]
    public void The_self_test_leaves_the_state_alone()
    {
        var network = new LoadedNetwork(TinyModels.Lstm8());
        network.Step(new float[] { 1, 2 }, new float[2]);
        var before = new int[network.Info.StateLength];
        var after = new int[network.Info.StateLength];
        network.ReadState(before);
        Check.IsTrue(network.SelfTest().Passed, "expected a self test that passes");
        network.ReadState(after);
        Check.AreEqual(before, after, "state");
    }

    private static void Pass(RnnModel model)
    {
        SelfTestResult result = new LoadedNetwork(model).SelfTest();
        Check.AreEqual("passed, 12 steps", result.ToString(), model.Info.Name);
    }
}
