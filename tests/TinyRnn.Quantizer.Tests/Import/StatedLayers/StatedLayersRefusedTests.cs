using System.Linq;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import.StatedLayers;

/// <summary>What is wrong in a stated network is said with the layer, the key and the tensor.</summary>
public sealed class StatedLayersRefusedTests
{
    private static readonly (string, int[])[] s_tensors =
    [
        ("gw", [6, 3]),
        ("gu", [6, 2]),
        ("gb", [6]),
        ("gbb", [2, 6]),
        ("lw", [8, 3]),
        ("lu", [8, 2]),
        ("rw", [2, 3]),
        ("ru3", [3, 3]),
        ("ru", [2, 2]),
        ("d", [4, 2]),
        ("one", [1, 2]),
        ("db", [4]),
        ("emb", [5, 3]),
        ("cube", [2, 2, 2]),
        ("wide", [2, 1025]),
    ];

    private const string Rnn = """{ "type": "rnn", "name": "r", "input_weights": "rw", "recurrent_weights": "ru" }""";
    private const string Gru = """ "type": "gru", "input_weights": "gw", "recurrent_weights": "gu" """;
    private const string Lstm = """ "type": "lstm", "gate_order": ["i", "f", "g", "o"], "input_weights": "lw", "recurrent_weights": "lu" """;
    private const string Order = """ "gate_order": ["r", "z", "n"] """;
    private const string Dense = """{ "type": "dense", "name": "d", "weights": "d", "activation": "none" }""";
    private const string Softmax = """{ "type": "dense", "name": "d", "weights": "d", "activation": "softmax" }""";

