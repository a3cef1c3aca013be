using TinyRnn.DeviceTests.Generated;

namespace TinyRnn.DeviceTests;

/// <summary>Models with 8-bit weights on windows, loaded and compiled, compared to the bit.</summary>
[TestClass]
public class Windows8Tests
{
    private static readonly float[] s_window = new float[] { 1, 3, 5, 0, 6, 2 };
    private static readonly float[] s_output = new float[3];
    private static readonly float[] s_hidden = new float[8];
    private static readonly float[] s_cell = new float[8];

    [TestMethod]
    public void Bidirectional_lstm_behind_an_embedding_gives_the_golden_outputs() =>
        Compare("Intent", new LoadedNetwork(Windows8.Intent8()), Windows8.Intent8Outputs, Windows8.Intent8StateChecksum);

    [TestMethod]
    public void Bidirectional_lstm_behind_an_embedding_gives_the_golden_outputs_compiled() =>
        Compare("compiled Intent", new CompiledIntent8(), Windows8.Intent8Outputs, Windows8.Intent8StateChecksum);

    [TestMethod]
    public void Stacked_bidirectional_gru_gives_the_golden_outputs() =>
        Compare("Stacked", new LoadedNetwork(Windows8.Stacked8()), Windows8.Stacked8Outputs, Windows8.Stacked8StateChecksum);

    [TestMethod]
    public void Stacked_bidirectional_gru_gives_the_golden_outputs_compiled() =>
        Compare("compiled Stacked", new CompiledStacked8(), Windows8.Stacked8Outputs, Windows8.Stacked8StateChecksum);

    [TestMethod]
    public void One_hot_rnn_with_log_softmax_gives_the_golden_outputs() =>
        Compare("Characters", new LoadedNetwork(Windows8.Characters8()), Windows8.Characters8Outputs, Windows8.Characters8StateChecksum);

    [TestMethod]
    public void One_hot_rnn_with_log_softmax_gives_the_golden_outputs_compiled() =>
        Compare("compiled Characters", new CompiledCharacters8(), Windows8.Characters8Outputs, Windows8.Characters8StateChecksum);

    [TestMethod]
    public void Merged_directions_with_argmax_gives_the_golden_outputs() =>
        Compare("Merges", new LoadedNetwork(Windows8.Merges8()), Windows8.Merges8Outputs, Windows8.Merges8StateChecksum);

    [TestMethod]
    public void Merged_directions_with_argmax_gives_the_golden_outputs_compiled() =>
        Compare("compiled Merges", new CompiledMerges8(), Windows8.Merges8Outputs, Windows8.Merges8StateChecksum);

    [TestMethod]
    public void A_thousand_windows_allocate_nothing() => CheckAllocation(new LoadedNetwork(Windows8.Intent8()));

    [TestMethod]
    public void A_thousand_windows_allocate_nothing_compiled() => CheckAllocation(new CompiledIntent8());

    [TestMethod]
    public void Tokens_have_their_texts() =>
        Check.AreEqual("\u00b0C", new CompiledIntent8().Info.Vocabulary[4], "text of token 4");

    private static void CheckAllocation(RecurrentNetwork network)
    {
        Repeat(network, 1);
        Check.IsTrue(!Allocation.Happens(() => Repeat(network, 1000)), "expected no allocation in 1000 windows");
    }

    private static void Repeat(RecurrentNetwork network, int windows)
    {
        for (int i = 0; i < windows; i++)
        {
            network.Run(s_window, s_output, s_hidden, s_cell);
        }
    }

    private static void Compare(string name, RecurrentNetwork network, string outputs, int stateChecksum) =>
        WindowRun.Compare(name, network, Windows8.Seed, Windows8.Count, outputs, stateChecksum);
}
