using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Sequences;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Sequences;

/// <summary>Integer sequences beside those of the float network.</summary>
public class SequenceQuantizerTests
{
    public static TheoryData<string, int> TokenCases
    {
        get
        {
            var cases = new TheoryData<string, int>();
            foreach (SequenceCase sequence in SequenceCase.All.Where(sequence => sequence.WritesTokens))
            {
                cases.Add(sequence.Name, 8);
                cases.Add(sequence.Name, 16);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(TokenCases))]
    public void Integer_tokens_are_those_of_the_float_network(string name, int bits)
    {
        SequenceCase sequence = SequenceCase.Named(name);
        SequenceModel model = Quantize(sequence, bits);
        var generator = new LoadedSequence(model);
        var tokens = new int[model.MaximumLength];

        foreach (SequenceRun run in sequence.Runs)
        {
            int first = (int)run.First[0];
            int count = model.Context is null ? generator.Generate(first, tokens) : generator.Generate(run.Window, first, tokens);
            Assert.Equal(run.Tokens, tokens[..count]);
        }

        Assert.True(generator.SelfTest().Passed);
        Assert.Equal(4, model.SelfTest.Length);
    }

    [Theory]
    [MemberData(nameof(TokenCases))]
    public void The_perplexity_under_teacher_forcing_is_that_of_the_float_network(string name, int bits)
    {
        SequenceCase sequence = SequenceCase.Named(name);
        var integer = new IntegerSequence(Quantize(sequence, bits));
        var reference = new FloatSequence(sequence.Load());

        TeacherForcing expected = Forced(reference, sequence);
        TeacherForcing actual = Forced(integer, sequence);

        Assert.Equal(expected.Expected, actual.Expected);
        Assert.Equal(expected.Predicted, actual.Predicted);
        Assert.InRange(actual.Perplexity / expected.Perplexity, 0.99, 1.01);
    }

    [Theory]
    [InlineData(8, 0.15)]
    [InlineData(16, 0.01)]
    public void Vectors_that_are_fed_back_stay_near_those_of_the_float_network(int bits, double tolerance)
    {
        SequenceCase waves = SequenceCase.Named("gru-waves");
        SequenceModel model = Quantize(waves, bits);
        var generator = new LoadedSequence(model);
        var vectors = new float[2 * model.MaximumLength];

        foreach (SequenceRun run in waves.Runs)
        {
            Assert.Equal(model.MaximumLength, generator.GenerateVectors(run.Window, run.First, vectors));
            Assert.All(run.Vectors.Zip(vectors), pair => Assert.Equal(pair.First, pair.Second, tolerance));
        }

        Assert.True(generator.SelfTest().Passed);
    }

    [Fact]
    public void Initial_states_of_a_context_are_not_cut_on_their_way_into_products()
    {
        // h0 is far beyond what the decoder's own steps reach, and c0 is 0.
        SequenceNetwork network = SequenceCase.Named("gru-spell").Load();
        var dense = (DenseLayer)network.Context!.Layers[0];
        float[] weights = [.. dense.Weights.Select(weight => 40 * weight)];
        Network context = network.Context with { Layers = [dense with { Weights = weights, Activation = Activation.None }] };
        network = network with { Context = context };
        SequenceCase spell = SequenceCase.Named("gru-spell");
        SequenceModel model = SequenceModel.Load(SequenceQuantizer.Quantize(network, Samples(spell), new QuantizationOptions { WeightBits = 16 }));

        var reference = new FloatSequence(network);
        var generator = new LoadedSequence(model);
        var hidden = new float[12];
        foreach (SequenceRun run in spell.Runs)
        {
            reference.Start(run.Window);
            generator.Start(run.Window);
            generator.Decoder.ReadHidden(1, hidden);
            float[] expected = reference.Decoder.HiddenState(1).ToArray();
            Assert.InRange(expected.Max(Math.Abs), 20, 120);
            Assert.All(expected.Zip(hidden), pair => Assert.Equal(pair.First, pair.Second, 0.05));
            reference.Predict(0);
            generator.Step(0);
            generator.Decoder.ReadHidden(1, hidden);
            Assert.All(reference.Decoder.HiddenState(1).ToArray().Zip(hidden), pair => Assert.Equal(pair.First, pair.Second, 0.2));
        }
    }

    [Fact]
    public void A_plain_model_of_tokens_is_a_sequence_of_its_own()
    {
        SequenceCase chant = SequenceCase.Named("rnn-chant");
        var sequence = new IntegerSequence(Quantize(chant, 8).Decoder);

        sequence.Start([]);

        Assert.Equal(-1, sequence.StartToken);
        Assert.Equal(chant.Runs[0].Tokens, sequence.Continue((int)chant.Runs[0].First[0], 24));
        Assert.Throws<ArgumentException>(() => sequence.Start([1]));
    }

    [Fact]
    public void Bad_calibration_is_refused()
    {
        SequenceNetwork network = SequenceCase.Named("gru-reverse").Load();

        Refused("calibration: expected at least one sequence, found none", network);
        Refused("calibration sequence 1: Expected a token from 0 to 7, found 8.", network, new([2], [2]), new([8], [2]));
        Refused("calibration sequence 0: Expected a token from 0 to 7, found 9.", network, new SequenceSample([2], [9]));
        Refused("calibration sequence 0: Expected one or more steps of 1 values, found 0 values.", network, new SequenceSample([], [2]));
        Refused("context: expected one, found none, and the decoder starts from it", network with { Context = null }, new SequenceSample([2], [2]));
    }

    [Fact]
    public void A_context_whose_output_is_too_large_for_a_state_is_refused()
    {
        SequenceNetwork network = SequenceCase.Named("gru-spell").Load();
        var dense = (DenseLayer)network.Context!.Layers[0];
        float[] bias = [.. dense.Bias.Select(_ => 200f)];
        Network context = network.Context with { Layers = [dense with { Bias = bias, Activation = Activation.None }] };

        Refused("context: expected initial states of at most 120 in magnitude, found", network with { Context = context }, new SequenceSample([0, 0, 0], [2]));
    }

    private static void Refused(string message, SequenceNetwork network, params SequenceSample[] samples) =>
        Assert.StartsWith(
            message,
            Assert.Throws<QuantizationException>(() => SequenceQuantizer.Quantize(network, samples, new QuantizationOptions())).Message,
            StringComparison.Ordinal);

    private static TeacherForcing Forced(ITokenModel model, SequenceCase sequence) =>
        TeacherForcing.Join([.. sequence.Runs.Select(run => TeacherForcing.Run(model, run.Window, run.Target))]);

    internal static SequenceModel Quantize(SequenceCase sequence, int bits) =>
        SequenceModel.Load(SequenceQuantizer.Quantize(sequence.Load(), Samples(sequence), new QuantizationOptions { WeightBits = bits }));

    private static List<SequenceSample> Samples(SequenceCase sequence) =>
        [
            .. sequence.Runs.Select(run => sequence.WritesTokens
                ? new SequenceSample(run.Window, run.Target)
                : new SequenceSample(run.Window, [], [.. run.First, .. run.Vectors[..^2]])),
        ];
}
