using System;
using System.Collections.Generic;
using TinyRnn.Trainer.Data;
using TinyRnn.Trainer.Numerics;

namespace TinyRnn.Trainer.Training;

/// <summary>
/// A stream cut into stretches side by side, from another offset in each epoch; chunk by chunk, the states carried (truncated
/// back-propagation through time, as Williams and Peng: An efficient gradient-based algorithm, 1990).
/// </summary>
internal sealed class StreamBatches : IBatchSource
{
    /// <summary>Fewer stretches rather than fewer updates in an epoch.</summary>
    private const int LeastChunks = 12;

    private readonly Examples _examples;
    private readonly TrainingSettings _settings;
    private readonly ulong _seed;
    private readonly int _stretch;

    public StreamBatches(Examples examples, TrainingSettings settings, ulong seed)
    {
        _examples = examples;
        _settings = settings;
        _seed = seed;

        // One stretch is left for the offset.
        int parts = Math.Clamp(examples.Rows / (LeastChunks * settings.Chunk), 2, settings.Streams);
        Sequences = parts - 1;
        _stretch = examples.Rows / parts;
        Steps = Math.Min(settings.Chunk, _stretch);
        BatchesPerEpoch = Math.Max(1, _stretch / Steps);
    }

    public int Sequences { get; }

    public int Steps { get; }

    public int BatchesPerEpoch { get; }

    public IEnumerable<(Batch Batch, bool StartsFresh)> Epoch(int epoch)
    {
        var random = new SeededRandom(_seed, 2, (ulong)epoch);
        int offset = random.NextBelow(_examples.Rows - (Sequences * _stretch) + 1);
        for (int chunk = 0; chunk < BatchesPerEpoch; chunk++)
        {
            yield return (CreateBatch(offset, chunk, ref random), chunk == 0);
        }
    }

    private Batch CreateBatch(int offset, int chunk, ref SeededRandom random)
    {
        int features = _examples.FeatureCount;
        float noise = (float)_settings.Noise;
        float[] inputs = new float[Steps * Sequences * features];
        float[] targets = new float[Steps * Sequences];
        for (int step = 0; step < Steps; step++)
        {
            bool isCold = chunk == 0 && step < Math.Min(_settings.WarmUp, Steps / 2);
            for (int sequence = 0; sequence < Sequences; sequence++)
            {
                int row = offset + (sequence * _stretch) + (chunk * Steps) + step;
                int to = (step * Sequences) + sequence;
                targets[to] = isCold ? float.NaN : _examples.Targets[row];
                for (int i = 0; i < features; i++)
                {
                    inputs[(to * features) + i] = _examples.Inputs[(row * features) + i] + (noise * random.NextNormal());
                }
            }
        }

        return new Batch(Steps, Sequences, inputs, targets);
    }
}
