using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Trainer.Data;
using TinyRnn.Trainer.Numerics;
using TinyRnn.Trainer.Tasks;

namespace TinyRnn.Trainer.Training;

/// <summary>Whole sequences side by side, in another order in each epoch, each from states of zero; shorter ones are padded behind their end.</summary>
internal sealed class SequenceBatches : IBatchSource
{
    private readonly Examples _examples;
    private readonly TrainingSettings _settings;
    private readonly ulong _seed;

    public SequenceBatches(Examples examples, TrainingSettings settings, ulong seed)
    {
        _examples = examples;
        _settings = settings;
        _seed = seed;
        int count = examples.Sequences.Count;
        Sequences = Math.Min(Math.Min(settings.Streams, 32), Math.Max(1, count / 8));
        Steps = examples.Sequences.Max(sequence => sequence.Length);
        BatchesPerEpoch = (count + Sequences - 1) / Sequences;
    }

    public int Sequences { get; }

    public int Steps { get; }

    public int BatchesPerEpoch { get; }

    public IEnumerable<(Batch Batch, bool StartsFresh)> Epoch(int epoch)
    {
        var random = new SeededRandom(_seed, 2, (ulong)epoch);
        RowRange[] order = [.. _examples.Sequences];
        for (int i = order.Length - 1; i > 0; i--)
        {
            int other = random.NextBelow(i + 1);
            (order[i], order[other]) = (order[other], order[i]);
        }

        for (int first = 0; first < order.Length; first += Sequences)
        {
            yield return (Create(_examples, order.AsSpan(first, Math.Min(Sequences, order.Length - first)), Sequences, _settings.Noise, ref random), true);
        }
    }

    /// <summary>Sequences side by side.</summary>
    /// <param name="examples">Where they are.</param>
    /// <param name="sequences">Their rows.</param>
    /// <param name="places">Places side by side; those that are left over have no target.</param>
    /// <param name="noise">The deviation of what is added to the features.</param>
    /// <param name="random">Draws it.</param>
    public static Batch Create(Examples examples, ReadOnlySpan<RowRange> sequences, int places, double noise, ref SeededRandom random)
    {
        int steps = 0;
        foreach (RowRange sequence in sequences)
        {
            steps = Math.Max(steps, sequence.Length);
        }

        int features = examples.FeatureCount;
        float[] inputs = new float[steps * places * features];
        float[] targets = new float[steps * places];
        Array.Fill(targets, float.NaN);
        for (int i = 0; i < sequences.Length; i++)
        {
            for (int step = 0; step < sequences[i].Length; step++)
            {
                int row = sequences[i].Start + step;
                int to = (step * places) + i;
                targets[to] = examples.Targets[row];
                for (int j = 0; j < features; j++)
                {
                    float drawn = noise > 0 ? (float)noise * random.NextNormal() : 0;
                    inputs[(to * features) + j] = examples.Inputs[(row * features) + j] + drawn;
                }
            }
        }

        return new Batch(steps, places, inputs, targets);
    }
}
