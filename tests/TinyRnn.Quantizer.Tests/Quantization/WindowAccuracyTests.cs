using System;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;
using Xunit;
using Xunit.Abstractions;

namespace TinyRnn.Quantizer.Tests.Quantization;

/// <summary>Hidden states of networks that run on windows, integer against float; figures are in docs/numerics.md.</summary>
public sealed class WindowAccuracyTests(ITestOutputHelper log)
{
    private const int Hidden = 24;
    private const int Steps = 24;
    private const int Tokens = 60;

    public static TheoryData<CellKind, MergeMode, int> Concatenated => Merged(MergeMode.Concatenate);

    public static TheoryData<CellKind, MergeMode, int> OtherMerges => Merged(MergeMode.Sum, MergeMode.Multiply, MergeMode.Average);

    private static TheoryData<CellKind, MergeMode, int> Merged(params MergeMode[] merges)
    {
        var data = new TheoryData<CellKind, MergeMode, int>();
        foreach (CellKind cell in (CellKind[])[CellKind.Rnn, CellKind.Gru, CellKind.Lstm])
        {
            foreach (MergeMode merge in merges)
            {
                data.Add(cell, merge, 8);
                data.Add(cell, merge, 16);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Concatenated))]
    public void Stacked_bidirectional_layers_stay_near_float(CellKind cell, MergeMode merge, int bits) => StackedStaysNearFloat(cell, merge, bits);

    [Theory]
    [MemberData(nameof(OtherMerges))]
    [Trait(TestSet.Trait, TestSet.Long)]
    public void Stacked_layers_of_merged_directions_stay_near_float(CellKind cell, MergeMode merge, int bits) => StackedStaysNearFloat(cell, merge, bits);

    private void StackedStaysNearFloat(CellKind cell, MergeMode merge, int bits) =>
        StaysNearFloat(
            bits,
            random =>
            {
                BidirectionalLayer first = RandomNetworks.Bidirectional(random, cell, 4, Hidden, merge);
                return [first, RandomNetworks.Bidirectional(random, cell, first.OutputSize, Hidden, merge)];
            });

    [Theory]
    [InlineData(CellKind.Rnn, 8)]
    [InlineData(CellKind.Rnn, 16)]
    [InlineData(CellKind.Gru, 8)]
    [InlineData(CellKind.Gru, 16)]
    [InlineData(CellKind.Lstm, 8)]
    [InlineData(CellKind.Lstm, 16)]
    public void Layers_behind_an_embedding_stay_near_float(CellKind cell, int bits) =>
        StaysNearFloat(bits, random => [RandomNetworks.Embedding(random, Tokens, 16), RandomNetworks.Bidirectional(random, cell, 16, Hidden)]);

    [Theory]
    [InlineData(CellKind.Rnn, 8)]
    [InlineData(CellKind.Rnn, 16)]
    [InlineData(CellKind.Gru, 8)]
    [InlineData(CellKind.Gru, 16)]
    public void Layers_behind_a_one_hot_input_stay_near_float(CellKind cell, int bits) =>
        StaysNearFloat(bits, random => [new OneHotLayer("OneHot", Tokens), RandomNetworks.Recurrent(random, cell, Tokens, Hidden)]);

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void Final_states_of_both_directions_stay_near_float(int bits) =>
        StaysNearFloat(
            bits,
            random => [RandomNetworks.Bidirectional(random, CellKind.Lstm, 4, Hidden), new LastStepLayer("Last", 2 * Hidden, StepSelection.FinalState)]);

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void A_layer_that_runs_backwards_stays_near_float(int bits) =>
        StaysNearFloat(bits, random => [new ReverseLayer("Reverse", RandomNetworks.Recurrent(random, CellKind.Gru, 4, Hidden))]);

    [Theory]
    [InlineData(Head.LogSoftmax, 8, 0.02)]
    [InlineData(Head.LogSoftmax, 16, 0.002)]
    [InlineData(Head.Softsign, 8, 0.02)]
    [InlineData(Head.Softsign, 16, 0.002)]
    [InlineData(Head.Elu, 8, 0.02)]
    [InlineData(Head.Elu, 16, 0.002)]
    [InlineData(Head.HardSigmoid, 8, 0.02)]
    [InlineData(Head.HardSigmoid, 16, 0.002)]
    public void Heads_stay_near_float(Head head, int bits, double most)
    {
        var random = new Random(5);
        Network network = RandomNetworks.Of([RandomNetworks.Recurrent(random, CellKind.Gru, 4, Hidden), .. head.Make(random, Hidden, 8, 3)]);
        WindowComparison comparison = Compare(network, bits, random);

        Assert.InRange(comparison.LargestError, 0, most);
    }

    private void StaysNearFloat(int bits, Func<Random, NetworkLayer[]> layers)
    {
        double worst = 0;
        double sum = 0;
        const int seeds = 4;
        for (int seed = 0; seed < seeds; seed++)
        {
            var random = new Random(seed);
            double error = Compare(RandomNetworks.Of(layers(random)), bits, random).RelativeRms;
            worst = Math.Max(worst, error);
            sum += error;
        }

        log.WriteLine($"mean {sum / seeds:P4}, worst {worst:P4}");
        Assert.InRange(worst, 0, bits == 8 ? 0.01 : 0.001);
    }

    private static WindowComparison Compare(Network network, int bits, Random random)
    {
        byte[] model = QuantizedNetwork.MakeOfWindows(
            network, RandomWindows.Make(random, network, 50, Steps), new QuantizationOptions { WeightBits = bits });
        return new WindowComparison(network, model, RandomWindows.Make(random, network, 50, Steps));
    }
}
