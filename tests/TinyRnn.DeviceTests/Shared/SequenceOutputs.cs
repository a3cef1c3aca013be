using System;

namespace TinyRnn.DeviceTests;

/// <summary>Lets a generator write from pseudorandom contexts, the same on the desktop and on the board.</summary>
internal static class SequenceOutputs
{
    private const int Longest = 5;

    /// <summary>
    /// For each sequence its length and its tokens, padded to the greatest length; then, for each, the decoder's state. Of vectors,
    /// the states alone.
    /// </summary>
    public static int[] Write(SequenceGenerator generator, int seed, int sequences)
    {
        var random = new PseudoRandom(seed);
        RecurrentNetwork decoder = generator.Decoder;
        bool tokens = decoder.Info.Tokens > 0;
        int most = generator.MaximumLength;
        int stride = (tokens ? 1 + most : 0) + decoder.Info.StateLength;
        var results = new int[sequences * stride];
        var written = new int[most];
        var vectors = new float[tokens ? 0 : most * decoder.OutputSize];
        var first = new float[decoder.InputSize];
        var state = new int[decoder.Info.StateLength];
        for (int i = 0; i < sequences; i++)
        {
            Start(generator, random);
            int at = i * stride;
            if (tokens)
            {
                int start = generator.StartToken < 0 ? Below(random, decoder.Info.Tokens) : generator.StartToken;
                int count = generator.Continue(start, written, most);
                results[at++] = count;
                Array.Copy(written, 0, results, at, count);
                at += most;
            }
            else
            {
                Fill(random, first, 0);
                generator.ContinueVectors(first, vectors, most);
            }

            decoder.ReadState(state);
            Array.Copy(state, 0, results, at, state.Length);
        }

        return results;
    }

    private static void Start(SequenceGenerator generator, PseudoRandom random)
    {
        RecurrentNetwork context = generator.Context;
        if (context == null)
        {
            generator.Start();
            return;
        }

        int steps = 1 + Below(random, Longest);
        var window = new float[steps * context.InputSize];
        Fill(random, window, context.Info.Tokens);
        generator.Start(window);
    }

    private static void Fill(PseudoRandom random, float[] values, int tokens)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = tokens > 0 ? Below(random, tokens) : random.Next() / 16384f;
        }
    }

    private static int Below(PseudoRandom random, int limit) => (random.Next() & 32767) % limit;
}
