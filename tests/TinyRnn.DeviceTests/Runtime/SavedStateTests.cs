namespace TinyRnn.DeviceTests;

/// <summary>What happens around deep sleep.</summary>
[TestClass]
public class SavedStateTests
{
    private static RecurrentNetwork s_network;
    private static byte[] s_saved;

    [TestMethod]
    public void A_restored_network_continues_to_the_bit()
    {
        RnnModel model = TinyModels.Lstm8();
        var first = new LoadedNetwork(model);
        Run(first, 1, 30);
        var saved = new byte[first.SavedStateLength + 3];
        Check.AreEqual(first.SavedStateLength, first.SaveState(saved, 3), "bytes written");
        var second = new LoadedNetwork(model);
        second.RestoreState(saved, 3, second.SavedStateLength);
        Check.AreEqual(Run(first, 2, 30), Run(second, 2, 30), "outputs");
    }

    [TestMethod]
    public void A_restored_network_holds_the_last_good_readings()
    {
        RnnModel model = TinyModels.Gru8();
        var first = new LoadedNetwork(model);
        var second = new LoadedNetwork(model);
        var output = new float[1];
        first.Step(new float[] { 3, -2 }, output);
        var saved = new byte[first.SavedStateLength];
        first.SaveState(saved, 0);
        second.RestoreState(saved, 0, saved.Length);
        first.Step(new float[] { 3, -2 }, output);
        var held = new float[1];
        second.Step(new float[] { float.NaN, float.NegativeInfinity }, held);
        Check.AreEqual(output[0], held[0], "output");
    }

    [TestMethod]
    public void A_damaged_state_is_refused_and_changes_nothing()
    {
        Save();
        var before = new int[s_network.Info.StateLength];
        var after = new int[s_network.Info.StateLength];
        s_network.Reset();
        s_network.ReadState(before);
        for (int at = 0; at < s_saved.Length; at++)
        {
            s_saved[at] ^= 0x40;
            Check.Throws(typeof(SavedStateException), () => s_network.RestoreState(s_saved, 0, s_saved.Length));
            s_saved[at] ^= 0x40;
        }

        s_network.ReadState(after);
        Check.AreEqual(before, after, "state");
    }

    [TestMethod]
    public void A_torn_state_is_refused()
    {
        Save();
        Check.Throws(typeof(SavedStateException), () => s_network.RestoreState(s_saved, 0, s_saved.Length - 1));
        Check.Throws(typeof(SavedStateException), () => s_network.RestoreState(s_saved, 0, 0));
        Check.Throws(typeof(SavedStateException), () => s_network.RestoreState(s_saved, 1, s_saved.Length));
        Check.Throws(typeof(SavedStateException), () => s_network.RestoreState(s_saved, -1, s_saved.Length));
    }

    [TestMethod]
    public void The_state_of_another_model_is_refused()
    {
        Save();
        s_network = new LoadedNetwork(TinyModels.Gru16());
        Check.Contains("model id", Check.Throws(typeof(SavedStateException), () => s_network.RestoreState(s_saved, 0, s_saved.Length)));
    }

    private static void Save()
    {
        s_network = new LoadedNetwork(TinyModels.Gru8());
        Run(s_network, 3, 5);
        s_saved = new byte[s_network.SavedStateLength];
        s_network.SaveState(s_saved, 0);
    }

    private static int[] Run(RecurrentNetwork network, int seed, int steps)
    {
        var random = new PseudoRandom(seed);
        var input = new int[network.InputSize];
        var output = new int[network.OutputSize];
        var outputs = new int[steps * output.Length];
        for (int step = 0; step < steps; step++)
        {
            random.Fill(input, network.Info.InputLimit);
            network.Step(input, output);
            System.Array.Copy(output, 0, outputs, step * output.Length, output.Length);
        }

        return outputs;
    }
}
