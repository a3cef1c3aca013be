using System;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using TinyRnn.Trainer.Layers;
using TinyRnn.Trainer.Losses;
using TinyRnn.Trainer.Numerics;
using TinyRnn.Trainer.Optimization;
using TinyRnn.Trainer.Training;
using Xunit;

namespace TinyRnn.Trainer.Tests.Training;

public class ReproducibilityTests
{
    private const int Steps = 9;
    private const int Sequences = 40;

    [Theory]
    [InlineData(TrainableCell.Gru, "F32605A413F898F31592FE33589CEE17")]
    [InlineData(TrainableCell.Lstm, "033AD69314F3243CCE8F500361E2E320")]
    [InlineData(TrainableCell.RnnTanh, "68DBCADEB9E3E19189085CD6FFB77050")]
    [InlineData(TrainableCell.RnnRelu, "7BE4393E2950138E45398C19EBF64AE8")]
    public void A_short_training_gives_the_same_bytes_everywhere(TrainableCell cell, string digest) => Assert.Equal(digest, Digest(cell, threads: 1));

    [Fact]
    public void The_number_of_threads_does_not_matter() => Assert.Equal(Digest(TrainableCell.Gru, threads: 1), Digest(TrainableCell.Gru, threads: 3));

    [Fact]
    public void The_culture_does_not_matter()
    {
        string expected = Digest(TrainableCell.Lstm, threads: 1);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
            Assert.Equal(expected, Digest(TrainableCell.Lstm, threads: 1));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Another_seed_gives_other_bytes() => Assert.NotEqual(Digest(TrainableCell.Gru, threads: 1), Digest(TrainableCell.Gru, threads: 1, seed: 2));

    /// <summary>Of the weights after 25 updates with everything that draws or rounds: dropout, clipping, the rate's course, the mean.</summary>
    private static string Digest(TrainableCell cell, int threads, ulong seed = 1)
    {
        var network = new TrainableNetwork(new NetworkShape(5, cell, 10, 1) { Layers = 2, Dropout = 0.2 });
        float[] parameters = network.Initialize(seed);
        float[] gradient = new float[parameters.Length];
        var training = new BackPropagation(network, new BinaryCrossEntropy(), Steps, Sequences, threads);
        var optimizer = new AdamW(parameters.Length, 0.05);
        var average = new AveragedWeights(parameters, 0.98);
        var schedule = new OneCycle(0.01, 25);
        for (int update = 0; update < 25; update++)
        {
            training.Run(parameters, RandomBatch(seed + (ulong)update), (ulong)update, gradient);
            GradientClipping.Clip(gradient, 0.1);
            optimizer.Update(parameters, gradient, schedule.Rate(update));
            average.Add(parameters);
        }

        return Convert.ToHexString(SHA256.HashData(MemoryMarshal.AsBytes<float>(average.Values)))[..32];
    }

    private static Batch RandomBatch(ulong seed)
    {
        var random = new SeededRandom(seed, 77);
        float[] inputs = new float[Steps * Sequences * 5];
        float[] targets = new float[Steps * Sequences];
        foreach (ref float value in inputs.AsSpan())
        {
            value = random.NextNormal();
        }

        for (int i = 0; i < targets.Length; i++)
        {
            targets[i] = inputs[5 * i] > 0.3f ? 1 : 0;
        }

        return new Batch(Steps, Sequences, inputs, targets);
    }
}
