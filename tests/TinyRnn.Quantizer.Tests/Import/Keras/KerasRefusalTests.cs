using System;
using System.Text;
using System.Text.Json.Nodes;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using Xunit;
using static TinyRnn.Quantizer.Tests.Import.Keras.SavedFile;

namespace TinyRnn.Quantizer.Tests.Import.Keras;

/// <summary>What a configuration may not say: the error names the layer and what is wrong with it.</summary>
public sealed class KerasRefusalTests
{
    private static readonly ImportOptions s_withoutPadding = new() { WithoutPadding = true };

    [Theory]
    [InlineData("layer 'new' (Conv1D): is not supported; supported are SimpleRNN, GRU,", 1, "Conv1D", "keras.layers")]
    [InlineData("layer 'new' (LayerNormalization): is not supported", 2, "LayerNormalization", "keras.layers")]
    [InlineData("a class of your own (mine) is not supported", 1, "GRU", "mine")]
    [InlineData("a class of your own (GRU)", 1, "GRU", null)]
    [InlineData("a model inside a model is not supported", 1, "Sequential", "keras")]
    [InlineData("layer 'new' (Normalization): is supported as the first layer only", 2, "Normalization", "keras.layers")]
    public void Layers_that_are_not_supported_are_named(string expected, int at, string className, string? module) =>
        AssertRefused(expected, Edited("gru.keras", Inserting(at, className, module: module)));

    /// <summary>These are read and checked in one place, <c>WindowLayers</c>.</summary>
    [Theory]
    [InlineData("n: expected a number above 0, found 0", 2, "RepeatVector", "{ \"n\": 0 }")]
    [InlineData("layer 'new' (RepeatVector): expected one vector, but it is given a sequence", 1, "RepeatVector", "{ \"n\": 9 }")]
    [InlineData("keepdims is not supported", 1, "GlobalMaxPooling1D", "{ \"keepdims\": true }")]
    [InlineData("data_format \"channels_first\" is not supported", 1, "GlobalMaxPooling1D", "{ \"data_format\": \"channels_first\" }")]
    [InlineData("expected a sequence", 2, "GlobalAveragePooling1D", "{}")]
    public void Layers_over_the_steps_of_a_window_are_named(string expected, int at, string className, string arguments) =>
        AssertRefused(expected, Edited("gru.keras", Inserting(at, className, arguments)));

    [Theory]
    [InlineData("gru.keras", "rain", "attention", "true", "argument 'attention' (true) is not known, and may change what the layer computes")]
    [InlineData("gru.keras", "rain", "activation", "\"swish\"", "layer 'rain' (GRU): activation 'swish' is not supported")]
    [InlineData("gru.keras", "rain", "units", "0", "units: expected a number above 0, found 0")]
    [InlineData("gru.keras", "rain", "units", "1e9", "units: expected a number above 0, found 1e9")]
    [InlineData("gru.keras", "rain", "units", "100000", "units: expected at most")]
    [InlineData("gru.keras", "rain", "use_bias", "1", "use_bias: expected true or false, found 1")]
    [InlineData("gru.keras", "rain", "time_major", "true", "time_major is not supported")]
    [InlineData("gru.keras", "rain", "num_constants", "1", "constants are not supported")]
    [InlineData("gru.keras", "head", "lora_rank", "4", "lora_rank is not supported")]
    [InlineData("gru.keras", "head", "dtype", "{ \"class_name\": \"QuantizedDTypePolicy\" }", "a quantized layer is not supported")]
    [InlineData("gru.keras", "head", "activation", "\"gelu\"", "layer 'head' (Dense): activation 'gelu' is not supported")]
    [InlineData("gru.keras", "head", "activation", "3", "activation: expected a name, found 3")]
    [InlineData("gru-backwards.keras", "gru", "return_sequences", "true", "gives the steps in reversed order")]
    [InlineData("lstm-stack.keras", "hidden", "activation", "\"softmax\"", "softmax and log_softmax are possible in the last layer only")]
    [InlineData("bidirectional-concat.keras", "bi", "merge_mode", "null", "merge_mode null keeps both outputs apart and is not supported")]
    [InlineData("normalized.keras", "scale", "invert", "true", "invert is not supported")]
    [InlineData("normalized.keras", "scale", "axis", "[1]", "axis [1] is not supported")]
    [InlineData("normalized.keras", "scale", "mean", "[1, 2]", "the configuration has no 'variance'")]
    [InlineData("batch-normalization.keras", "two", "axis", "1", "layer 'two' (BatchNormalization): axis 1 is not supported; -1 is")]
    [InlineData("batch-normalization.keras", "two", "renorm", "true", "renorm is not supported")]
    [InlineData("batch-normalization.keras", "two", "virtual_batch_size", "4", "virtual_batch_size is not supported")]
    [InlineData("batch-normalization.keras", "two", "center", "false", "expected 3 tensors (gamma, moving_mean, moving_variance)")]
    [InlineData("batch-normalization.keras", "two", "epsilon", "-5.0", "moving_variance + epsilon to be above 0")]
    public void Arguments_that_are_not_supported_are_named(string fixture, string layer, string argument, string json, string expected)
    {
        Action<JsonObject> edit = Setting(layer, argument, json);
        AssertRefused(
            expected,
            Edited(fixture, config =>
            {
                Layer(config, layer)["config"]!.AsObject().Remove(argument == "mean" ? "variance" : "");
                edit(config);
            })
        );
    }

    [Theory]
    [InlineData("attention", "null")]
    [InlineData("kernel_initializer", "{ \"class_name\": \"GlorotUniform\", \"config\": {} }")]
    [InlineData("unroll", "true")]
    [InlineData("dropout", "0.3")]
    public void Arguments_without_effect_are_accepted(string argument, string json) =>
        Assert.Equal(8, Load(Edited("gru.keras", Setting("rain", argument, json))).Layers[0].OutputSize);

