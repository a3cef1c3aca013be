using System;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Sequences;
using TinyRnn.TestSupport;

namespace TinyRnn.Tests.Sequences;

/// <summary>
/// Small sequence models with random weights, one for each way to put parts together. Their seeds are such that what they write
/// differs from context to context.
/// </summary>
internal static class SampleSequences
{
    private const int Tokens = 6;

    /// <summary>Encoder and decoder of two GRUs each; tokens 0 to 6 in, 0 to 5 out; start 0, stop 1.</summary>
    public static byte[] Translator(int bits = 8, int maximumLength = 9) => Make(
        196,
        bits,
        random => new SequenceNetwork(
            Of(Embedding(random, 7), Cell(random, CellKind.Gru, 4, 5), Cell(random, CellKind.Gru, 5, 5)),
            ContextUse.FinalState,
            Of(Embedding(random, Tokens), Cell(random, CellKind.Gru, 4, 5), Cell(random, CellKind.Gru, 5, 5), Scores(random, 5)),
            0,
            1,
            maximumLength),
        random => Enumerable.Range(0, random.Next(1, 6)).Select(_ => (float)random.Next(7)));

    /// <summary>A vector of 2 becomes h0 of two LSTMs, whose argmax is fed back; no stop token.</summary>
    public static byte[] Speller(int bits = 8) => Make(
        42,
        bits,
        random => new SequenceNetwork(
            Of(RandomNetworks.Dense(random, 2, 8, Activation.Tanh)),
            ContextUse.Output,
            Of(
                new OneHotLayer("token", Tokens),
                Cell(random, CellKind.Lstm, Tokens, 4),
                Cell(random, CellKind.Lstm, 4, 4),
                Scores(random, 4),
                new ArgMaxLayer("best", Tokens)),
            2,
            -1,
            12),
        random => [(float)random.NextDouble(), (float)-random.NextDouble()]);

    /// <summary>An encoder of both directions, whose states side by side are the decoder's.</summary>
    public static byte[] BothDirections(int bits = 8) => Make(
        74,
        bits,
        random => new SequenceNetwork(
            Of(Embedding(random, 7), new BidirectionalLayer("both", Cell(random, CellKind.Lstm, 4, 3), Cell(random, CellKind.Lstm, 4, 3), MergeMode.Concatenate))
                with
            { Window = 6 },
            ContextUse.FinalState,
            Of(Embedding(random, Tokens), Cell(random, CellKind.Lstm, 4, 6), Scores(random, 6)),
            0,
            1,
            9),
        random => Enumerable.Range(0, random.Next(1, 6)).Select(_ => (float)random.Next(7)));

    /// <summary>No context, and the caller gives the first token.</summary>
    public static byte[] Chanter(int bits = 8) => Make(
        51,
        bits,
        random => new SequenceNetwork(
            null, ContextUse.None, Of(new OneHotLayer("token", Tokens), Cell(random, CellKind.Rnn, Tokens, 7), Scores(random, 7)), -1, -1, 20),
        _ => []);

    /// <summary>Vectors of 2 that are fed back, in units of their own.</summary>
    public static byte[] Waves(int bits = 8) => Make(
        5,
        bits,
        random =>
        {
            Channel[] channels = [new("a", "V", 3, 2), new("b", "A", -1, 0.5)];
            Network decoder = Of(Cell(random, CellKind.Gru, 2, 5), RandomNetworks.Dense(random, 5, 2, Activation.None));
            return new SequenceNetwork(
                Of(Cell(random, CellKind.Gru, 2, 5)),
                ContextUse.FinalState,
                decoder with { Description = decoder.Description with { Features = channels, Outputs = channels } },
                -1,
                -1,
                7);
        },
        random => Enumerable.Range(0, 2 * random.Next(1, 6)).Select(_ => (float)RandomNetworks.Normal(random)));

    private static byte[] Make(int seed, int bits, Func<Random, SequenceNetwork> make, Func<Random, System.Collections.Generic.IEnumerable<float>> window)
    {
        var random = new Random(seed);
        SequenceNetwork network = make(random);
        bool tokens = network.Decoder.Tokens > 0;
        SequenceSample[] samples =
        [
            .. Enumerable.Range(0, 20).Select(_ => new SequenceSample(
                [.. window(random)],
                tokens ? [.. Enumerable.Range(0, 5).Select(_ => random.Next(2, Tokens))] : [],
                tokens ? [] : [.. Enumerable.Range(0, 5).SelectMany(_ => new[] { 3 + (float)RandomNetworks.Normal(random), -1 })])),
        ];
        return SequenceQuantizer.Quantize(network, samples, new QuantizationOptions { WeightBits = bits });
    }

    private static Network Of(params NetworkLayer[] layers) => RandomNetworks.Of(layers);

    private static RecurrentLayer Cell(Random random, CellKind cell, int inputs, int hidden) => RandomNetworks.Recurrent(random, cell, inputs, hidden, 4);

    private static EmbeddingLayer Embedding(Random random, int tokens) => new("embedding", tokens, 4, RandomNetworks.Uniform(random, tokens * 4, 2));

    // Without a bias, which would always prefer the same token.
    private static DenseLayer Scores(Random random, int inputs) =>
        RandomNetworks.Dense(random, inputs, Tokens, Activation.None, 3) with { Bias = new float[Tokens] };
}
