using System;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Sequences;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Sequences;

public class FloatSequenceTests
{
    private const double Tolerance = 1e-5;

    public static TheoryData<string> TokenCases => [.. SequenceCase.All.Where(sequence => sequence.WritesTokens).Select(sequence => sequence.Name)];

    [Theory]
    [MemberData(nameof(TokenCases))]
    public void Tokens_are_those_that_the_framework_writes(string name)
    {
        var sequence = new FloatSequence(SequenceCase.Named(name).Load());
        foreach (SequenceRun run in SequenceCase.Named(name).Runs)
        {
            Assert.Equal(run.Tokens, sequence.Generate(run.Window, (int)run.First[0]));
            if (sequence.StartToken >= 0)
            {
                Assert.Equal(run.Tokens, sequence.Generate(run.Window));
            }
        }
    }

    [Theory]
    [MemberData(nameof(TokenCases))]
    public void Teacher_forcing_gives_the_probabilities_of_the_framework(string name)
    {
        var sequence = new FloatSequence(SequenceCase.Named(name).Load());
        foreach (SequenceRun run in SequenceCase.Named(name).Runs)
        {
            TeacherForcing forced = TeacherForcing.Run(sequence, run.Window, run.Target);

            Assert.Equal(run.Logs.Length, forced.LogLikelihoods.Length);
            Assert.All(run.Logs.Zip(forced.LogLikelihoods), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
            Assert.Equal(Math.Exp(-run.Logs.Average()), forced.Perplexity, 10 * Tolerance);
        }
    }

    [Fact]
    public void Teacher_forcing_predicts_the_stop_token_after_the_last()
    {
        var sequence = new FloatSequence(SequenceCase.Named("gru-reverse").Load());

        TeacherForcing forced = TeacherForcing.Run(sequence, [2, 3, 4], [4, 3, 2]);

        Assert.Equal([4, 3, 2, 1], forced.Expected);
        Assert.Equal([4, 3, 2, 1], forced.Predicted);
        Assert.Equal(4, forced.Correct);
        Assert.Equal(8, TeacherForcing.Join([forced, forced]).Correct);
    }

    [Fact]
    public void Without_a_start_token_the_first_token_is_given_and_not_predicted()
    {
        var sequence = new FloatSequence(SequenceCase.Named("rnn-chant").Load());

        Assert.Equal([3, 4, 2], TeacherForcing.Run(sequence, [], [2, 3, 4, 2]).Expected);
        Assert.Empty(TeacherForcing.Run(sequence, [], []).Expected);
    }

    [Fact]
    public void Vectors_that_are_fed_back_are_those_of_the_framework()
    {
        SequenceCase waves = SequenceCase.Named("gru-waves");
        var sequence = new FloatSequence(waves.Load());
        foreach (SequenceRun run in waves.Runs)
        {
            float[][] vectors = sequence.GenerateVectors(run.Window, run.First, sequence.MaximumLength);

            Assert.Equal(sequence.MaximumLength, vectors.Length);
            Assert.All(run.Vectors.Zip(vectors.SelectMany(vector => vector)), pair => Assert.Equal(pair.First, pair.Second, Tolerance));
        }
    }

    [Fact]
    public void A_sequence_ends_at_the_greatest_length()
    {
        var sequence = new FloatSequence(SequenceCase.Named("gru-reverse").Load() with { MaximumLength = 2 });

        Assert.Equal([4, 3], sequence.Generate([2, 3, 4]));
    }

    [Fact]
    public void A_prompt_is_continued_from_the_state_it_leaves()
    {
        var sequence = new FloatSequence(SequenceCase.Named("rnn-chant").Load());
        sequence.Start([]);
        sequence.Predict(2);
        sequence.Predict(3);

        Assert.Equal([2, 5, 6, 4], sequence.Continue(4, 4));
        Assert.Equal([7, 2, 3], sequence.Continue(4, 3));
    }

    [Fact]
    public void The_final_state_of_the_context_is_the_state_that_the_decoder_starts_from()
    {
        var sequence = new FloatSequence(SequenceCase.Named("lstm-reverse").Load());
        sequence.Start([2, 3, 4]);

        Assert.Equal(sequence.Context!.HiddenState(2).ToArray(), sequence.Decoder.HiddenState(2).ToArray());
        Assert.Equal(sequence.Context!.CellState(1).ToArray(), sequence.Decoder.CellState(1).ToArray());
        Assert.NotEqual(0, sequence.Decoder.CellState(2)[0]);
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        var chant = new FloatSequence(SequenceCase.Named("rnn-chant").Load());
        var reverse = new FloatSequence(SequenceCase.Named("gru-reverse").Load());

        Assert.Throws<ArgumentException>(() => chant.Generate([]));
        Assert.Throws<ArgumentException>(() => chant.Generate([1], 2));
        Assert.Throws<ArgumentException>(() => chant.Generate([], 8));
        Assert.Throws<ArgumentException>(() => reverse.Generate([]));
        Assert.Throws<ArgumentException>(() => reverse.Generate([9]));
    }

    [Fact]
    public void Scores_that_are_no_probabilities_have_no_perplexity()
    {
        SequenceNetwork network = SequenceCase.Named("rnn-chant").Load();
        var dense = (DenseLayer)network.Decoder.Layers[^2];
        Network decoder = network.Decoder with { Layers = [.. network.Decoder.Layers.SkipLast(2), dense with { Activation = Activation.Sigmoid }] };
        var sequence = new FloatSequence(network with { Decoder = decoder });

        Assert.False(sequence.HasProbabilities);
        Assert.Equal(double.NaN, TeacherForcing.Run(sequence, [], [2, 3]).Perplexity);
        Assert.Throws<NotSupportedException>(() => sequence.LogProbabilities(new double[8]));
    }
}
