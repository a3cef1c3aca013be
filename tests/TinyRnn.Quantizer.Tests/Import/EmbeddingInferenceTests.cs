using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using TinyRnn.TestSupport;
using Xunit;
using static TinyRnn.Quantizer.Tests.Import.Importing;

namespace TinyRnn.Quantizer.Tests.Import;

/// <summary>A matrix without a bias is an embedding only where it cannot be a dense layer, or where that is stated.</summary>
public sealed class EmbeddingInferenceTests
{
    private static readonly ImportOptions s_regression = new() { Task = NetworkTask.Regression };
    private static readonly (string, int[])[] s_gru = [("a.weight_ih_l0", [24, 8]), ("a.weight_hh_l0", [24, 8])];
    private static readonly (string, int[])[] s_head = [("head.weight", [3, 8]), ("head.bias", [3])];

    private static readonly Func<(string, int[])[], byte[]>[] s_writers = [Checkpoint.Zeros, SafetensorsBytes.Zeros];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_matrix_that_fits_only_before_the_recurrent_layer_is_an_embedding(int writer)
    {
        Network network = Load(s_writers[writer]([.. s_head, .. s_gru, ("words.weight", [500, 8])]));

        Assert.Equal(["words", "a", "head"], network.Layers.Select(layer => layer.Name));
        Assert.Equal((500, 1, 3), (network.Tokens, network.InputSize, network.OutputSize));
        Assert.Equal(500 * 8, ((EmbeddingLayer)network.Layers[0]).Weights.Length);
    }

    [Theory]
    [InlineData("tok", 0)]
    [InlineData("tok", 1)]
    [InlineData("net.embedding", 0)]
    [InlineData("net.embedding", 1)]
    public void A_matrix_that_fits_on_both_sides_is_asked_for(string name, int writer)
    {
        byte[] file = s_writers[writer]([($"{name}.weight", [50, 8]), .. s_gru]);

        AssertRefused(
            $"'{name}' (dense 8 -> 50) has no bias and could be an embedding of 50 tokens or a dense layer. State in the sidecar which: "
                + $"\"layers\": {{ \"{name}\": {{ \"type\": \"embedding\" }} }}",
            file
        );
        Assert.Equal([name, "a"], Load(file, Typed(name, ModuleType.Embedding)).Layers.Select(layer => layer.Name));
        Assert.Equal(["a", name], Load(file, Typed(name, ModuleType.Dense) with { Order = ["a", name] }).Layers.Select(layer => layer.Name));
    }

    [Fact]
    public void A_stated_order_tells_what_the_matrix_is()
    {
        byte[] file = Checkpoint.Zeros([("tok.weight", [50, 8]), .. s_gru]);

        Assert.IsType<EmbeddingLayer>(Load(file, s_regression with { Order = ["tok", "a"] }).Layers[0]);
        Assert.IsType<DenseLayer>(Load(file, s_regression with { Order = ["a", "tok"] }).Layers[1]);
    }

    [Fact]
    public void A_last_matrix_in_the_order_of_definition_is_a_dense_layer_unless_its_name_says_otherwise()
    {
        Assert.IsType<DenseLayer>(Load(Checkpoint.Zeros([.. s_gru, ("out.weight", [50, 8])])).Layers[1]);
        AssertRefused("could be an embedding", Checkpoint.Zeros([.. s_gru, ("embed.weight", [50, 8])]));
        AssertRefused("could be an embedding", SafetensorsBytes.Zeros([.. s_gru, ("out.weight", [50, 8])]));
    }

    [Fact]
    public void A_square_matrix_is_asked_for() =>
        AssertRefused("'emb' (dense 8 -> 8) has no bias and could be an embedding", Checkpoint.Zeros([("emb.weight", [8, 8]), .. s_gru, .. s_head]));

    [Fact]
    public void A_matrix_that_is_named_as_an_embedding_but_fits_nowhere_is_refused() =>
        AssertRefused(
            "'emb' (dense 8 -> 5) looks like an embedding, but no order fits in which a recurrent layer takes its 8 values",
            Checkpoint.Zeros(("emb.weight", [5, 8]), ("a.weight_ih_l0", [9, 5]), ("a.weight_hh_l0", [9, 3]))
        );

    [Fact]
    public void Two_embeddings_are_refused()
    {
        ImportOptions options = s_regression with
        {
            Layers = new Dictionary<string, LayerOptions>
            {
                ["x"] = new(Type: ModuleType.Embedding),
                ["y"] = new(Type: ModuleType.Embedding),
            },
        };

        AssertRefused(
            "expected one embedding at most, found 'x' (dense 8 -> 5), 'y' (dense 8 -> 6)",
            Checkpoint.Zeros([("x.weight", [5, 8]), ("y.weight", [6, 8]), .. s_gru]),
            options
        );
    }

    [Fact]
    public void A_type_is_for_matrices_without_a_bias() =>
        AssertRefused("'head' (dense 8 -> 3): a type can be stated", Checkpoint.Zeros([.. s_gru, .. s_head]), Typed("head", ModuleType.Dense));

    [Fact]
    public void An_embedding_has_no_activation()
    {
        ImportOptions options = s_regression with
        {
            Layers = new Dictionary<string, LayerOptions> { ["tok"] = new(Head.Relu.Stated(), Type: ModuleType.Embedding) },
        };

        AssertRefused("an embedding has neither activation nor nonlinearity", Checkpoint.Zeros([("tok.weight", [50, 8]), .. s_gru]), options);
    }

    private static ImportOptions Typed(string name, ModuleType type) =>
        s_regression with { Layers = new Dictionary<string, LayerOptions> { [name] = new(Type: type) } };
}
