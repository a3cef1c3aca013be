using System;
using System.Linq;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Models;

public class CellDetailTests
{
    [Theory]
    [InlineData("gru-initial", "initial state")]
    [InlineData("gru-reset-before-hard-sigmoid", "reset before the product, gates linear from 0 to 1, initial state")]
    [InlineData("gru-clip", "gates sigmoid from -0.5 to 0.5, candidate tanh from -0.5 to 0.5")]
    [InlineData("rnn-scaled-tanh", "1.7159 tanh")]
    [InlineData("rnn-leaky-relu", "leaky relu 0.1")]
    [InlineData("rnn-affine", "linear")]
    [InlineData("lstm-relu", "candidate relu, output relu")]
    [InlineData("lstm-projection-peepholes", "coupled input and forget gate, peepholes, projection of 6 units in 8 bits")]
    public void A_summary_says_what_sets_a_layer_apart(string name, string expected)
    {
        LayerSummary layer = Summarize(RandomCells.Make(name, new Random(1), 2, 6)).Layers[0];
        Assert.Equal(expected, layer.Detail);
    }

    [Fact]
    public void Fine_functions_are_told_from_the_usual_ones()
    {
        byte[] bytes = FineModels.Of(QuantizedNetwork.Make(
            RandomNetworks.Of(RandomCells.Make("gru-clip", new Random(1), 2, 6), RandomNetworks.Dense(new Random(2), 6, 1, Activation.Sigmoid)),
            RandomReadings.Make(new Random(3), 50, 2)));
        Assert.Equal(
            ["gates fine sigmoid from -0.5 to 0.5, candidate fine tanh from -0.5 to 0.5", "fine sigmoid"],
            ModelSummarizer.Summarize(RnnModel.Load(bytes), bytes.Length).Layers.Select(layer => layer.Detail));
    }

    [Fact]
    public void A_summary_counts_the_bytes_of_every_matrix()
    {
        // Input, recurrent and projection weights of i, g, o: 18 x 2, 18 x 3 and 3 x 6.
        MemorySummary memory = Summarize(RandomCells.Make("lstm-projection-peepholes", new Random(1), 2, 6)).Memory;
        Assert.Equal(18 * 2 + 18 * 3 + 3 * 6, memory.FileWeights);
        Assert.Equal(sizeof(int) * (3 + 6), memory.State);
        // Input, recurrent and candidate weights: 18 x 2, 12 x 6 and 6 x 6.
        Assert.Equal(18 * 2 + 12 * 6 + 6 * 6, Summarize(RandomCells.Make("gru-reset-before", new Random(1), 2, 6)).Memory.FileWeights);
    }

    [Fact]
    public void Directions_say_it_of_each()
    {
        RecurrentLayer layer = RandomCells.Make("lstm-peepholes", new Random(1), 2, 4);
        Network network = RandomNetworks.Of(new BidirectionalLayer("both", layer, layer, MergeMode.Sum)) with { Window = 5 };
        byte[] bytes = QuantizedNetwork.MakeOfWindows(network, RandomWindows.Make(new Random(2), network, 10, 5));
        string[] details = [.. ModelSummarizer.Summarize(RnnModel.Load(bytes), bytes.Length).Layers.Select(summary => summary.Detail)];
        Assert.Equal(["sum", "forward, peepholes", "backward, peepholes"], details);
    }

    private static ModelSummary Summarize(RecurrentLayer layer)
    {
        byte[] bytes = QuantizedNetwork.Make(RandomNetworks.Of(layer), RandomReadings.Make(new Random(3), 50, 2));
        return ModelSummarizer.Summarize(RnnModel.Load(bytes), bytes.Length);
    }
}
