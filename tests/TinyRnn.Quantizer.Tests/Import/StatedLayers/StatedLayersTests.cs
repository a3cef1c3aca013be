using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.TestSupport;
using Xunit;
using static TinyRnn.Quantizer.Tests.Import.StatedLayers.StatedNetwork;

namespace TinyRnn.Quantizer.Tests.Import.StatedLayers;

/// <summary>Layers that a sidecar states one by one, with every convention in which weights can be stored.</summary>
public sealed class StatedLayersTests
{
    [Fact]
    public void Rows_of_gates_are_brought_into_the_order_of_the_network()
    {
        using var file = new StatedNetwork(("w", [3, 1]), ("u", [3, 1]), ("b", [3]), ("c", [3]));

        var layer = (RecurrentLayer)
            file.Load(
                """
                { "network": [ { "type": "gru", "gate_order": ["z", "r", "n"], "input_weights": "w", "recurrent_weights": "u",
                  "input_bias": "b", "recurrent_bias": "c" } ] }
                """
            )
            .Layers.Single();

        Assert.Equal((CellKind.Gru, 1, 1, "gru0"), (layer.Cell, layer.InputSize, layer.HiddenSize, layer.Name));
        Assert.Equal([1, 0, 2], layer.InputWeights);
        Assert.Equal([101, 100, 102], layer.RecurrentWeights);
        Assert.Equal([201, 200, 202], layer.InputBias);
        Assert.Equal([301, 300, 302], layer.RecurrentBias);
        Assert.Null(layer.Options);
    }

    [Fact]
    public void Transposed_matrices_and_joined_biases_are_taken_apart()
    {
        using var file = new StatedNetwork(("w", [2, 8]), ("u", [2, 8]), ("both", [2, 8]));

        var layer = (RecurrentLayer)
            file.Load(
                """
                { "network": [ { "type": "lstm", "name": "a", "gate_order": ["i", "f", "o", "g"], "transposed": true,
                  "input_weights": "w", "recurrent_weights": "u", "biases": "both" } ] }
                """
            )
            .Layers.Single();

        Assert.Equal((2, 2, "a"), (layer.InputSize, layer.HiddenSize, layer.Name));
        Assert.Equal([0, 8, 1, 9, 2, 10, 3, 11, 6, 14, 7, 15, 4, 12, 5, 13], layer.InputWeights);
        Assert.Equal([100, 108, 101, 109], layer.RecurrentWeights[..4]);
        Assert.Equal([200, 201, 202, 203, 206, 207, 204, 205], layer.InputBias);
        Assert.Equal([208, 209, 210, 211, 214, 215, 212, 213], layer.RecurrentBias);
    }

    [Fact]
    public void Biases_that_are_not_named_are_zero()
    {
        using var file = new StatedNetwork(("w", [2, 3]), ("u", [2, 2]));

        var layer = (RecurrentLayer)
            file.Load("""{ "network": [ { "type": "rnn", "input_weights": "w", "recurrent_weights": "u" } ] }""").Layers.Single();

        Assert.Equal((CellKind.Rnn, 3, 2), (layer.Cell, layer.InputSize, layer.HiddenSize));
        Assert.Equal(new float[2], layer.InputBias);
        Assert.Equal(new float[2], layer.RecurrentBias);
    }

    [Theory]
    [InlineData("\"relu\"", ActivationKind.Relu)]
    [InlineData("\"tanh\"", ActivationKind.Tanh)]
    [InlineData("{ \"name\": \"relu\" }", ActivationKind.Relu)]
    [InlineData("{ \"name\": \"affine\", \"alpha\": 1, \"beta\": 0 }", ActivationKind.Affine)]
    [InlineData("\"softsign\"", ActivationKind.Softsign)]
    [InlineData("\"elu\"", ActivationKind.Elu)]
    [InlineData("{ \"name\": \"elu\", \"alpha\": 0.5 }", ActivationKind.Elu)]
    public void An_RNN_has_the_activation_that_is_stated(string activation, ActivationKind expected)
    {
        using var file = new StatedNetwork(("w", [2, 3]), ("u", [2, 2]));

        var layer = (RecurrentLayer)
            file.Load($$"""{ "network": [ { "type": "rnn", "input_weights": "w", "recurrent_weights": "u", "activation": {{activation}} } ] }""")
                .Layers.Single();

        Assert.Equal(CellKind.Rnn, layer.Cell);
        Assert.Equal(expected, layer.EffectiveOptions.CandidateActivation.Kind);
    }

