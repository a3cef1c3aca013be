namespace TinyRnn.DeviceTests;

/// <summary>Steps a model as the golden data were made and compares every integer.</summary>
internal static class GoldenRun
{
    /// <param name="name">The model's name, for the message.</param>
    /// <param name="network">The network, fresh.</param>
    /// <param name="seed">Seed of the inputs.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="expected">Raw outputs of all steps, 32 bits each, little-endian, as base64.</param>
    /// <param name="stateChecksum">CRC-32 of the saved state after the last step.</param>
    public static void Compare(string name, RecurrentNetwork network, int seed, int steps, string expected, int stateChecksum)
    {
        byte[] bytes = Base64.Decode(expected);
        int outputs = network.OutputSize;
        Check.AreEqual(4 * steps * outputs, bytes.Length, name + ", bytes of golden outputs");
        var random = new PseudoRandom(seed);
        var input = new int[network.InputSize];
        var output = new int[outputs];
        for (int step = 0; step < steps; step++)
        {
            random.Fill(input, network.Info.InputLimit);
            network.Step(input, output);
            for (int i = 0; i < outputs; i++)
            {
                int index = step * outputs + i;
                if (LittleEndian.ToInt32(bytes, 4 * index) != output[i])
                {
                    Check.Fail(
                        name + ": first difference at index " + index.ToString() + " (step " + step.ToString() + ", output " + i.ToString()
                            + "): expected " + LittleEndian.ToInt32(bytes, 4 * index).ToString() + ", found " + output[i].ToString());
                }
            }
        }

        var saved = new byte[network.SavedStateLength];
        network.SaveState(saved, 0);
        Check.AreEqual(stateChecksum, Crc32.Compute(saved, 0, saved.Length), name + ", checksum of the state after the last step");
    }
}
