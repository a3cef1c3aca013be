using TinyRnn.DeviceTests.Generated;

namespace TinyRnn.DeviceTests;

/// <summary>Models with 16-bit weights on windows, loaded and compiled, compared to the bit.</summary>
[TestClass]
public class Windows16Tests
{
    [TestMethod]
    public void Bidirectional_lstm_behind_an_embedding_gives_the_golden_outputs() =>
        Compare("Intent", new LoadedNetwork(Windows16.Intent16()), Windows16.Intent16Outputs, Windows16.Intent16StateChecksum);

    [TestMethod]
    public void Bidirectional_lstm_behind_an_embedding_gives_the_golden_outputs_compiled() =>
        Compare("compiled Intent", new CompiledIntent16(), Windows16.Intent16Outputs, Windows16.Intent16StateChecksum);

    [TestMethod]
    public void Stacked_bidirectional_gru_gives_the_golden_outputs() =>
        Compare("Stacked", new LoadedNetwork(Windows16.Stacked16()), Windows16.Stacked16Outputs, Windows16.Stacked16StateChecksum);

    [TestMethod]
    public void Stacked_bidirectional_gru_gives_the_golden_outputs_compiled() =>
        Compare("compiled Stacked", new CompiledStacked16(), Windows16.Stacked16Outputs, Windows16.Stacked16StateChecksum);

    [TestMethod]
    public void One_hot_rnn_with_log_softmax_gives_the_golden_outputs() =>
        Compare("Characters", new LoadedNetwork(Windows16.Characters16()), Windows16.Characters16Outputs, Windows16.Characters16StateChecksum);

    [TestMethod]
    public void One_hot_rnn_with_log_softmax_gives_the_golden_outputs_compiled() =>
        Compare("compiled Characters", new CompiledCharacters16(), Windows16.Characters16Outputs, Windows16.Characters16StateChecksum);

    [TestMethod]
    public void Merged_directions_with_argmax_gives_the_golden_outputs() =>
        Compare("Merges", new LoadedNetwork(Windows16.Merges16()), Windows16.Merges16Outputs, Windows16.Merges16StateChecksum);

    [TestMethod]
    public void Merged_directions_with_argmax_gives_the_golden_outputs_compiled() =>
        Compare("compiled Merges", new CompiledMerges16(), Windows16.Merges16Outputs, Windows16.Merges16StateChecksum);

    private static void Compare(string name, RecurrentNetwork network, string outputs, int stateChecksum) =>
        WindowRun.Compare(name, network, Windows16.Seed, Windows16.Count, outputs, stateChecksum);
}