    [Theory]
    [InlineData("network: expected layers, found none", "")]
    [InlineData("network[0]: expected an object, found Number", "1")]
    [InlineData("network[0]: key type is missing", "{ }")]
    [InlineData(
        "network[0].type: expected one of embedding, one_hot, rnn, gru, lstm, bidirectional, dense, argmax, last, mean, max, flatten, repeat, activation, scale; found 'conv'",
        """{ "type": "conv" }"""
    )]
    [InlineData("network[0].name: expected text, found none", """{ "type": "rnn", "name": "" }""")]
    [InlineData("network[0] ('gru0', gru): key gate_order is missing", $$"""{ {{Gru}} }""")]
    [InlineData(
        "network[0] ('gru0', gru).gate_order: expected r, z, n in the file's order, each once; found 'r', 'z', 'h'",
        $$"""{ {{Gru}}, "gate_order": ["r", "z", "h"] }"""
    )]
    [InlineData("each once; found 'r', 'z', 'n', 'r'", $$"""{ {{Gru}}, "gate_order": ["r", "z", "n", "r"] }""")]
    [InlineData("each once; found none", $$"""{ {{Gru}}, "gate_order": [] }""")]
    [InlineData("gate_order[1]: expected text, found Null", $$"""{ {{Gru}}, "gate_order": ["r", null, "n"] }""")]
    [InlineData("found 'gate_order'", """{ "type": "rnn", "gate_order": ["n"], "input_weights": "rw", "recurrent_weights": "ru" }""")]
    [InlineData("('gru0', gru): expected keys out of", $$"""{ {{Gru}}, {{Order}}, "peepholes": "gb" }""")]
    [InlineData("found 'reset'", $$"""{ {{Lstm}}, "reset": "after" }""")]
    [InlineData("found 'weights'", $$"""{ {{Gru}}, {{Order}}, "weights": "gw" }""")]
    [InlineData("reset: expected one of after, before; found 'both'", $$"""{ {{Gru}}, {{Order}}, "reset": "both" }""")]
    [InlineData("transposed: expected true or false, found String", $$"""{ {{Gru}}, {{Order}}, "transposed": "no" }""")]
    [InlineData("key input_weights is missing", """{ "type": "rnn", "recurrent_weights": "ru" }""")]
    [InlineData("key recurrent_weights is missing", """{ "type": "rnn", "input_weights": "rw" }""")]
    [InlineData(
        "network[0] ('rnn0', rnn).recurrent_weights: expected the name of a tensor of net.safetensors, found 'ru4'; did you mean 'ru3'?",
        """{ "type": "rnn", "input_weights": "rw", "recurrent_weights": "ru4" }"""
    )]
    [InlineData("input_weights: expected text, found Number", """{ "type": "rnn", "input_weights": 1, "recurrent_weights": "ru" }""")]
    [InlineData(
        "tensor 'cube' [2, 2, 2]: expected two dimensions, found 3",
        """{ "type": "rnn", "input_weights": "rw", "recurrent_weights": "cube" }"""
    )]
    [InlineData(
        "recurrent_weights: tensor 'lu' [8, 2]: expected 3 times hidden rows, found 8",
        $$"""{ "type": "gru", {{Order}}, "input_weights": "gw", "recurrent_weights": "lu" }"""
    )]
    [InlineData(
        "input_weights: tensor 'lw' [8, 3]: expected a shape of 1 to 6 by 1 to 1024",
        $$"""{ "type": "gru", {{Order}}, "input_weights": "lw", "recurrent_weights": "gu" }"""
    )]
    [InlineData(
        "input_weights: tensor 'rw' [2, 3]: expected 6 rows, as the recurrent weights 'gu' [6, 2] have; found 2",
        $$"""{ "type": "gru", {{Order}}, "input_weights": "rw", "recurrent_weights": "gu" }"""
    )]
    [InlineData(
        "recurrent_weights: tensor 'rw' [2, 3]: expected 2 columns, as many as units; found 3",
        """{ "type": "rnn", "input_weights": "rw", "recurrent_weights": "rw" }"""
    )]
    [InlineData(
        "tensor 'wide' [2, 1025]: expected a shape of 1 to 2 by 1 to 1024",
        """{ "type": "rnn", "input_weights": "wide", "recurrent_weights": "ru" }"""
    )]
    [InlineData(
        "tensor 'wide' [2, 1025]: expected a shape of 1 to 16384 by 1 to 512, as it is transposed",
        """{ "type": "dense", "weights": "wide", "transposed": true, "activation": "none" }"""
    )]
    [InlineData("input_bias: tensor 'db' [4]: expected shape [6]", $$"""{ {{Gru}}, {{Order}}, "input_bias": "db" }""")]
    [InlineData("recurrent_bias: tensor 'gbb' [2, 6]: expected shape [6]", $$"""{ {{Gru}}, {{Order}}, "recurrent_bias": "gbb" }""")]
    [InlineData("biases: tensor 'one' [1, 2]: expected shape [2, 6]", $$"""{ {{Gru}}, {{Order}}, "biases": "one" }""")]
    [InlineData(
        "expected either biases, or input_bias and recurrent_bias; found both",
        $$"""{ {{Gru}}, {{Order}}, "biases": "gbb", "input_bias": "gb" }"""
    )]
    [InlineData("initial_cell: tensor 'db' [4]: expected shape [2]", $$"""{ {{Lstm}}, "initial_cell": "db" }""")]
    [InlineData("projection: tensor 'd' [4, 2]: expected shape [2, 2], as the recurrent weights are 'lu' [8, 2]", $$"""{ {{Lstm}}, "projection": "d" }""")]
    [InlineData("peepholes: tensor 'db' [4]: expected shape [6]", $$"""{ {{Lstm}}, "peepholes": "db" }""")]
    [InlineData("initial_hidden: tensor 'db' [4]: expected shape [2]", $$"""{ {{Lstm}}, "initial_hidden": "db" }""")]
    [InlineData("clip: expected a number above 0, found -1", $$"""{ {{Lstm}}, "clip": -1 }""")]
    [InlineData("coupled_input_forget: expected true or false, found Number", $$"""{ {{Lstm}}, "coupled_input_forget": 1 }""")]
    [InlineData(
        "activation: expected one of none, sigmoid, tanh, relu, hard_sigmoid, affine, leaky_relu, thresholded_relu, scaled_tanh, softsign, elu; found 'gelu'",
        $$"""{ {{Lstm}}, "activation": "gelu" }"""
    )]
    [InlineData(
        "recurrent_activation: expected hard_sigmoid with alpha and beta, as definitions differ: { \"name\": \"hard_sigmoid\", \"alpha\": ..., \"beta\": ... }; found neither",
        $$"""{ {{Lstm}}, "recurrent_activation": "hard_sigmoid" }"""
    )]
    [InlineData("; found alpha", $$"""{ {{Lstm}}, "recurrent_activation": { "name": "hard_sigmoid", "alpha": 0.2 } }""")]
    [InlineData("output_activation: tanh has no parameters, found alpha", $$"""{ {{Lstm}}, "output_activation": { "name": "tanh", "alpha": 1 } }""")]
    [InlineData("activation: key name is missing", $$"""{ {{Lstm}}, "activation": { "alpha": 1 } }""")]
    [InlineData("activation.alpha: expected a number, found String", $$"""{ {{Lstm}}, "activation": { "name": "leaky_relu", "alpha": "1" } }""")]
    [InlineData("direction: expected one of forward, backward; found 'both'", $$"""{ {{Gru}}, {{Order}}, "direction": "both" }""")]
    [InlineData("network: a layer runs backwards or takes all steps, so that the network needs a whole window", $$"""{ {{Gru}}, {{Order}}, "direction": "backward" }""")]
    [InlineData("('b', bidirectional): key merge is missing", """{ "type": "bidirectional", "name": "b" }""")]
    [InlineData("merge: expected one of concat, sum, mul, ave; found 'max'", """{ "type": "bidirectional", "merge": "max" }""")]
    [InlineData("key backward is missing", $$"""{ "type": "bidirectional", "merge": "sum", "forward": {{Rnn}} }""")]
    [InlineData(
        "forward.type: expected one of rnn, gru, lstm; found 'dense'",
        $$"""{ "type": "bidirectional", "merge": "sum", "forward": {{Dense}}, "backward": {{Rnn}} }"""
    )]
    [InlineData(
        "expected both directions of one type and of the same sizes; found forward Rnn 3 -> 2, backward Gru 3 -> 2",
        $$"""{ "type": "bidirectional", "merge": "sum", "forward": {{Rnn}}, "backward": { {{Gru}}, {{Order}} } }"""
    )]
    [InlineData(
        "found 'direction'",
        $$"""{ "type": "bidirectional", "merge": "sum", "forward": {{Rnn}}, "backward": { {{Gru}}, {{Order}}, "direction": "backward" } }"""
    )]
    [InlineData("tokens: expected a whole number from 1 to 1024, found 1025", """{ "type": "one_hot", "tokens": 1025 }""")]
    [InlineData("tokens: expected a number, found String", """{ "type": "one_hot", "tokens": "3" }""")]
    [InlineData("weights: tensor 'db' [4]: expected 1 to 32768 tokens by 1 to 1024 values", """{ "type": "embedding", "weights": "db" }""")]
    [InlineData("only the first layer takes tokens", $$"""{{Rnn}}, { "type": "embedding", "weights": "emb" }""")]
    [InlineData("('last0', last): expected a layer before it, found none", """{ "type": "last", "take": "final_state" }""")]
    [InlineData("take: expected one of every_step, final_state, last_output, last:K, mean, max, flatten, K from 1 to 4096; found 'last'", $$"""{{Rnn}}, { "type": "last", "take": "last" }""")]
    [InlineData("expected a recurrent layer before 'last', found none", $$"""{{Dense}}, { "type": "last", "take": "last_output" }""")]
    [InlineData(
        "final_state is taken of a recurrent layer, but 'd' before it is none",
        $$"""{{Rnn}}, {{Dense}}, { "type": "last", "take": "final_state" }"""
    )]
    [InlineData(
        "expected one layer 'last' at most",
        $$"""{{Rnn}}, { "type": "last", "take": "final_state" }, { "type": "last", "take": "last_output" }"""
    )]
    [InlineData(
        "a recurrent layer after 'last' would see one step only",
        """{ "type": "rnn", "input_weights": "ru", "recurrent_weights": "ru" }, { "type": "last", "take": "final_state" }, { "type": "rnn", "input_weights": "ru", "recurrent_weights": "ru" }"""
    )]
    [InlineData(
        "network[1] ('dense1', dense): expected 2 values in, as 'r' before it gives; found 3",
        $$"""{{Rnn}}, { "type": "dense", "weights": "emb", "activation": "none" }"""
    )]
    [InlineData("activation is missing", """{ "type": "dense", "weights": "d" }""")]
    [InlineData(
        "activation: expected one of none, sigmoid, tanh, relu, hard_sigmoid, affine, leaky_relu, thresholded_relu, scaled_tanh, softsign, elu, softmax, log_softmax; found 'gelu'",
        """{ "type": "dense", "weights": "d", "activation": "gelu" }"""
    )]
    [InlineData("activation: expected hard_sigmoid with alpha and beta", """{ "type": "dense", "weights": "d", "activation": "hard_sigmoid" }""")]
    [InlineData(
        "activation.alpha: expected a number of single precision, at most 3.4E+38 in magnitude, found 1e300",
        """{ "type": "dense", "weights": "d", "activation": { "name": "hard_sigmoid", "alpha": 1e300, "beta": 0 } }"""
    )]
    [InlineData("bias: tensor 'gb' [6]: expected shape [4]", """{ "type": "dense", "weights": "d", "bias": "gb", "activation": "none" }""")]
    [InlineData(
        "('d', dense): softmax and log_softmax are possible in the last layer only",
        $$"""{{Softmax}}, { "type": "dense", "weights": "d", "transposed": true, "activation": "none" }"""
    )]
    [InlineData("softmax of a single output is always 1", """{ "type": "dense", "weights": "one", "activation": "log_softmax" }""")]
    [InlineData("argmax is possible in the last layer only", $$"""{{Dense}}, { "type": "argmax" }, { "type": "argmax" }""")]
    [InlineData("found 'axis'", $$"""{{Dense}}, { "type": "argmax", "axis": 1 }""")]
    [InlineData("no layer names these tensors of net.safetensors: 'gw' [6, 3], 'gu' [6, 2]", Rnn)]
    public void A_wrong_layer_is_refused_with_the_place(string expected, string layers)
    {
        using var file = new StatedNetwork(s_tensors);

        file.AssertRefused(expected, $$"""{ "network": [ {{layers}} ] }""");
    }

