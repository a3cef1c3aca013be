using System.Linq;
using TinyRnn.Quantizer.Networks;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import.StatedLayers;

/// <summary>Networks that write a sequence: a decoder, with or without a context.</summary>
public sealed class StatedSequenceTests
{
    private const string Decoder = """
        "decoder": [ { "type": "embedding", "name": "out", "weights": "emb" },
          { "type": "gru", "name": "decoder", "gate_order": ["r", "z", "n"], "input_weights": "w", "recurrent_weights": "u" },
          { "type": "dense", "name": "head", "weights": "d", "activation": "none" }, { "type": "argmax" } ]
        """;

    private const string Encoder = """
        "context": [ { "type": "one_hot", "tokens": 4 },
          { "type": "gru", "name": "encoder", "gate_order": ["r", "z", "n"], "input_weights": "cw", "recurrent_weights": "cu" } ]
        """;

    private static readonly (string, int[])[] s_decoder = [("emb", [5, 3]), ("w", [6, 3]), ("u", [6, 2]), ("d", [5, 2])];
    private static readonly (string, int[])[] s_encoder = [.. s_decoder, ("cw", [6, 4]), ("cu", [6, 2])];

    [Fact]
    public void An_encoder_and_a_decoder_are_read()
    {
        using var file = new StatedNetwork(s_encoder);

        SequenceNetwork network = file.LoadSequence(
            $$"""
            { "name": "dates", "vocabulary": ["<stop>", "a", "b", "c", "d"], {{Encoder}}, "context_use": "final_state", "context_window": 9,
              "context_vocabulary": ["one", "two", "three", "four"], {{Decoder}}, "start_token": 0, "stop_token": 4, "maximum_length": 12 }
            """
        );

        Assert.Equal(
            (ContextUse.FinalState, 0, 4, 12),
            (network.Use, network.StartToken, network.StopToken, network.MaximumLength)
        );
        Assert.Equal(("dates", "dates-context"), (network.Decoder.Description.Name, network.Context!.Description.Name));
        Assert.Equal((4, 9, 5, 0), (network.Context.Tokens, network.Context.Window, network.Decoder.Tokens, network.Decoder.Window));
        Assert.Equal("two", network.Context.Description.Vocabulary[1]);
        Assert.Equal("a", network.Decoder.Description.Vocabulary[1]);
        Assert.Equal(["out", "decoder", "head", "argmax3"], network.Decoder.Layers.Select(layer => layer.Name));
    }

    [Fact]
    public void A_decoder_alone_starts_from_zeros()
    {
        using var file = new StatedNetwork(s_decoder);

        SequenceNetwork network = file.LoadSequence($$"""{ {{Decoder}}, "maximum_length": 3 }""");

        Assert.Equal((null, ContextUse.None, -1, -1), (network.Context, network.Use, network.StartToken, network.StopToken));
    }

    [Fact]
    public void A_vector_becomes_h0_through_a_dense_layer()
    {
        using var file = new StatedNetwork([.. s_decoder, ("h", [2, 7])]);

        SequenceNetwork network = file.LoadSequence(
            $$"""
            { "context": [ { "type": "dense", "weights": "h", "activation": "tanh" } ], "context_use": "output",
              "context_features": [{{string.Join(',', Enumerable.Range(0, 7).Select(i => $$"""{ "name": "f{{i}}", "mean": {{i}} }"""))}}],
              {{Decoder}}, "maximum_length": 3 }
            """
        );

        Assert.Equal((7, 2), (network.Context!.InputSize, network.Context.OutputSize));
        Assert.Equal(6, network.Context.Description.Features[6].Mean);
    }

    [Fact]
    public void The_kind_of_a_sidecar_can_be_asked_for()
    {
        using var file = new StatedNetwork(s_decoder);

        Assert.True(file.IsSequence($$"""{ {{Decoder}}, "maximum_length": 3 }"""));
        Assert.False(file.IsSequence("{}"));
    }

    [Fact]
    public void Each_kind_is_refused_where_the_other_is_expected()
    {
        using var file = new StatedNetwork(s_decoder);

        file.AssertRefused("it describes a network that writes a sequence (key decoder)", $$"""{ {{Decoder}}, "maximum_length": 3 }""");
        file.AssertSequenceRefused("with the key decoder; found none", "{}");
    }