    [Fact]
    public void What_sets_an_LSTM_apart_is_read()
    {
        using var file = new StatedNetwork(
            ("w", [12, 1]),
            ("u", [12, 2]),
            ("p", [2, 3]),
            ("peep", [9]),
            ("h0", [2]),
            ("c0", [3])
        );

        var layer = (RecurrentLayer)
            file.Load(
                """
                { "network": [ { "type": "lstm", "gate_order": ["i", "f", "g", "o"], "input_weights": "w", "recurrent_weights": "u",
                  "activation": "relu", "recurrent_activation": { "name": "hard_sigmoid", "alpha": 0.2, "beta": 0.5 },
                  "output_activation": { "name": "leaky_relu", "alpha": 0.1 }, "projection": "p", "peepholes": "peep", "clip": 3,
                  "coupled_input_forget": true, "initial_hidden": "h0", "initial_cell": "c0" } ] }
                """
            )
            .Layers.Single();

        CellOptions options = layer.Options!;
        Assert.Equal((3, 2), (layer.HiddenSize, layer.OutputSize));
        Assert.Equal(Activation.Relu, options.CandidateActivation);
        Assert.Equal(new Activation(ActivationKind.HardSigmoid, 0.2, 0.5), options.GateActivation);
        Assert.Equal(new Activation(ActivationKind.LeakyRelu, 0.1), options.OutputActivation);
        Assert.Equal((3.0, true), (options.Clip, options.CoupledInputForget));
        Assert.Equal(Numbers(200, 6), options.Projection);
        Assert.Equal(Numbers(300, 9), options.Peepholes);
        Assert.Equal(Numbers(400, 2), options.InitialHidden);
        Assert.Equal(Numbers(500, 3), options.InitialCell);
    }

    [Fact]
    public void A_GRU_resets_before_its_product_when_that_is_stated()
    {
        using var file = new StatedNetwork(("w", [6, 3]), ("u", [6, 2]));

        var layer = (RecurrentLayer)
            file.Load(
                """
                { "network": [ { "type": "gru", "gate_order": ["r", "z", "n"], "input_weights": "w", "recurrent_weights": "u", "reset": "before" } ] }
                """
            )
            .Layers.Single();

        Assert.True(layer.Options!.ResetBefore);
    }

    [Fact]
    public void Directions_are_read_each_with_its_own_convention()
    {
        using var file = new StatedNetwork(("fw", [1, 2]), ("fu", [1, 1]), ("bw", [2, 1]), ("bu", [1, 1]), ("rw", [1, 2]), ("ru", [1, 1]));

        Network network = file.Load(
            """
            { "window": 7, "network": [
              { "type": "bidirectional", "name": "bi", "merge": "concat",
                "forward": { "type": "rnn", "name": "f", "input_weights": "fw", "recurrent_weights": "fu" },
                "backward": { "type": "rnn", "transposed": true, "input_weights": "bw", "recurrent_weights": "bu" } },
              { "type": "rnn", "name": "r", "direction": "backward", "input_weights": "rw", "recurrent_weights": "ru" } ] }
            """
        );

        var both = (BidirectionalLayer)network.Layers[0];
        Assert.Equal((7, true), (network.Window, network.NeedsWindow));
        Assert.Equal((MergeMode.Concatenate, 2, "f", "bi.backward"), (both.Merge, both.OutputSize, both.Forward.Name, both.Backward.Name));
        Assert.Equal([200, 201], both.Backward.InputWeights);
        Assert.Equal([400, 401], ((ReverseLayer)network.Layers[1]).Layer.InputWeights);
    }

    [Theory]
    [InlineData("concat", MergeMode.Concatenate, 2)]
    [InlineData("sum", MergeMode.Sum, 1)]
    [InlineData("mul", MergeMode.Multiply, 1)]
    [InlineData("ave", MergeMode.Average, 1)]
    public void Directions_are_merged_as_stated(string merge, MergeMode expected, int size)
    {
        using var file = new StatedNetwork(("w", [1, 2]), ("u", [1, 1]));
        const string cell = """{ "type": "rnn", "input_weights": "w", "recurrent_weights": "u" }""";

        var both = (BidirectionalLayer)
            file.Load($$"""{ "window": 3, "network": [ { "type": "bidirectional", "merge": "{{merge}}", "forward": {{cell}}, "backward": {{cell}} } ] }""")
                .Layers.Single();

        Assert.Equal((expected, size), (both.Merge, both.OutputSize));
    }

