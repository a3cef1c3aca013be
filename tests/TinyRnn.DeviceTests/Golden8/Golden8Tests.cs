namespace TinyRnn.DeviceTests;

/// <summary>1,024 steps of models with 8-bit weights, compared to the bit.</summary>
[TestClass]
public class Golden8Tests
{
    [TestMethod]
    public void Gru_gives_the_golden_outputs() => Compare("GRU", Golden8.Gru(), Golden8.GruOutputs, Golden8.GruStateChecksum);

    [TestMethod]
    public void Lstm_gives_the_golden_outputs() => Compare("LSTM", Golden8.Lstm(), Golden8.LstmOutputs, Golden8.LstmStateChecksum);

    [TestMethod]
    public void Tanh_rnn_gives_the_golden_outputs() => Compare("RNN, tanh", Golden8.RnnTanh(), Golden8.RnnTanhOutputs, Golden8.RnnTanhStateChecksum);

    [TestMethod]
    public void Relu_rnn_gives_the_golden_outputs() => Compare("RNN, relu", Golden8.RnnRelu(), Golden8.RnnReluOutputs, Golden8.RnnReluStateChecksum);

    [TestMethod]
    public void Stack_of_five_layers_gives_the_golden_outputs() => Compare("stack", Golden8.Stack(), Golden8.StackOutputs, Golden8.StackStateChecksum);

    private static void Compare(string name, RnnModel model, string outputs, int stateChecksum) =>
        GoldenRun.Compare(name, new LoadedNetwork(model), Golden8.Seed, Golden8.Steps, outputs, stateChecksum);
}