    [Theory]
    [InlineData("backward_layer", "go_backwards", "false", "expected go_backwards in the backward direction")]
    [InlineData("layer", "go_backwards", "true", "go_backwards in the forward direction")]
    [InlineData("backward_layer", "units", "6", "expected both directions of one kind and size")]
    [InlineData("layer", "stateful", "true", "stateful is not supported in a layer that runs backwards")]
    public void The_directions_of_a_bidirectional_layer_must_fit(string direction, string argument, string json, string expected) =>
        AssertRefused(
            expected,
            Edited(
                "bidirectional-concat.keras",
                config => Layer(config, "bi")["config"]![direction]!["config"]![argument] = JsonNode.Parse(json)
            )
        );

    [Fact]
    public void A_network_that_runs_backwards_needs_a_window()
    {
        byte[] open = Edited("bidirectional-concat.keras", config => config["config"]!["layers"]![0]!["config"]!["batch_shape"]![1] = null);

        AssertRefused("state its number of steps as key window", open);
        Assert.Equal(5, Load(open, new ImportOptions { Window = 5 }).Window);
    }

    [Fact]
    public void Masks_are_refused_unless_there_is_no_padding()
    {
        byte[] masked = Edited("gru.keras", Inserting(1, "Masking", "{ \"mask_value\": 0.0 }"));

        AssertRefused("is called with mask, which is not supported; with --without-padding", Fixture("intent.keras"));
        AssertRefused("with a mask the steps whose values are all 0.0 are skipped", masked);
        Assert.Equal(9, Load(masked, s_withoutPadding).Window);
        Assert.Equal(9, Load(Fixture("intent.keras"), s_withoutPadding).Window);
    }

    [Theory]
    [InlineData("PeepholeLSTMCell", "only SimpleRNNCell, GRUCell, LSTMCell and StackedRNNCells")]
    public void Cells_that_are_not_supported_are_named(string className, string expected) =>
        AssertRefused(
            $"layer 'rnn' (RNN), layer 'cell_0' ({className}): {expected}",
            Edited("wrapped-cell.keras", config => Layer(config, "rnn")["config"]!["cell"]!["class_name"] = className)
        );

    public static TheoryData<string, Action<JsonObject>> Graphs =>
        new()
        {
            {
                "layer 'aside' (Dense): stands beside the chain from input to output; branches are not supported",
                config => config["config"]!["layers"]!.AsArray().Add(JsonNode.Parse("""{ "class_name": "Dense", "config": { "name": "aside" } }"""))
            },
            {
                "expected a model with one output, found 2 (out, head)",
                config => config["config"]!["output_layers"] = JsonNode.Parse("""[["out", 0, 0], ["head", 0, 0]]""")
            },
            { "is its output 1, as with return_state", config => config["config"]!["output_layers"] = JsonNode.Parse("""["out", 0, 1]""") },
            {
                "layer 'head' (Dense): is used 2 times; shared layers are not supported",
                config => Layer(config, "head")["inbound_nodes"]!.AsArray().Add(Layer(config, "head")["inbound_nodes"]![0]!.DeepClone())
            },
            {
                "layer 'gru' (GRU): is called with initial_state",
                config => Layer(config, "gru")["inbound_nodes"]![0]!["kwargs"]!["initial_state"] = JsonNode.Parse("[1]")
            },
            { "is called with training", config => Layer(config, "gru")["inbound_nodes"]![0]!["kwargs"]!["training"] = true },
            {
                "layer 'head' (Dense): has 2 inputs, expected one",
                config =>
                    Layer(config, "head")["inbound_nodes"]![0]!["args"]!
                        .AsArray()
                        .Add(Layer(config, "gru")["inbound_nodes"]![0]!["args"]![0]!.DeepClone())
            },
            {
                "inbound_nodes: expected [layer, call, output], found nothing",
                config => Layer(config, "head")["inbound_nodes"] = JsonNode.Parse("""[{ "args": [{ "class_name": "__keras_tensor__", "config": {} }] }]""")
            },
            { "found class 'MyModel'; a subclassed model must be rebuilt", config => config["class_name"] = "MyModel" },
            {
                "expected a layer with class_name and config, found 3",
                config => config["config"]!["layers"]!.AsArray().Add(3)
            },
        };

    [Theory]
    [MemberData(nameof(Graphs))]
    public void A_model_must_be_a_chain(string expected, Action<JsonObject> edit) => AssertRefused(expected, Edited("normalized.keras", edit));

    [Fact]
    public void One_hot_vectors_become_tokens()
    {
        var stated = new ImportOptions { OneHot = true, Vocabulary = ["a", "b", "c"] };

        Assert.Equal(3, Load(Fixture("gru.keras"), stated).Tokens);
        AssertRefused("does not take one-hot vectors", Fixture("normalized.keras"), new ImportOptions { OneHot = true });
    }

    [Theory]
    [InlineData("2.15.0", 0.2)]
    [InlineData("3.15.1", 1.0 / 6)]
    public void The_version_decides_what_hard_sigmoid_is(string version, double slope)
    {
        byte[] file = With(
            Edited("lstm-linear.keras", Setting("lstm", "recurrent_activation", "\"hard_sigmoid\"")),
            Metadata,
            _ => Encoding.UTF8.GetBytes($$"""{ "keras_version": "{{version}}" }""")
        );

        var layer = (RecurrentLayer)Load(file).Layers[0];
        Assert.Equal(slope, layer.Options!.GateActivation.Alpha);
    }
}
