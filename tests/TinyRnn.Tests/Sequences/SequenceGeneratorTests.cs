using System;
using System.Linq;
using Xunit;

namespace TinyRnn.Tests.Sequences;

public class SequenceGeneratorTests
{
    private static SequenceModel Translator { get; } = SequenceModel.Load(SampleSequences.Translator());

    [Fact]
    public void A_sequence_is_what_a_loop_written_by_hand_gives()
    {
        var generator = new LoadedSequence(Translator);
        float[] window = [3, 1, 4, 6];
        var tokens = new int[9];
        int count = generator.Generate(window, tokens);

        var context = new LoadedNetwork(Translator.Context);
        context.Run(window, new float[4 * context.OutputSize]);
        var decoder = new LoadedNetwork(Translator.Decoder);
        var state = new int[10];
        context.ReadState(state);
        decoder.WriteState(state);
        var scores = new int[6];
        int token = 0;
        for (int i = 0; i < 9; i++)
        {
            decoder.Step([token], scores);
            token = Array.IndexOf(scores, scores.Max());
            if (token == 1)
            {
                Assert.Equal(i, count);
                break;
            }

            Assert.Equal(token, tokens[i]);
        }
    }

    [Fact]
    public void The_stop_token_ends_a_sequence_and_is_not_part_of_it()
    {
        var context = new LoadedNetwork(Translator.Context);
        var endless = new SequenceGenerator(context, ContextUse.FinalState, new LoadedNetwork(Translator.Decoder), 0, -1, 9);
        var tokens = new int[9];
        Assert.Equal(9, endless.Generate([3, 1, 4], tokens));
        int stop = tokens[2];
        int first = Array.IndexOf(tokens, stop);

        var generator = new SequenceGenerator(context, ContextUse.FinalState, new LoadedNetwork(Translator.Decoder), 0, stop, 9);

        Assert.Equal(first, generator.Generate([3, 1, 4], new int[9]));
    }

    [Fact]
    public void A_sequence_ends_at_the_greatest_length_and_leaves_the_rest_of_the_buffer()
    {
        SequenceModel model = SequenceModel.Load(SampleSequences.Chanter());
        var generator = new SequenceGenerator(null, ContextUse.None, new LoadedNetwork(model.Decoder), 2, -1, 3);
        int[] tokens = [9, 9, 9, 9, 9];

        Assert.Equal(3, generator.Generate(tokens));

        Assert.Equal([9, 9], tokens[3..]);
    }

    [Fact]
    public void A_prompt_is_continued_from_the_state_it_leaves()
    {
        var generator = new LoadedSequence(SequenceModel.Load(SampleSequences.Chanter()));
        var whole = new int[20];
        generator.Generate(3, whole);
        var rest = new int[16];

        generator.Start();
        int token = 3;
        for (int i = 0; i < 4; i++)
        {
            token = generator.Step(token);
            Assert.Equal(whole[i], token);
        }

        Assert.Equal(10, generator.Continue(token, rest, 10));
        Assert.Equal(6, generator.Continue(rest[9], rest, 6));
        Assert.Equal(whole[14..20], rest[..6]);
    }

    [Fact]
    public void A_window_may_be_the_beginning_of_a_longer_buffer()
    {
        foreach (byte[] bytes in new[] { SampleSequences.Translator(), SampleSequences.BothDirections() })
        {
            var generator = new LoadedSequence(SequenceModel.Load(bytes));
            var expected = new int[9];
            int count = generator.Generate([3, 1, 4], expected);
            var actual = new int[9];

            generator.Start([3, 1, 4, 6, 6], 3);

            Assert.Equal(count, generator.Continue(0, actual, 9));
            Assert.Equal(expected[..count], actual[..count]);
        }
    }

    [Fact]
    public void Each_sequence_starts_afresh()
    {
        foreach (byte[] bytes in new[] { SampleSequences.Translator(), SampleSequences.BothDirections() })
        {
            var generator = new LoadedSequence(SequenceModel.Load(bytes));
            var (first, second) = (new int[9], new int[9]);
            int count = generator.Generate([5, 2], first);
            generator.Generate([6, 6, 6], second);

            Assert.Equal(count, generator.Generate([5, 2], second));
            Assert.Equal(first[..count], second[..count]);
        }
    }

