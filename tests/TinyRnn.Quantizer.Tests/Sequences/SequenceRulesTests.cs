using System;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Sequences;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Sequences;

/// <summary>How the parts of a sequence network must fit together.</summary>
public class SequenceRulesTests
{
    private static SequenceNetwork Reverse => SequenceCase.Named("gru-reverse").Load();

    private static SequenceNetwork Spell => SequenceCase.Named("lstm-spell").Load();

    private static SequenceNetwork Waves => SequenceCase.Named("gru-waves").Load();

    [Fact]
    public void Every_fixture_keeps_the_rules() => Assert.All(SequenceCase.All, sequence => Assert.Null(SequenceRules.Violation(sequence.Load())));

    [Fact]
    public void A_context_that_is_not_used_is_refused() =>
        Refused(Reverse with { Use = ContextUse.None }, "context: expected none, because the decoder does not start from it");

    [Fact]
    public void A_context_that_is_missing_is_refused() =>
        Refused(Reverse with { Context = null }, "context: expected one, found none, and the decoder starts from it");

    [Fact]
    public void States_of_another_shape_are_refused()
    {
        Refused(Reverse with { Context = Waves.Context }, "context: expected the states of the decoder, h 20, found h 14");
        Refused(
            Reverse with { Context = SequenceCase.Named("lstm-reverse").Load().Context },
            "context: expected the states of the decoder, h 20, found h 14 c 14, then h 14 c 14");
        Refused(Spell with { Use = ContextUse.FinalState }, "context: expected the states of the decoder, h 12 c 12, then h 12 c 12, found none");
    }

    [Fact]
    public void An_output_of_another_size_than_the_states_is_refused() =>
        Refused(Reverse with { Context = Spell.Context, Use = ContextUse.Output }, "context: expected 20 outputs, one for each h of the decoder, found 24");

    [Fact]
    public void An_output_in_other_units_is_refused()
    {
        Network context = Spell.Context!;
        Channel[] outputs = [.. Enumerable.Repeat(new Channel("y", "", 0, 2), 24)];
        Refused(
            Spell with { Context = context with { Description = context.Description with { Outputs = outputs } } },
            "context: expected outputs of mean 0 and deviation 1, because they are a state");
    }

    [Fact]
    public void A_decoder_that_needs_a_window_is_refused()
    {
        Network decoder = Waves.Decoder;
        var reverse = new ReverseLayer("back", (RecurrentLayer)decoder.Layers[0]);
        Refused(
            Waves with { Decoder = decoder with { Layers = [reverse, decoder.Layers[1]] } },
            "decoder: it is stepped, and cannot hold a layer that runs backwards");
    }

    [Fact]
    public void A_decoder_whose_output_cannot_be_its_input_is_refused()
    {
        Network decoder = Waves.Decoder;
        Refused(Waves with { Decoder = decoder with { Layers = [decoder.Layers[0]] } }, "decoder: expected as many outputs as inputs, 2, found 14");
        Refused(
            Waves with { Decoder = decoder with { Layers = [.. decoder.Layers, new ArgMaxLayer("best", 2)] } }, "decoder: it gives tokens but takes vectors");
        decoder = Reverse.Decoder;
        Refused(
            Reverse with { Decoder = decoder with { Layers = [decoder.Layers[0], decoder.Layers[1]] } },
            "decoder: expected a score for each of its 8 tokens, found 20");
    }

    [Fact]
    public void Numbers_out_of_range_are_refused()
    {
        Refused(Reverse with { StartToken = 8 }, "start token: expected -1 to 7, found 8");
        Refused(Reverse with { StopToken = -2 }, "stop token: expected -1 to 7, found -2");
        Refused(Reverse with { MaximumLength = 0 }, "maximum length: expected 1 to 65535, found 0");
        Refused(Waves with { StopToken = 1 }, "start and stop token: expected -1, because the decoder takes vectors");
    }

    private static void Refused(SequenceNetwork network, string message)
    {
        Assert.Equal(message, SequenceRules.Violation(network));
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => new FloatSequence(network)).Message, StringComparison.Ordinal);
    }
}
