using System;
using System.Linq;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.TestSupport;

/// <summary>Networks with random weights, as frameworks start them and as training leaves them.</summary>
internal static class RandomNetworks
{
    /// <summary>A draw from the standard normal distribution.</summary>
    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>Uniform weights of +-scale / sqrt(hidden), as a fresh layer has.</summary>
    public static RecurrentLayer Recurrent(Random random, CellKind cell, int inputs, int hidden, double scale = 1)
    {
        int rows = cell.Gates() * hidden;
        double range = scale / Math.Sqrt(hidden);
        return new RecurrentLayer(
            cell.ToString(), cell, inputs, hidden,
            Uniform(random, rows * inputs, range),
            Uniform(random, rows * hidden, range),
            Uniform(random, rows, range),
            Uniform(random, rows, range));
    }

    /// <summary>An RNN with a relu, likewise.</summary>
    public static RecurrentLayer Relu(Random random, int inputs, int hidden, double scale = 1) =>
        Recurrent(random, CellKind.Rnn, inputs, hidden, scale) with { Name = "Relu", Options = new() { CandidateActivation = Activation.Relu } };

    /// <summary>Normal weights with twice the range and a few large ones per row, as training leaves them.</summary>
    public static RecurrentLayer TrainedLike(Random random, CellKind cell, int inputs, int hidden)
    {
        double deviation = 1.4 / Math.Sqrt(hidden);
        RecurrentLayer layer = Recurrent(random, cell, inputs, hidden, 2);
        return layer with
        {
            InputWeights = NormalValues(random, layer.InputWeights.Length, deviation),
            RecurrentWeights = NormalValues(random, layer.RecurrentWeights.Length, deviation),
        };
    }

    /// <summary>
    /// A GRU or LSTM whose gates let a state decay over about <paramref name="steps"/> steps: sigmoid(b) = 1 - 1/steps keeps,
    /// and an LSTM's input gate lets in 1/steps, so that the cell is a slow average.
    /// </summary>
    public static RecurrentLayer SlowGates(Random random, CellKind cell, int inputs, int hidden, double steps)
    {
        RecurrentLayer layer = Recurrent(random, cell, inputs, hidden);
        double keep = Math.Log(steps);
        // Row 1 is z in a GRU (r, z, n) and f in an LSTM (i, f, g, o).
        for (int unit = 0; unit < hidden; unit++)
        {
            layer.InputBias[hidden + unit] = (float)(keep + 0.3 * Normal(random));
            if (cell == CellKind.Lstm)
            {
                layer.InputBias[unit] = (float)-keep;
            }
        }

        return layer;
    }

    /// <summary>Two directions with uniform weights.</summary>
    public static BidirectionalLayer Bidirectional(Random random, CellKind cell, int inputs, int hidden, MergeMode merge = MergeMode.Concatenate) =>
        new("Bidirectional", Recurrent(random, cell, inputs, hidden), Recurrent(random, cell, inputs, hidden), merge);

    /// <summary>Normal vectors of deviation 1, as a fresh embedding has.</summary>
    public static EmbeddingLayer Embedding(Random random, int tokens, int size) => new("Embedding", tokens, size, NormalValues(random, tokens * size, 1));

    /// <summary>A fully connected layer with uniform weights of +-scale / sqrt(inputs).</summary>
    public static DenseLayer Dense(Random random, int inputs, int outputs, Activation activation, double scale = 1)
    {
        double range = scale / Math.Sqrt(inputs);
        return new DenseLayer(
            activation.Kind.ToString(), inputs, outputs, Uniform(random, inputs * outputs, range), Uniform(random, outputs, range), activation);
    }

    /// <summary>A fully connected layer of logits, and their probabilities or the logarithms of those.</summary>
    public static NetworkLayer[] Softmax(Random random, int inputs, int classes, double scale = 1, bool isLogarithm = false) =>
        [Dense(random, inputs, classes, Activation.None, scale), new SoftmaxLayer(isLogarithm ? "LogSoftmax" : "Softmax", classes, isLogarithm)];

    /// <summary>A network without names or units.</summary>
    public static Network Of(params NetworkLayer[] layers) =>
        new(new NetworkDescription("random", [], [], NetworkTask.Regression, 0.5), layers);

    public static float[] Uniform(Random random, int count, double range) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)((2 * random.NextDouble() - 1) * range))];

    private static float[] NormalValues(Random random, int count, double deviation) =>
        [.. Enumerable.Range(0, count).Select(_ => (float)(Normal(random) * deviation))];
}
