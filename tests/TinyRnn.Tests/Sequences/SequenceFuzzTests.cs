using System;
using System.Diagnostics;
using System.Globalization;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Sequences;

/// <summary>
/// Random damage behind right checksums, of the file and of its parts: it is refused as malformed, or what it makes writes
/// sequences without an error. Seeded, and bounded in number and time.
/// </summary>
public class SequenceFuzzTests
{
    private const int Mutants = 2000;
    private const long MostBytesAllocated = 1 << 20;
    private static readonly TimeSpan s_mostTime = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_damaged_file_is_refused_or_writes(int seed)
    {
        var random = new Random(seed);
        byte[] source = seed switch
        {
            1 => SampleSequences.Translator(),
            2 => SampleSequences.Speller(16),
            3 => SampleSequences.BothDirections(),
            4 => SampleSequences.Chanter(),
            _ => SampleSequences.Waves(),
        };
        int refused = 0;
        int wrote = 0;
        var clock = Stopwatch.StartNew();
        for (int mutant = 0; mutant < Mutants && clock.Elapsed < s_mostTime; mutant++)
        {
            byte[] damaged = Damage(source, random);
            if (TryLoad(damaged) is not { } model)
            {
                refused++;
                continue;
            }

            wrote++;
            var generator = new TableSequence(model);
            generator.SelfTest();
            Write(generator, random);
        }

        Assert.True(refused > 100 && wrote > 50, string.Create(CultureInfo.InvariantCulture, $"{refused} refused, {wrote} wrote"));
    }

    private static SequenceModel? TryLoad(byte[] damaged)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        SequenceModel? model = null;
        try
        {
            model = SequenceModel.Load(damaged);
        }
        catch (ModelFormatException error)
        {
            Assert.InRange(error.Offset, 0, damaged.Length);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytesAllocated);
        return model;
    }

    private static void Write(SequenceGenerator generator, Random random)
    {
        if (generator.Context is { } context)
        {
            var window = new float[context.InputSize * 3];
            for (int i = 0; i < window.Length; i++)
            {
                window[i] = context.Info.Tokens > 0 ? random.Next(context.Info.Tokens) : (float)(10 * RandomNetworks.Normal(random));
            }

            int room = context.Info.NeedsWindow ? Math.Min(3, context.Info.Window) : 3;
            generator.Start(window, room);
        }
        else
        {
            generator.Start();
        }

        int most = Math.Min(generator.MaximumLength, 20);
        if (generator.Decoder.Info.Tokens > 0)
        {
            var tokens = new int[most];
            int count = generator.Continue(random.Next(generator.Decoder.Info.Tokens), tokens, most);
            Assert.All(tokens[..count], token => Assert.InRange(token, 0, generator.Decoder.Info.Tokens - 1));
        }
        else
        {
            generator.ContinueVectors(new float[generator.Decoder.InputSize], new float[most * generator.Decoder.InputSize], most);
        }
    }

    /// <summary>Some bytes changed, mostly outside the tables, then all checksums set right where lengths still make sense.</summary>
    private static byte[] Damage(byte[] source, Random random)
    {
        var bytes = (byte[])source.Clone();
        var layout = new SequenceEditor(source);
        int changes = 1 + random.Next(2);
        for (int i = 0; i < changes; i++)
        {
            int at = random.Next(4) switch
            {
                0 => random.Next(layout.StartToken, bytes.Length),
                1 => random.Next(24, 140),
                2 => layout.DecoderLength + random.Next(150),
                _ => random.Next(layout.StartToken - 500, layout.StartToken),
            };
            bytes[at] = random.Next(4) switch
            {
                0 => 0,
                1 => 255,
                2 => (byte)random.Next(256),
                _ => (byte)(bytes[at] ^ (1 << random.Next(8))),
            };
        }

        if (bytes.AsSpan(SequenceEditor.Use, 1).SequenceEqual(source.AsSpan(SequenceEditor.Use, 1)))
        {
            Reseal(bytes, layout.ContextLength, layout.DecoderLength);
            Reseal(bytes, layout.DecoderLength, layout.StartToken);
        }

        return ModelEditor.Seal(bytes);
    }

    private static void Reseal(byte[] bytes, int lengthAt, int end)
    {
        if (lengthAt > 0)
        {
            byte[] part = ModelEditor.Seal(bytes[(lengthAt + 4)..end]);
            part.CopyTo(bytes, lengthAt + 4);
        }
    }
}