    [Fact]
    public void An_output_becomes_h0_of_all_layers_and_c0_is_zero()
    {
        SequenceModel model = SequenceModel.Load(SampleSequences.Speller());
        var generator = new LoadedSequence(model);
        var context = new LoadedNetwork(model.Context);
        float[] vector = [0.3f, -0.6f];
        var output = new float[8];
        context.Step(vector, output);
        generator.Decoder.WriteState([.. Enumerable.Repeat(5, 16)]);

        generator.Start(vector);

        var (h, c) = (new float[4], new float[4]);
        generator.Decoder.ReadHidden(1, h);
        Assert.Equal(output[..4], h);
        generator.Decoder.ReadHidden(2, h);
        Assert.Equal(output[4..], h);
        generator.Decoder.ReadCell(2, c);
        Assert.Equal(new float[4], c);
    }

    [Fact]
    public void States_of_both_directions_become_the_state_of_the_decoder()
    {
        SequenceModel model = SequenceModel.Load(SampleSequences.BothDirections());
        var generator = new LoadedSequence(model);
        generator.Start([3, 1, 4, 0]);
        var context = new LoadedNetwork(model.Context);
        var (hn, cn) = (new float[6], new float[6]);
        context.Run([3, 1, 4, 0], new float[24], hn, cn);

        var (h, c) = (new float[6], new float[6]);
        generator.Decoder.ReadHidden(1, h);
        generator.Decoder.ReadCell(1, c);
        Assert.Equal(hn, h);
        Assert.Equal(cn, c);
    }

    [Fact]
    public void Vectors_are_fed_back_in_units()
    {
        SequenceModel model = SequenceModel.Load(SampleSequences.Waves());
        var generator = new LoadedSequence(model);
        var vectors = new float[14];
        float[] window = [0.5f, 1, -1, 0.2f];

        Assert.Equal(7, generator.GenerateVectors(window, [4, -1.5f], vectors));

        generator.Start(window);
        float[] vector = [4, -1.5f];
        for (int step = 0; step < 7; step++)
        {
            generator.Decoder.Step((float[])vector.Clone(), vector);
            Assert.Equal(vector, vectors[(2 * step)..(2 * step + 2)]);
        }
    }

    [Fact]
    public void Self_tests_of_all_parts_and_sequences_pass_and_change_nothing()
    {
        byte[][] models = [SampleSequences.Translator(), SampleSequences.Speller(), SampleSequences.BothDirections(), SampleSequences.Chanter(), SampleSequences.Waves()];
        foreach (byte[] bytes in models)
        {
            SequenceModel model = SequenceModel.Load(bytes);
            Assert.Equal(4, model.SelfTest.Length);
            var generator = new LoadedSequence(model);
            var state = new int[generator.Decoder.Info.StateLength];
            Array.Fill(state, 77);
            generator.Decoder.WriteState(state);

            SequenceTestResult result = generator.SelfTest();

            Assert.True(result.Passed, result.ToString());
            Assert.Equal(4, result.Sequences);
            Assert.Matches(@"^passed, \d+ steps and 4 sequences$", result.ToString());
            var after = new int[state.Length];
            generator.Decoder.ReadState(after);
            Assert.Equal(state, after);
        }
    }

