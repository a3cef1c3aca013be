using System;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;

namespace TinyRnn.TestSupport;

/// <summary>Small well-formed models to break, one per combination of layers that the rules need.</summary>
internal static class SampleModels
{
    /// <summary>Features "temperature" and "pressure"; GRU 2 -> 3, then Dense 3 -> 2 and a softmax; self test of 5 steps.</summary>
    public static byte[] GruSoftmax { get; } = Make(8, GruSoftmaxLayers);

    /// <summary>RNN tanh 2 -> 2, LSTM 2 -> 3, Dense sigmoid 3 -> 2.</summary>
    public static byte[] RnnLstmSigmoid { get; } = Make(8, RnnLstmSigmoidLayers);

    /// <summary>16-bit weights: RNN relu 2 -> 3, Dense tanh 3 -> 2.</summary>
    public static byte[] ReluTanhWide { get; } = Make(16, ReluTanhLayers);

    /// <summary>16-bit weights, one row a word, and copies of more than 16 bits: GRU 2 -> 3, LSTM 3 -> 2, Dense tanh 2 -> 2.</summary>
    public static byte[] FineCopies { get; } = Make(
        new QuantizationOptions { Precision = new(new(16, 1), new(16, 1)), FineCopies = true, SelfTestSteps = 5 },
        random => [RandomNetworks.Recurrent(random, CellKind.Gru, 2, 3), RandomNetworks.Recurrent(random, CellKind.Lstm, 3, 2), RandomNetworks.Dense(random, 2, 2, Activation.Tanh)]);

    /// <summary>Nine recurrent layers would be one too many; this has eight, and a Dense layer.</summary>
    public static byte[] EightRecurrent { get; } = Make(8, random =>
    {
        var layers = new NetworkLayer[9];
        for (int i = 0; i < 8; i++)
        {
            layers[i] = RandomNetworks.Recurrent(random, CellKind.Rnn, 2, 2);
        }

        layers[8] = RandomNetworks.Dense(random, 2, 2, Activation.None);
        return layers;
    });

    /// <summary>One of the above with a longer self test: what the files of tests/fixtures/models were made by.</summary>
    public static byte[] WithLongSelfTest(string name) =>
        name switch
        {
            "gru-softmax" => Make(8, GruSoftmaxLayers, 60),
            "rnn-lstm-sigmoid" => Make(8, RnnLstmSigmoidLayers, 60),
            "relu-tanh-16-bit" => Make(16, ReluTanhLayers, 60),
            _ => throw new ArgumentException("no such model", nameof(name)),
        };

    private static NetworkLayer[] GruSoftmaxLayers(Random random) =>
        [RandomNetworks.Recurrent(random, CellKind.Gru, 2, 3), .. RandomNetworks.Softmax(random, 3, 2)];

    private static NetworkLayer[] RnnLstmSigmoidLayers(Random random) =>
        [
            RandomNetworks.Recurrent(random, CellKind.Rnn, 2, 2),
            RandomNetworks.Recurrent(random, CellKind.Lstm, 2, 3),
            RandomNetworks.Dense(random, 3, 2, Activation.Sigmoid),
        ];

    private static NetworkLayer[] ReluTanhLayers(Random random) =>
        [RandomNetworks.Relu(random, 2, 3), RandomNetworks.Dense(random, 3, 2, Activation.Tanh)];

    private static byte[] Make(int weightBits, Func<Random, NetworkLayer[]> layers, int selfTestSteps = 5) =>
        Make(new QuantizationOptions { WeightBits = weightBits, SelfTestSteps = selfTestSteps }, layers);

    private static byte[] Make(QuantizationOptions options, Func<Random, NetworkLayer[]> layers)
    {
        var random = new Random(11);
        var description = new NetworkDescription(
            "sample",
            [new Channel("temperature", "degC", 20, 5), new Channel("pressure", "hPa", 1013, 8)],
            [new Channel("dry", "", 0, 1), new Channel("wet", "mm", 1, 2)],
            NetworkTask.MultiClass,
            0.5);
        var network = new Network(description, layers(random));
        float[][] readings = RandomReadings.Make(random, 100, 2);
        foreach (float[] reading in readings)
        {
            reading[0] = 20 + 5 * reading[0];
            reading[1] = 1013 + 8 * reading[1];
        }

        return QuantizedNetwork.Make(network, readings, options);
    }
}
