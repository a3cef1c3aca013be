using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Reference;

public sealed class StructureRulesTests
{
    private static readonly RecurrentLayer s_gru = Recurrent(CellKind.Gru, 2, 2);
    private static readonly SoftmaxLayer s_softmax = new("softmax", 2, true);
    private static readonly DenseLayer s_dense = new("dense", 2, 2, new float[4], new float[2], Activation.None);
    private static readonly EmbeddingLayer s_embedding = new("emb", 3, 2, new float[6]);

    public static TheoryData<string, NetworkLayer[]> Broken =>
        new()
        {
            { "layer 'emb': tokens can only", [s_dense, s_embedding] },
            { "layer 'emb': expected 3 x 2 weights, found 5", [s_embedding with { Weights = new float[5] }] },
            { "layer 'argmax': only the last layer", [s_dense, new ArgMaxLayer("argmax", 2), s_dense] },
            { "layer 'second': the layers before already give one", [s_gru, Last("first"), s_dense, Last("second", StepSelection.LastOutput)] },
            { "layer 'last': only a recurrent layer has", [s_gru, s_dense, Last("last")] },
            { "layer 'gru': a recurrent layer cannot follow", [s_gru, Last("last"), s_gru] },
            { "layer 'dense': expected nothing but", [s_gru, s_dense, s_softmax, s_dense] },
            { "layer 'bi': expected directions of one shape, found GRU 2 -> 2 -> 2 forward and GRU 2 -> 3 -> 3 backward", [Both(s_gru, Recurrent(CellKind.Gru, 2, 3))] },
            { "layer 'bi': expected directions of one shape, found GRU", [Both(s_gru, Recurrent(CellKind.Lstm, 2, 2))] },
        };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Layers_that_cannot_follow_each_other_are_refused(string expected, NetworkLayer[] layers)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new FloatNetwork(Of(layers)));

        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_can_follow_a_softmax_is_the_last_step_and_argmax()
    {
        Assert.Null(
            StructureRules.Violation(
                Of(Both(s_gru, s_gru) with { Merge = MergeMode.Sum }, s_dense, s_softmax, Last("last", StepSelection.LastOutput), new ArgMaxLayer("argmax", 2))
            )
        );
    }

    [Fact]
    public void Directions_of_an_rnn_may_have_activations_of_their_own()
    {
        Assert.Null(StructureRules.Violation(Of(Both(Recurrent(CellKind.Rnn, 2, 2), Recurrent(CellKind.Rnn, 2, 2) with { Options = UnitKind.ReluRnn.Options() }))));
    }

    [Fact]
    public void A_vocabulary_has_a_text_for_each_token()
    {
        Assert.Equal("expected a vocabulary of 3 tokens, found 2", StructureRules.Violation(Vocabulary(["a", "b"], s_embedding)));
        Assert.Null(StructureRules.Violation(Vocabulary(["a", "b", "c"], s_embedding)));
        Assert.Equal(
            "a vocabulary needs an embedding or one-hot layer to take its tokens",
            StructureRules.Violation(Vocabulary(["a", "b", "c"], s_gru))
        );
    }

    [Fact]
    public void A_token_has_no_mean_and_no_deviation()
    {
        Network network = Of(s_embedding);
        network = network with { Description = network.Description with { Features = [new Channel("t", "", 1, 1)] } };

        Assert.Equal("feature 't': expected mean 0 and deviation 1, because it is a token", StructureRules.Violation(network));
    }

    private static RecurrentLayer Recurrent(CellKind cell, int inputs, int hidden)
    {
        int rows = cell.Gates() * hidden;
        return new("gru", cell, inputs, hidden, new float[rows * inputs], new float[rows * hidden], new float[rows], new float[rows]);
    }

    private static BidirectionalLayer Both(RecurrentLayer forward, RecurrentLayer backward) => new("bi", forward, backward, MergeMode.Concatenate);

    private static LastStepLayer Last(string name, StepSelection selection = StepSelection.FinalState) => new(name, 2, selection);

    private static Network Of(params NetworkLayer[] layers) => new(new NetworkDescription("n", [], [], NetworkTask.Regression, 0.5), layers);

    private static Network Vocabulary(IReadOnlyList<string> words, NetworkLayer layer)
    {
        Network network = Of(layer);
        return network with { Description = network.Description with { Vocabulary = words } };
    }
}
