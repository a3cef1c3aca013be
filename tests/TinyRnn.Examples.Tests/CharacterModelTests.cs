using System;
using System.IO;
using System.Linq;
using TinyRnn.Examples.Tests.Support;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Sequences;
using Xunit;
using Xunit.Abstractions;

namespace TinyRnn.Examples.Tests;

/// <summary>1 to N: a text continued, the state carried from its first character on.</summary>
public class CharacterModelTests(ITestOutputHelper log)
{
    private const string Prompt = "when the pressure falls, ";
    private const int Written = 300;
    private const int HeldOutParagraphs = 2;
    private static readonly string[] s_paragraphs = File.ReadAllLines(ExampleFiles.PathOf("char-lm/text.txt"));
    private static readonly int s_heldOut = string.Join(' ', s_paragraphs[^HeldOutParagraphs..]).Length;

    internal static string Text { get; } = string.Join(' ', s_paragraphs);

    [Theory]
    [InlineData("char-rnn")]
    [InlineData("char-gru")]
    public void The_float_network_is_as_sure_as_in_training(string name)
    {
        Network network = Load(name);

        TeacherForcing forced = TeacherForcing.Run(Float(network), [], Tokens.NumbersOf(network, Text));

        Assert.Equal(ExampleFiles.Metric("char-lm/metrics.json", name, "perplexity"), Perplexity(forced, Trained), 1e-3);
        Assert.Equal(ExampleFiles.Metric("char-lm/metrics.json", name, "perplexity_held_out"), Perplexity(forced, HeldOut), 1e-3);
    }

    [Theory]
    [InlineData("char-rnn", 8)]
    [InlineData("char-rnn", 16)]
    [InlineData("char-gru", 8)]
    [InlineData("char-gru", 16)]
    public void The_integer_network_continues_the_text_as_the_float_network_does(string name, int weightBits)
    {
        Network network = Load(name);
        int[] prompt = Tokens.NumbersOf(network, Prompt);
        FloatSequence floating = Float(network);
        TeacherForcing.Run(floating, [], prompt);
        int[] written = floating.Continue(prompt[^1], Written);

        TeacherForcing forced = TeacherForcing.Run(Quantized(network, weightBits).Sequence(), [], [.. prompt, .. written]);

        double share = Agreement(written, forced.Predicted[^Written..]);
        log.WriteLine($"{name}, {weightBits} bits: {share:P1} of {Written} characters equal in");
        log.WriteLine(Prompt + Tokens.Text(network, written));
        Assert.Equal(Written, written.Length);
        Assert.InRange(share, 0.95, 1);
    }

    [Theory]
    [InlineData("char-rnn", 8)]
    [InlineData("char-rnn", 16)]
    [InlineData("char-gru", 8)]
    [InlineData("char-gru", 16)]
    public void The_integer_network_is_as_sure_of_the_text_as_the_float_network_is(string name, int weightBits)
    {
        Network network = Load(name);
        int[] text = Tokens.NumbersOf(network, Text);

        TeacherForcing expected = TeacherForcing.Run(Float(network), [], text);
        TeacherForcing actual = TeacherForcing.Run(Quantized(network, weightBits).Sequence(), [], text);

        double share = Agreement(expected.Predicted, actual.Predicted);
        log.WriteLine($"{name}, {weightBits} bits: perplexity {Perplexity(actual, Trained):F4}, held out {Perplexity(actual, HeldOut):F4}");
        log.WriteLine($"float: perplexity {Perplexity(expected, Trained):F4}, held out {Perplexity(expected, HeldOut):F4}");
        log.WriteLine($"{share:P2} of {expected.Predicted.Length} most likely characters equal");
        Assert.InRange(Perplexity(actual, Trained) / Perplexity(expected, Trained), 0.99, 1.01);
        Assert.InRange(Perplexity(actual, HeldOut) / Perplexity(expected, HeldOut), 0.99, 1.01);
        Assert.InRange(share, 0.95, 1);
    }

    internal static Network Load(string name) => NetworkImporter.Load(ExampleFiles.PathOf($"char-lm/{name}.pt"));

    /// <summary>Calibrated on the text that was trained on.</summary>
    internal static IntegerModel Quantized(Network network, int weightBits)
    {
        var calibrator = new Calibrator(network);
        Array.ForEach(Tokens.Of(network, Text[..^s_heldOut]), token => calibrator.Add([token]));
        return IntegerModel.Of(calibrator, network, weightBits);
    }

    // Positions of the text after its first character, which is given and not predicted.
    private static Range Trained => ..^s_heldOut;

    private static Range HeldOut => ^s_heldOut..;

    private static FloatSequence Float(Network network) => new(new SequenceNetwork(null, ContextUse.None, network, -1, -1, Written));

    private static double Agreement(int[] expected, int[] actual) => expected.Zip(actual, (e, a) => e == a ? 1.0 : 0).Average();

    private static double Perplexity(TeacherForcing forced, Range part) => Math.Exp(-forced.LogLikelihoods[part].Average());
}
