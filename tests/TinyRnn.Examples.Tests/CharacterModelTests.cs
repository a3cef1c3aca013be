using System;
using System.IO;
using System.Linq;
using TinyRnn.Examples.Tests.Support;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Reference;
using Xunit;
using Xunit.Abstractions;

namespace TinyRnn.Examples.Tests;

/// <summary>1 to N: a text continued, the state carried from its first character on.</summary>
public class CharacterModelTests(ITestOutputHelper log)
{
    private const string Prompt = "when the pressure falls, ";
    private const int Generated = 300;
    private const int HeldOutParagraphs = 2;
    private static readonly string[] s_paragraphs = File.ReadAllLines(ExampleFiles.PathOf("char-lm/text.txt"));
    internal static readonly string Text = string.Join(' ', s_paragraphs);
    private static readonly int s_trained = Text.Length - string.Join(' ', s_paragraphs[^HeldOutParagraphs..]).Length;

    [Theory]
    [InlineData("char-rnn")]
    [InlineData("char-gru")]
    public void The_float_network_is_as_sure_as_in_training(string name)
    {
        Network network = Load(name);

        float[][] scores = Scores(network, new FloatNetwork(network).Steps(), Tokens.Of(network, Text));

        (double trained, double heldOut) = Perplexities(scores, network);

        Assert.Equal(ExampleFiles.Metric("char-lm/metrics.json", name, "perplexity"), trained, 1e-3);
        Assert.Equal(ExampleFiles.Metric("char-lm/metrics.json", name, "perplexity_held_out"), heldOut, 1e-3);
    }

    [Theory]
    [InlineData("char-rnn", 8)]
    [InlineData("char-rnn", 16)]
    [InlineData("char-gru", 8)]
    [InlineData("char-gru", 16)]
    public void The_integer_network_continues_the_text_as_the_float_network_does(string name, int weightBits)
    {
        Network network = Load(name);
        float[] written = Continued(network, new FloatNetwork(network));

        float[][] expected = Scores(network, new FloatNetwork(network).Steps(), written);
        float[][] actual = Scores(network, Quantized(network, weightBits).Table().Step, written);

        double share = Agreement(expected[(Prompt.Length - 1)..^1], actual[(Prompt.Length - 1)..^1]);
        log.WriteLine($"{name}, {weightBits} bits: {share:P1} of {Generated} characters equal in");
        log.WriteLine(Tokens.Text(network, written.Select(token => (int)token)));
        Assert.Equal(Prompt.Length + Generated, written.Length);
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
        float[] tokens = Tokens.Of(network, Text);

        float[][] expected = Scores(network, new FloatNetwork(network).Steps(), tokens);
        float[][] actual = Scores(network, Quantized(network, weightBits).Table().Step, tokens);

        (double trained, double heldOut) = Perplexities(actual, network);
        (double floatTrained, double floatHeldOut) = Perplexities(expected, network);
        double share = Agreement(expected, actual);
        log.WriteLine($"{name}, {weightBits} bits: perplexity {trained:F4}, held out {heldOut:F4}; float {floatTrained:F4}, {floatHeldOut:F4}");
        log.WriteLine($"{share:P2} of {Text.Length} most likely characters equal");
        Assert.InRange(trained / floatTrained, 0.99, 1.01);
        Assert.InRange(heldOut / floatHeldOut, 0.99, 1.01);
        Assert.InRange(share, 0.95, 1);
    }

    internal static Network Load(string name) => NetworkImporter.Load(ExampleFiles.PathOf($"char-lm/{name}.pt"));

    /// <summary>Calibrated on the text that was trained on.</summary>
    internal static IntegerModel Quantized(Network network, int weightBits)
    {
        var calibrator = new Calibrator(network);
        foreach (float token in Tokens.Of(network, Text[..s_trained]))
        {
            calibrator.Add([token]);
        }

        return IntegerModel.Of(calibrator, network, weightBits);
    }

    /// <summary>The prompt and what the float network writes after it, always the most likely character.</summary>
    private static float[] Continued(Network network, FloatNetwork floating)
    {
        float[] tokens = [.. Tokens.Of(network, Prompt), .. new float[Generated]];
        var scores = new float[network.OutputSize];
        for (int i = 0; i < tokens.Length - 1; i++)
        {
            floating.Step([tokens[i]], scores);
            tokens[i + 1] = i + 1 < Prompt.Length ? tokens[i + 1] : Tokens.Best(scores);
        }

        return tokens;
    }

    /// <summary>What the network says after each token: log-probabilities of the next.</summary>
    private static float[][] Scores(Network network, Action<float[], float[]> step, float[] tokens)
    {
        return [.. tokens.Select(token =>
        {
            var scores = new float[network.OutputSize];
            step([token], scores);
            return scores;
        })];
    }

    private static double Agreement(float[][] expected, float[][] actual) =>
        expected.Zip(actual, (e, a) => Tokens.Best(e) == Tokens.Best(a) ? 1.0 : 0).Average();

    /// <summary>Of the part that was trained on, and of the part held out, the state carried through both.</summary>
    private static (double Trained, double HeldOut) Perplexities(float[][] scores, Network network)
    {
        float[] tokens = Tokens.Of(network, Text);
        double[] losses = [.. tokens.Skip(1).Select((token, i) => -(double)scores[i][(int)token])];
        return (Math.Exp(losses[..(s_trained - 1)].Average()), Math.Exp(losses[(s_trained - 1)..].Average()));
    }
}
