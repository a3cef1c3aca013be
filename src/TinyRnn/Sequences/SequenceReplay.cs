using System;
using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>The self test of a generator. Allocates.</summary>
internal static class SequenceReplay
{
    /// <summary>Replays the self tests of the parts, then the sequences; leaves the states as they were.</summary>
    public static SequenceTestResult Run(SequenceGenerator generator, SequenceTest[] tests)
    {
        int steps = 0;
        if (generator.Context != null)
        {
            SelfTestResult context = generator.Context.SelfTest();
            if (!context.Passed)
            {
                return new SequenceTestResult(context.Steps, 0, "in the context: " + context.ToString());
            }

            steps = context.Steps;
        }

        SelfTestResult decoder = generator.Decoder.SelfTest();
        if (!decoder.Passed)
        {
            return new SequenceTestResult(decoder.Steps, 0, "in the decoder: " + decoder.ToString());
        }

        return new SequenceTestResult(steps + decoder.Steps, tests == null ? 0 : tests.Length, tests == null ? null : RunAll(generator, tests));
    }

    /// <summary>Runs one sequence from a fresh state.</summary>
    /// <param name="generator">The generator.</param>
    /// <param name="window">[steps, inputs of the context]; null without a context.</param>
    /// <param name="first">[inputs of the decoder].</param>
    /// <param name="vectors">Vectors to write, when the decoder writes vectors.</param>
    /// <returns>The tokens, or [vectors, outputs] raw.</returns>
    public static int[] Write(SequenceGenerator generator, float[] window, float[] first, int vectors)
    {
        if (generator.Context == null)
        {
            generator.Start();
        }
        else
        {
            generator.Start(window);
        }

        return generator.Decoder.Info.Tokens > 0 ? WriteTokens(generator, (int)first[0]) : WriteVectors(generator, first, vectors);
    }

    private static int[] WriteTokens(SequenceGenerator generator, int first)
    {
        int most = generator.MaximumLength < ModelLimits.SelfTestLength ? generator.MaximumLength : ModelLimits.SelfTestLength;
        var written = new int[most];
        var tokens = new int[generator.Continue(first, written, most)];
        Array.Copy(written, 0, tokens, 0, tokens.Length);
        return tokens;
    }

    private static int[] WriteVectors(SequenceGenerator generator, float[] first, int vectors)
    {
        int size = generator.RawOutput.Length;
        var values = new int[vectors * size];
        generator.PutVector(first);
        for (int i = 0; i < vectors; i++)
        {
            generator.StepVector();
            Array.Copy(generator.RawOutput, 0, values, i * size, size);
        }

        return values;
    }

    private static string RunAll(SequenceGenerator generator, SequenceTest[] tests)
    {
        byte[] context = Save(generator.Context);
        byte[] decoder = Save(generator.Decoder);
        string failure = null;
        for (int i = 0; i < tests.Length && failure == null; i++)
        {
            SequenceTest test = tests[i];
            failure = Difference(i, test.Expected, Write(generator, test.Window, test.First, test.Expected.Length / generator.RawOutput.Length));
        }

        Restore(generator.Context, context);
        Restore(generator.Decoder, decoder);
        return failure;
    }

    private static string Difference(int sequence, int[] expected, int[] actual)
    {
        for (int i = 0; i < expected.Length && i < actual.Length; i++)
        {
            if (expected[i] != actual[i])
            {
                return "in sequence " + sequence.ToString() + " at place " + i.ToString() + ": expected " + expected[i].ToString() + ", got " + actual[i].ToString();
            }
        }

        return expected.Length == actual.Length
            ? null
            : "in sequence " + sequence.ToString() + ": expected " + expected.Length.ToString() + " values, got " + actual.Length.ToString();
    }

    private static byte[] Save(RecurrentNetwork network)
    {
        if (network == null)
        {
            return null;
        }

        var saved = new byte[network.SavedStateLength];
        network.SaveState(saved, 0);
        return saved;
    }

    private static void Restore(RecurrentNetwork network, byte[] saved)
    {
        if (network != null)
        {
            network.RestoreState(saved, 0, saved.Length);
        }
    }
}