    [Theory]
    [InlineData("network and layers cannot both be stated", "\"layers\": { }")]
    [InlineData("network and order cannot both be stated", "\"order\": [ \"r\" ]")]
    [InlineData("network and take cannot both be stated", "\"take\": \"final_state\"")]
    [InlineData("network and start_token cannot both be stated", "\"start_token\": 1")]
    [InlineData("window: expected a whole number from 0 to 4096, found 4097", "\"window\": 4097")]
    [InlineData("vocabulary: expected none, as the network takes readings; found 1", "\"vocabulary\": [ \"a\" ]")]
    [InlineData("features: expected 3, as the network has 3 inputs; found 1 ('a')", "\"features\": [ { \"name\": \"a\" } ]")]
    [InlineData("task binary: expected a last dense layer", "\"task\": \"binary\"")]
    public void A_wrong_statement_beside_the_network_is_refused(string expected, string statement)
    {
        using var file = new StatedNetwork(("rw", [2, 3]), ("ru", [2, 2]));

        file.AssertRefused(expected, $$"""{ "network": [ {{Rnn}} ], {{statement}} }""");
    }

    [Theory]
    [InlineData("vocabulary: expected 3, one for each token; found 2", "[\"a\", \"b\"]")]
    [InlineData("vocabulary: 'a': expected texts that are not empty and distinct", "[\"b\", \"a\", \"a\"]")]
    [InlineData("vocabulary: '': expected texts that are not empty and distinct", "[\"b\", \"\", \"a\"]")]
    [InlineData("vocabulary[1]: expected text, found Number", "[\"b\", 1, \"a\"]")]
    public void A_vocabulary_must_fit_the_tokens(string expected, string vocabulary)
    {
        using var file = new StatedNetwork(("rw", [2, 3]), ("ru", [2, 2]));

        file.AssertRefused(expected, $$"""{ "network": [ { "type": "one_hot", "tokens": 3 }, {{Rnn}} ], "vocabulary": {{vocabulary}} }""");
    }

