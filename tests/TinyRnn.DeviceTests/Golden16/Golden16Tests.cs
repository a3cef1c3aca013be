namespace TinyRnn.DeviceTests;

/// <summary>1,024 steps of models with 16-bit weights, compared to the bit.</summary>
[TestClass]
public class Golden16Tests
{
    [TestMethod]
    public void Gru_gives_the_golden_outputs() => Compare("GRU", Golden16.Gru(), Golden16.GruOutputs, Golden16.GruStateChecksum);

    [TestMethod]
    public void Lstm_gives_the_golden_outputs() => Compare("LSTM", Golden16.Lstm(), Golden16.LstmOutputs, Golden16.LstmStateChecksum);

    [TestMethod]
    public void Tanh_rnn_gives_the_golden_outputs() => Compare("RNN, tanh", Golden16.RnnTanh(), Golden16.RnnTanhOutputs, Golden16.RnnTanhStateChecksum);

    [TestMethod]
    public void Relu_rnn_gives_the_golden_outputs() => Compare("RNN, relu", Golden16.RnnRelu(), Golden16.RnnReluOutputs, Golden16.RnnReluStateChecksum);

    [TestMethod]
    public void Stack_of_five_layers_gives_the_golden_outputs() => Compare("stack", Golden16.Stack(), Golden16.StackOutputs, Golden16.StackStateChecksum);

    private static void Compare(string name, RnnModel model, string outputs, int stateChecksum) =>
        GoldenRun.Compare(name, new LoadedNetwork(model), Golden16.Seed, Golden16.Steps, outputs, stateChecksum);
}
