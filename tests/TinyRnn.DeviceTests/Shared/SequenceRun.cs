namespace TinyRnn.DeviceTests;

/// <summary>Lets a generator write as the golden data were made and compares every integer.</summary>
internal static class SequenceRun
{
    /// <param name="name">The model's name, for the message.</param>
    /// <param name="generator">The generator, fresh.</param>
    /// <param name="seed">Seed of the contexts.</param>
    /// <param name="sequences">Number of sequences.</param>
    /// <param name="expected">What <see cref="SequenceOutputs"/> gave on the desktop, 32 bits each, little-endian, as base64.</param>
    public static void Compare(string name, SequenceGenerator generator, int seed, int sequences, string expected)
    {
        byte[] bytes = Base64.Decode(expected);
        int[] results = SequenceOutputs.Write(generator, seed, sequences);
        Check.AreEqual(bytes.Length, 4 * results.Length, name + ", bytes of golden results");
        for (int i = 0; i < results.Length; i++)
        {
            Check.AreEqual(LittleEndian.ToInt32(bytes, 4 * i), results[i], name + ", result " + i.ToString());
        }

        SequenceTestResult test = generator.SelfTest();
        Check.IsTrue(test.Passed, name + ", self test: " + test.ToString());
        Check.AreEqual(4, test.Sequences, name + ", sequences of the self test");
    }
}
