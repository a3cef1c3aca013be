using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Trainer.Data;
using TinyRnn.Trainer.Layers;
using TinyRnn.Trainer.Losses;
using TinyRnn.Trainer.Numerics;
using TinyRnn.Trainer.Tasks;

namespace TinyRnn.Trainer.Training;

/// <summary>Runs a network over examples as the board will: each sequence, or the whole stream, from states of zero.</summary>
public static class Prediction
{
    private const int StreamSteps = 256;
    private const int SequencesAtOnce = 32;

    /// <summary>The outputs of the rows that have a target, [scored, outputs], in the order of the rows: logits or normalized numbers.</summary>
    /// <param name="network">The network.</param>
    /// <param name="parameters">Its weights.</param>
    /// <param name="examples">Normalized.</param>
    /// <param name="threads">The most threads.</param>
    public static float[] Run(TrainableNetwork network, float[] parameters, Examples examples, int threads)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(examples);
        return examples.IsStream ? RunStream(network, parameters, examples) : RunSequences(network, parameters, examples, threads);
    }

    private static float[] RunStream(TrainableNetwork network, float[] parameters, Examples examples)
    {
        var pass = new BackPropagation(network, new MeanSquaredError(), StreamSteps, 1, threads: 1);
        int outputs = network.Shape.Outputs;
        List<float> results = [];
        foreach (RowRange stretch in examples.Sequences)
        {
            pass.Reset();
            RunStretch(pass, parameters, examples, stretch, outputs, results);
        }

        return [.. results];
    }

    private static void RunStretch(BackPropagation pass, float[] parameters, Examples examples, RowRange stretch, int outputs, List<float> results)
    {
        for (int first = stretch.Start; first < stretch.End; first += StreamSteps)
        {
            int steps = Math.Min(StreamSteps, stretch.End - first);
            int features = examples.FeatureCount;
            var batch = new Batch(
                steps, 1, examples.Inputs[(first * features)..((first + steps) * features)], examples.Targets[first..(first + steps)]);
            float[] values = pass.Predict(parameters, batch);
            for (int step = 0; step < steps; step++)
            {
                if (!float.IsNaN(batch.Targets[step]))
                {
                    results.AddRange(values.AsSpan(step * outputs, outputs));
                }
            }
        }
    }

    private static float[] RunSequences(TrainableNetwork network, float[] parameters, Examples examples, int threads)
    {
        int longest = examples.Sequences.Max(sequence => sequence.Length);
        var pass = new BackPropagation(network, new MeanSquaredError(), longest, SequencesAtOnce, threads);
        int outputs = network.Shape.Outputs;
        RowRange[] sequences = [.. examples.Sequences];
        var random = new SeededRandom(0);
        List<float> results = [];
        for (int first = 0; first < sequences.Length; first += SequencesAtOnce)
        {
            RowRange[] some = sequences[first..Math.Min(sequences.Length, first + SequencesAtOnce)];
            Batch batch = SequenceBatches.Create(examples, some, SequencesAtOnce, 0, ref random);
            pass.Reset();
            float[] values = pass.Predict(parameters, batch);
            for (int i = 0; i < some.Length; i++)
            {
                for (int step = 0; step < some[i].Length; step++)
                {
                    int at = (step * SequencesAtOnce) + i;
                    if (!float.IsNaN(batch.Targets[at]))
                    {
                        results.AddRange(values.AsSpan(at * outputs, outputs));
                    }
                }
            }
        }

        return [.. results];
    }
}