    [Fact]
    public void Tokens_go_through_an_embedding_and_have_their_texts()
    {
        using var file = new StatedNetwork(("emb", [4, 2]), ("w", [1, 2]), ("u", [1, 1]), ("d", [2, 1]));

        Network network = file.Load(
            """
            { "task": "multiclass", "window": 6, "vocabulary": ["a", "b", " ", "\n"], "network": [
              { "type": "embedding", "weights": "emb" },
              { "type": "rnn", "input_weights": "w", "recurrent_weights": "u" },
              { "type": "last", "take": "final_state" },
              { "type": "dense", "weights": "d", "activation": "softmax" } ] }
            """
        );

        Assert.Equal(
            (4, 1, true, NetworkTask.MultiClass),
            (network.Tokens, network.InputSize, network.GivesLastStep, network.Description.Task)
        );
        Assert.Equal(["a", "b", " ", "\n"], network.Description.Vocabulary);
        Assert.Equal(Numbers(0, 8), ((EmbeddingLayer)network.Layers[0]).Weights);
        Assert.Equal(new LastStepLayer("last2", 1, StepSelection.FinalState), network.Layers[2]);
    }

    [Fact]
    public void Dense_layers_after_which_the_last_step_is_taken_run_once()
    {
        using var file = new StatedNetwork(("w", [2, 3]), ("u", [2, 2]), ("d", [4, 2]), ("e", [3, 4]));

        Network network = file.Load(
            """
            { "network": [
              { "type": "one_hot", "tokens": 3 },
              { "type": "rnn", "input_weights": "w", "recurrent_weights": "u" },
              { "type": "dense", "weights": "d", "activation": "relu" },
              { "type": "dense", "weights": "e", "activation": "log_softmax" },
              { "type": "last", "take": "last_output" } ] }
            """
        );

        Assert.Equal(
            [typeof(OneHotLayer), typeof(RecurrentLayer), typeof(LastStepLayer), typeof(DenseLayer), typeof(DenseLayer), typeof(SoftmaxLayer)],
            network.Layers.Select(layer => layer.GetType())
        );
        Assert.Equal(2, network.Layers[2].OutputSize);
        Assert.Equal(Head.LogSoftmax, Heads.Of(network));
    }

    [Theory]
    [InlineData("softmax", ActivationKind.None)]
    [InlineData("log_softmax", ActivationKind.None)]
    [InlineData("sigmoid", ActivationKind.Sigmoid)]
    public void The_largest_value_is_the_same_without_softmax(string activation, ActivationKind expected)
    {
        using var file = new StatedNetwork(("d", [3, 2]));

        Network network = file.Load(
            $$"""{ "task": "multiclass", "network": [ { "type": "dense", "weights": "d", "activation": "{{activation}}" }, { "type": "argmax" } ] }"""
        );

        Assert.Equal(expected, ((DenseLayer)network.Layers[0]).Activation.Kind);
        Assert.Equal(new ArgMaxLayer("argmax1", 3), network.Layers[1]);
    }

    [Fact]
    public void Slope_and_offset_of_a_dense_hard_sigmoid_are_its_parameters()
    {
        using var file = new StatedNetwork(("d", [2, 2]), ("b", [2]));

        var layer = (DenseLayer)
            file.Load(
                """
                { "network": [ { "type": "dense", "name": "head", "weights": "d", "bias": "b", "transposed": true,
                  "activation": { "name": "hard_sigmoid", "alpha": 0.5, "beta": 0.25 } } ] }
                """
            )
            .Layers.Single();

        Assert.Equal(new Activation(ActivationKind.HardSigmoid, 0.5, 0.25), layer.Activation);
        Assert.Equal([0, 2, 1, 3], layer.Weights);
        Assert.Equal([100, 101], layer.Bias);
    }

    [Fact]
    public void A_tensor_may_belong_to_two_layers()
    {
        using var file = new StatedNetwork(("emb", [2, 2]), ("w", [2, 2]), ("u", [2, 2]));

        Network network = file.Load(
            """
            { "network": [ { "type": "embedding", "weights": "emb" }, { "type": "rnn", "input_weights": "w", "recurrent_weights": "u" },
              { "type": "dense", "weights": "emb", "activation": "none" } ] }
            """
        );

        Assert.Equal(((EmbeddingLayer)network.Layers[0]).Weights, ((DenseLayer)network.Layers[2]).Weights);
    }

    [Fact]
    public void The_description_is_read_as_beside_inferred_layers()
    {
        using var file = new StatedNetwork(("d", [1, 2]));

        Network network = file.Load(
            """
            { "name": "x", "task": "binary", "threshold": 0.25, "features": [ { "name": "a", "mean": 2 }, { "name": "b" } ],
              "outputs": [ { "name": "p" } ], "network": [ { "type": "dense", "weights": "d", "activation": "sigmoid" } ] }
            """,
            new() { Name = "y" }
        );

        Assert.Equal(("y", NetworkTask.Binary, 0.25), (network.Description.Name, network.Description.Task, network.Description.Threshold));
        Assert.Equal(["a", "b"], network.Description.Features.Select(feature => feature.Name));
        Assert.Equal("p", network.Description.Outputs.Single().Name);
    }
}