    [Theory]
    [InlineData("key maximum_length is missing", "")]
    [InlineData("start token: expected -1 to 4, found 5", "\"maximum_length\": 3, \"start_token\": 5")]
    [InlineData("stop token: expected -1 to 4, found 9", "\"maximum_length\": 3, \"stop_token\": 9")]
    [InlineData("stop_token: expected a whole number from 0 to 32767, found -1", "\"maximum_length\": 3, \"stop_token\": -1")]
    [InlineData("maximum_length: expected a whole number from 1 to 65535, found 0", "\"maximum_length\": 0")]
    [InlineData("maximum_length: expected a whole number from 1 to 65535, found 2.5", "\"maximum_length\": 2.5")]
    [InlineData("decoder and window cannot both be stated", "\"maximum_length\": 3, \"window\": 4")]
    [InlineData("decoder and order cannot both be stated", "\"maximum_length\": 3, \"order\": []")]
    [InlineData("network and decoder cannot both be stated", "\"maximum_length\": 3, \"network\": []")]
    [InlineData("context_use is stated, but key context is missing", "\"maximum_length\": 3, \"context_use\": \"output\"")]
    [InlineData("key context_use is missing", "\"maximum_length\": 3, \"context\": []")]
    [InlineData("context_use: expected one of final_state, output", "\"maximum_length\": 3, \"context\": [], \"context_use\": \"all\"")]
    [InlineData("context: expected layers, found none", "\"maximum_length\": 3, \"context\": [], \"context_use\": \"output\"")]
    public void A_wrong_statement_is_refused_with_the_place(string expected, string statements)
    {
        using var file = new StatedNetwork(s_decoder);

        file.AssertSequenceRefused(expected, $$"""{ {{Decoder}}{{(statements.Length == 0 ? "" : ", ")}}{{statements}} }""");
    }

    [Fact]
    public void A_decoder_is_missing_where_its_keys_are_stated()
    {
        using var file = new StatedNetwork(s_decoder);

        file.AssertRefused("maximum_length is for a network that writes a sequence, but key decoder is missing", """{ "maximum_length": 3 }""");
    }

    [Fact]
    public void A_context_must_give_what_the_decoder_starts_from()
    {
        using var file = new StatedNetwork([.. s_decoder, ("cw", [9, 4]), ("cu", [9, 3])]);

        file.AssertSequenceRefused(
            "context: expected the states of the decoder, h 2, found h 3",
            $$"""{ {{Encoder}}, "context_use": "final_state", {{Decoder}}, "maximum_length": 3 }"""
        );
        file.AssertSequenceRefused(
            "context: expected 2 outputs, one for each h of the decoder, found 3",
            $$"""{ {{Encoder}}, "context_use": "output", {{Decoder}}, "maximum_length": 3 }"""
        );
    }

    [Theory]
    [InlineData(
        "decoder: expected a score for each of its 4 tokens, found 5",
        """{ "type": "one_hot", "tokens": 4 }, { "type": "dense", "weights": "a", "activation": "none" }"""
    )]
    [InlineData("decoder: expected as many outputs as inputs, 4, found 5", """{ "type": "dense", "weights": "a", "activation": "none" }""")]
    public void A_decoder_must_give_what_it_takes(string expected, string layers)
    {
        using var file = new StatedNetwork(("a", [5, 4]));

        file.AssertSequenceRefused(expected, $$"""{ "decoder": [ {{layers}} ], "maximum_length": 3 }""");
    }

    [Fact]
    public void A_decoder_of_vectors_has_no_tokens()
    {
        using var file = new StatedNetwork(("a", [4, 4]));
        const string layers = """{ "type": "dense", "weights": "a", "activation": "none" }""";

        Assert.Equal(4, file.LoadSequence($$"""{ "decoder": [ {{layers}} ], "maximum_length": 3 }""").Decoder.OutputSize);
        file.AssertSequenceRefused(
            "start and stop token: expected -1, because the decoder takes vectors",
            $$"""{ "decoder": [ {{layers}} ], "maximum_length": 3, "stop_token": 1 }"""
        );
    }

    [Fact]
    public void A_decoder_is_stepped()
    {
        using var file = new StatedNetwork(("w", [2, 2]), ("u", [2, 2]));
        const string layer = """{ "type": "rnn", "direction": "backward", "input_weights": "w", "recurrent_weights": "u" }""";

        file.AssertSequenceRefused(
            "decoder: it is stepped, and cannot hold a layer that runs backwards",
            $$"""{ "decoder": [ {{layer}} ], "maximum_length": 3 }"""
        );
    }
}
