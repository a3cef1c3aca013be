using System;
using System.Diagnostics;
using System.Globalization;
using TinyRnn.Tests.Cells;
using TinyRnn.Tests.Windows;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Tests.Format;

/// <summary>
/// Random damage behind a right checksum: a file is refused as malformed, or what it makes runs without an error, whatever it
/// computes. Seeded, and bounded in number and time.
/// </summary>
public class FuzzTests
{
    private const int Mutants = 3000;
    private const int Steps = 50;
    private const long MostBytesAllocated = 1 << 20;
    private static readonly TimeSpan s_mostTime = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_damaged_file_is_refused_or_runs(int seed)
    {
        var random = new Random(seed);
        byte[] source = seed switch
        {
            1 => SampleModels.GruSoftmax,
            2 => SampleModels.RnnLstmSigmoid,
            3 => SampleModels.ReluTanhWide,
            4 => SampleModels.EightRecurrent,
            5 => CustomModels.Make("rnn-leaky-relu"),
            6 => CustomModels.Make("gru-reset-before-hard-sigmoid"),
            7 => CustomModels.Make("lstm-projection-peepholes"),
            _ => CustomModels.Make("lstm-relu", 16),
        };
        int refused = 0;
        int ran = 0;
        var clock = Stopwatch.StartNew();
        for (int mutant = 0; mutant < Mutants && clock.Elapsed < s_mostTime; mutant++)
        {
            byte[] damaged = Damage(source, random);
            RnnModel? model = TryLoad(damaged);
            if (model is null)
            {
                refused++;
                continue;
            }

            ran++;
            Run(model, random, mutant);
        }

        Assert.True(refused > 100 && ran > 100, string.Create(CultureInfo.InvariantCulture, $"{refused} refused, {ran} ran"));
    }

    [Theory]
    [InlineData("intent")]
    [InlineData("stacked, wide")]
    [InlineData("backwards")]
    [InlineData("characters")]
    [InlineData("last of lstm")]
    public void A_damaged_file_of_windows_is_refused_or_runs(string name)
    {
        var random = new Random(name.Length);
        byte[] source = WindowModels.All[name];
        int refused = 0;
        int ran = 0;
        var clock = Stopwatch.StartNew();
        for (int mutant = 0; mutant < Mutants && clock.Elapsed < s_mostTime; mutant++)
        {
            byte[] damaged = Damage(source, random);
            if (random.Next(20) == 0)
            {
                damaged[6 + random.Next(2)] = (byte)random.Next(20);
                damaged = ModelEditor.Seal(damaged);
            }

            RnnModel? model = TryLoad(damaged);
            if (model is null)
            {
                refused++;
                continue;
            }

            ran++;
            RunWindows(model, random, mutant);
        }

        Assert.True(refused > 100 && ran > 100, string.Create(CultureInfo.InvariantCulture, $"{refused} refused, {ran} ran"));
    }

    private static void RunWindows(RnnModel model, Random random, int mutant)
    {
        ModelInfo info = model.Info;
        int most = info.NeedsWindow ? Math.Min(info.Window, 6) : 6;
        var network = new TableNetwork(model, 6);
        var again = new TableNetwork(model, 6);
        var saved = new byte[network.SavedStateLength];
        for (int i = 0; i < Steps / 10; i++)
        {
            int steps = 1 + random.Next(most);
            var window = new int[steps * network.InputSize];
            for (int k = 0; k < window.Length; k++)
            {
                window[k] = info.Tokens > 0 ? random.Next(info.Tokens) : random.Next(-info.InputLimit, info.InputLimit + 1);
            }

            var output = new int[(info.GivesLastStep ? 1 : steps) * network.OutputSize];
            var outputAgain = new int[output.Length];
            network.SaveState(saved, 0);
            again.RestoreState(saved, 0, saved.Length);
            network.RunRaw(window, output);
            again.RunRaw(window, outputAgain);
            Assert.True(output.AsSpan().SequenceEqual(outputAgain), $"mutant {mutant}: window {i} differs after a restore");
        }

        if (info.Window <= 64)
        {
            new TableNetwork(model).SelfTest();
        }
    }

    private static RnnModel? TryLoad(byte[] damaged)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        RnnModel? model = null;
        try
        {
            model = RnnModel.Load(damaged);
        }
        catch (ModelFormatException error)
        {
            Assert.InRange(error.Offset, 0, damaged.Length);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, MostBytesAllocated);
        return model;
    }

    private static void Run(RnnModel model, Random random, int mutant)
    {
        var network = new TableNetwork(model);
        var again = new TableNetwork(model);
        var input = new float[network.InputSize];
        var quantized = new int[network.InputSize];
        var output = new int[network.OutputSize];
        var outputAgain = new int[network.OutputSize];
        var saved = new byte[network.SavedStateLength];
        for (int step = 0; step < Steps; step++)
        {
            for (int i = 0; i < input.Length; i++)
            {
                input[i] = random.Next(10) == 0 ? BitConverter.Int32BitsToSingle(random.Next()) : (float)(1000 * RandomNetworks.Normal(random));
            }

            network.Quantize(input, quantized);
            network.SaveState(saved, 0);
            again.RestoreState(saved, 0, saved.Length);
            network.StepRaw(quantized, output);
            again.StepRaw(quantized, outputAgain);
            Assert.True(output.AsSpan().SequenceEqual(outputAgain), $"mutant {mutant}: step {step} differs after a restore");
        }

        network.SelfTest();
    }

    /// <summary>Some bytes changed, inserted, removed or doubled; mostly away from the table, which is most of a small file.</summary>
    private static byte[] Damage(byte[] source, Random random)
    {
        var bytes = (byte[])source.Clone();
        int changes = 1 + random.Next(3);
        for (int i = 0; i < changes; i++)
        {
            int at = random.Next(8) == 0 ? random.Next(16, bytes.Length) : random.Next(2) == 0 ? random.Next(16, 140) : random.Next(bytes.Length - 600, bytes.Length);
            switch (random.Next(12))
            {
                case 0:
                    bytes = [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]];
                    break;
                case 1:
                    bytes = [.. bytes[..at], .. bytes[(at + 1)..]];
                    break;
                case < 6:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                default:
                    bytes[at] = random.Next(3) switch { 0 => 0, 1 => 255, _ => (byte)random.Next(256) };
                    break;
            }
        }

        return ModelEditor.Seal(bytes);
    }
}
