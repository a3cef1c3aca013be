using System;
using System.Collections.Generic;
using TinyRnn.DeviceTests;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.GoldenData;

/// <summary>Float networks with seeded random weights.</summary>
internal sealed class RandomNetworks(int seed)
{
    private readonly PseudoRandom _random = new(seed);

    /// <summary>A network from the sizes and kinds of its layers.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="inputs">Features.</param>
    /// <param name="layers">Kind and size of each layer.</param>
    public Network Create(string name, int inputs, params (TestLayer Kind, int Size)[] layers)
    {
        var list = new List<NetworkLayer>();
        int size = inputs;
        foreach ((TestLayer kind, int outputs) in layers)
        {
            string layerName = $"{kind}{list.Count}".ToLowerInvariant();
            list.AddRange(Layers(layerName, kind, size, outputs));
            size = outputs;
        }

        var features = new List<Channel>();
        for (int i = 0; i < inputs; i++)
        {
            features.Add(new Channel($"x{i}", i == 0 ? "\u00b0C" : "", Uniform() * 10, 1 + Math.Abs(Uniform()) * 4));
        }

        return new Network(new NetworkDescription(name, features, [], NetworkTask.Regression, 0.5), list);
    }

    private NetworkLayer[] Layers(string name, TestLayer kind, int inputs, int outputs) =>
        kind switch
        {
            TestLayer.Gru => [Recurrent(name, CellKind.Gru, inputs, outputs)],
            TestLayer.Lstm => [Recurrent(name, CellKind.Lstm, inputs, outputs)],
            TestLayer.RnnTanh => [Recurrent(name, CellKind.Rnn, inputs, outputs)],
            TestLayer.RnnRelu => [ReluRnn(name, inputs, outputs)],
            TestLayer.None => [Dense(name, Activation.None, inputs, outputs)],
            TestLayer.Relu => [Dense(name, Activation.Relu, inputs, outputs)],
            TestLayer.Sigmoid => [Dense(name, Activation.Sigmoid, inputs, outputs)],
            TestLayer.Tanh => [Dense(name, Activation.Tanh, inputs, outputs)],
            TestLayer.Softmax => [Dense(name, Activation.None, inputs, outputs), new SoftmaxLayer($"{name}.softmax", outputs, false)],
        };

    /// <summary>Readings around the features' means, for calibration.</summary>
    public IEnumerable<float[]> Readings(Network network, int count)
    {
        for (int step = 0; step < count; step++)
        {
            var reading = new float[network.InputSize];
            for (int i = 0; i < reading.Length; i++)
            {
                Channel feature = i < network.Description.Features.Count ? network.Description.Features[i] : new Channel("", "", 0, 1);
                reading[i] = (float)(feature.Mean + feature.Deviation * 3 * Uniform());
            }

            yield return reading;
        }
    }

    /// <summary>A number from 0 to below <paramref name="count"/>.</summary>
    public int Below(int count) => (_random.Next() & 32767) % count;

    /// <summary>Two directions.</summary>
    public BidirectionalLayer Bidirectional(string name, CellKind cell, int inputs, int units, MergeMode merge) =>
        new(name, Recurrent(name + "-forward", cell, inputs, units), Recurrent(name + "-backward", cell, inputs, units), merge);

    /// <summary>A vector for each token.</summary>
    public EmbeddingLayer Embedding(string name, int tokens, int size) => new(name, tokens, size, Weights(tokens * size, 2));

    /// <summary>A layer with a state that only a small gain keeps from growing.</summary>
    public RecurrentLayer ReluRnn(string name, int inputs, int units)
    {
        RecurrentLayer layer = Recurrent(name, CellKind.Rnn, inputs, units, 0.5);
        return layer with { Options = new() { CandidateActivation = Activation.Relu } };
    }

    public RecurrentLayer Recurrent(string name, CellKind cell, int inputs, int units, double gain = 1.5)
    {
        int rows = cell.Gates() * units;
        return new RecurrentLayer(
            name, cell, inputs, units,
            Weights(rows * inputs, gain * Math.Sqrt(3.0 / inputs)), Weights(rows * units, gain * Math.Sqrt(1.0 / units)), Weights(rows, 0.5), Weights(rows, 0.5));
    }

    /// <summary>A layer with options, which are made for its units and values out.</summary>
    public RecurrentLayer WithOptions(string name, CellKind cell, int inputs, int units, int outputs, CellOptions options)
    {
        RecurrentLayer usual = Recurrent(name, cell, inputs, units);
        float[] recurrent = Weights(cell.Gates() * units * outputs, 1.5 * Math.Sqrt(1.0 / units));
        return new RecurrentLayer(name, cell, inputs, units, usual.InputWeights, recurrent, usual.InputBias, usual.RecurrentBias, options);
    }

    public DenseLayer Dense(string name, Activation activation, int inputs, int outputs) =>
        new(name, inputs, outputs, Weights(outputs * inputs, 2 / Math.Sqrt(inputs)), Weights(outputs, 0.5), activation);

    public float[] Weights(int count, double range)
    {
        var weights = new float[count];
        for (int i = 0; i < count; i++)
        {
            weights[i] = (float)(range * Uniform());
        }

        return weights;
    }

    private double Uniform() => _random.Next() / 32768.0;
}
