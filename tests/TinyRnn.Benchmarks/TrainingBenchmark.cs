using System;
using System.Linq;
using BenchmarkDotNet.Attributes;
using TinyRnn.Trainer.Layers;
using TinyRnn.Trainer.Losses;
using TinyRnn.Trainer.Training;

namespace TinyRnn.Benchmarks;

/// <summary>Forward and back through a GRU 12-32-1, batch 64, 168 steps, on one thread, against loops as a textbook has them.</summary>
public class TrainingBenchmark
{
    private const int Steps = 168;
    private const int Sequences = 64;
    private const int Inputs = 12;
    private const int Units = 32;

    private BackPropagation _training = null!;
    private TextbookGruTraining _textbook = null!;
    private Batch _batch = null!;
    private float[] _parameters = null!;
    private float[] _gradient = null!;

    [GlobalSetup]
    public void Setup()
    {
        var network = new TrainableNetwork(new NetworkShape(Inputs, TrainableCell.Gru, Units, 1));
        _training = new BackPropagation(network, new BinaryCrossEntropy(), Steps, Sequences, threads: 1);
        _textbook = new TextbookGruTraining(Inputs, Units);
        _parameters = network.Initialize(1);
        _gradient = new float[_parameters.Length];
        var random = new Random(12);
        _batch = new Batch(
            Steps,
            Sequences,
            [.. Enumerable.Range(0, Steps * Sequences * Inputs).Select(_ => (float)(random.NextDouble() - 0.5))],
            [.. Enumerable.Range(0, Steps * Sequences).Select(_ => (float)random.Next(2))]);
    }

    [Benchmark(Baseline = true, Description = "textbook float loops")]
    public double Textbook() => _textbook.Run(_parameters, _batch, _gradient);

    [Benchmark(Description = "trainer")]
    public double Trainer()
    {
        _training.Reset();
        return _training.Run(_parameters, _batch, 0, _gradient);
    }
}