    [Fact]
    public void A_self_test_says_where_a_sequence_differs()
    {
        SequenceModel model = SequenceModel.Load(SampleSequences.Translator());
        model.SelfTest[2].Expected[0] ^= 1;

        SequenceTestResult result = new LoadedSequence(model).SelfTest();

        Assert.False(result.Passed);
        Assert.StartsWith("FAILED in sequence 2 at place 0: expected ", result.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bad_arguments_are_refused_and_leave_the_decoder_as_it_was()
    {
        var generator = new LoadedSequence(Translator);
        generator.Start([1, 2]);
        var state = new int[10];
        generator.Decoder.ReadState(state);

        Fails("first token: expected 0 to 5, found 6", () => generator.Generate([1], 6, new int[9]));
        Fails("first token: expected 0 to 5, found -1", () => generator.Continue(-1, new int[9], 9));
        Fails("tokens: expected room for 9, at least one, found 8", () => generator.Generate([1], new int[8]));
        Fails("tokens: expected room for 0, at least one, found 8", () => generator.Continue(0, new int[8], 0));
        Fails("window: expected one or more steps of 1 values, found 0 values", () => generator.Generate([], new int[9]));
        Fails("window: expected 3 steps, at least one, of 1 values, found 2 values", () => generator.Start([1, 2], 3));
        Assert.Throws<ArgumentException>(() => generator.Generate([7], new int[9]));
        Assert.Throws<ArgumentException>(() => generator.Generate([0.5f], new int[9]));
        Assert.Throws<ArgumentException>(() => generator.Step(6));
        Assert.Throws<InvalidOperationException>(() => generator.Start());
        Assert.Throws<InvalidOperationException>(() => generator.Generate(new int[9]));
        Assert.Throws<InvalidOperationException>(() => generator.ContinueVectors([0], new float[4], 2));

        var after = new int[10];
        generator.Decoder.ReadState(after);
        Assert.Equal(state, after);

        static void Fails(string message, Action action) => Assert.Equal(message, Assert.Throws<ArgumentException>(action).Message);
    }

    [Fact]
    public void Bad_vectors_are_refused()
    {
        var generator = new LoadedSequence(SequenceModel.Load(SampleSequences.Waves()));

        Assert.Equal(
            "first vector: expected 2 values, found 3", Assert.Throws<ArgumentException>(() => generator.GenerateVectors([1, 1], [1, 2, 3], new float[14])).Message);
        Assert.Equal(
            "vectors: expected room for 7, at least one, of 2 values, found 13 values",
            Assert.Throws<ArgumentException>(() => generator.GenerateVectors([1, 1], [1, 2], new float[13])).Message);
        Assert.Throws<ArgumentException>(() => generator.Start([1, 2, 3]));
        Assert.Throws<InvalidOperationException>(() => generator.Step(0));
        Assert.Throws<InvalidOperationException>(() => generator.Generate([1, 1], 0, new int[7]));
    }

    [Fact]
    public void A_first_token_must_come_from_somewhere()
    {
        var generator = new LoadedSequence(SequenceModel.Load(SampleSequences.Chanter()));

        Assert.Equal("first token: expected 0 to 5, found -1", Assert.Throws<ArgumentException>(() => generator.Generate(new int[20])).Message);
        Assert.Throws<InvalidOperationException>(() => generator.Start([1]));
    }

    [Fact]
    public void Parts_that_do_not_fit_are_refused()
    {
        RnnModel context = Translator.Context;
        RnnModel decoder = Translator.Decoder;
        Fails("context: expected one, found none, and the decoder starts from it", null, ContextUse.Output, decoder, 0, 1, 9);
        Fails("context: expected none, because the decoder does not start from it", context, ContextUse.None, decoder, 0, 1, 9);
        Fails("decoder: expected a score for each of its 7 tokens, or the best token, found 5 outputs", null, ContextUse.None, context, 0, 1, 9);
        Fails("start token: expected -1 to 5, found 6", null, ContextUse.None, decoder, 6, 1, 9);
        Fails("stop token: expected -1 to 5, found -2", null, ContextUse.None, decoder, 0, -2, 9);
        Fails("maximum length: expected 1 to 65535, found 0", null, ContextUse.None, decoder, 0, 1, 0);
        RnnModel both = SequenceModel.Load(SampleSequences.BothDirections()).Context;
        Fails("decoder: it is stepped, and cannot hold a layer that runs backwards", null, ContextUse.None, both, 0, 1, 9);
        Fails("context: expected 5 values of h for layer 1 of the decoder, found 6 in layer 1", both, ContextUse.FinalState, decoder, 0, 1, 9);

        static void Fails(string message, RnnModel? context, ContextUse use, RnnModel decoder, int start, int stop, int length) =>
            Assert.Equal(
                message,
                Assert.Throws<ArgumentException>(
                    () => new SequenceGenerator(context is null ? null : new LoadedNetwork(context), use, new LoadedNetwork(decoder), start, stop, length)).Message);
    }
}