    [Fact]
    public void A_token_has_no_mean_and_deviation()
    {
        using var file = new StatedNetwork(("rw", [2, 3]), ("ru", [2, 2]));

        file.AssertRefused(
            "feature 't': a token has no mean and deviation; expected 0 and 1, found 2 and 1",
            $$"""{ "network": [ { "type": "one_hot", "tokens": 3 }, {{Rnn}} ], "features": [ { "name": "t", "mean": 2 } ] }"""
        );
    }

    public static TheoryData<string, ImportOptions> NeedlessOptions =>
        new()
        {
            { "a head activation is stated beside the sidecar", new() { HeadActivation = Head.None.Stated() } },
            { "a nonlinearity is stated beside the sidecar", new() { Nonlinearity = Activation.Relu } },
            { "an order of layers is stated beside the sidecar", new() { Order = ["r"] } },
            { "what is taken of a window is stated beside the sidecar", new() { Take = Taken.LastOutput } },
        };

    [Theory]
    [MemberData(nameof(NeedlessOptions))]
    public void An_option_that_the_network_states_itself_is_refused(string expected, ImportOptions options)
    {
        using var file = new StatedNetwork(("rw", [2, 3]), ("ru", [2, 2]));

        file.AssertRefused(expected, $$"""{ "network": [ {{Rnn}} ] }""", options);
    }

    [Fact]
    public void Layers_beyond_the_limits_are_refused()
    {
        using var file = new StatedNetwork(("ru", [2, 2]));
        string square = """{ "type": "rnn", "input_weights": "ru", "recurrent_weights": "ru" }""";

        file.AssertRefused("network: expected at most 24 layers", $$"""{ "network": [ {{string.Join(',', Enumerable.Repeat(square, 25))}} ] }""");
        file.AssertRefused(
            "network: expected at most 8 recurrent layers, found 9",
            $$"""{ "network": [ {{string.Join(',', Enumerable.Repeat(square, 9))}} ] }"""
        );
    }
}
