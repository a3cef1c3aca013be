namespace TinyRnn.DeviceTests;

/// <summary>Runs a model on windows as the golden data were made and compares every integer.</summary>
internal static class WindowRun
{
    /// <param name="name">The model's name, for the message.</param>
    /// <param name="network">The network, fresh.</param>
    /// <param name="seed">Seed of the inputs.</param>
    /// <param name="windows">Number of windows.</param>
    /// <param name="expected">Raw outputs of all windows, 32 bits each, little-endian, as base64.</param>
    /// <param name="stateChecksum">CRC-32 of the saved state after the last window.</param>
    public static void Compare(string name, RecurrentNetwork network, int seed, int windows, string expected, int stateChecksum)
    {
        byte[] bytes = Base64.Decode(expected);
        var inputs = new WindowInputs(seed, network.Info);
        int at = 0;
        for (int window = 0; window < windows; window++)
        {
            int[] output = inputs.RunNext(network, window);
            Check.IsTrue(at + 4 * output.Length <= bytes.Length, name + ": expected no more outputs in window " + window.ToString());
            for (int i = 0; i < output.Length; i++)
            {
                Check.AreEqual(LittleEndian.ToInt32(bytes, at), output[i], name + ", window " + window.ToString() + "[" + i.ToString() + "]");
                at += 4;
            }
        }

        Check.AreEqual(bytes.Length, at, name + ", bytes of golden outputs");
        var saved = new byte[network.SavedStateLength];
        network.SaveState(saved, 0);
        Check.AreEqual(stateChecksum, Crc32.Compute(saved, 0, saved.Length), name + ", checksum of the state after the last window");
        Check.AreEqual("passed, 24 steps", network.SelfTest().ToString(), name + ", self test");
    }
}
