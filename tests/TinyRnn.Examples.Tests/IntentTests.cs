using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Examples.Tests.Support;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Reference;
using Xunit;
using Xunit.Abstractions;

namespace TinyRnn.Examples.Tests;

/// <summary>N to 1: what a command wants, in both directions over its words.</summary>
public class IntentTests(ITestOutputHelper log)
{
    private static readonly (string Text, string Answer)[] s_test = ExampleFiles.Pairs("intent/test.tsv");

    [Fact]
    public void No_command_of_the_test_set_is_one_of_calibration()
    {
        Assert.InRange(s_test.Select(pair => pair.Text).Distinct().Count(), 400, s_test.Length);
        Assert.Empty(s_test.Intersect(ExampleFiles.Pairs("intent/calibration.tsv")));
    }

    [Fact]
    public void The_float_network_understands_commands_in_other_words()
    {
        Network network = Load();
        var floating = new FloatNetwork(network);

        double accuracy = Accuracy(Decisions(network, floating.Windows()));

        log.WriteLine($"float: {accuracy:P2} of {s_test.Length}");
        Assert.Equal(ExampleFiles.Metric("intent/metrics.json", "test_accuracy"), accuracy, 1e-6);
        Assert.InRange(accuracy, 0.95, 1);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(16)]
    public void The_integer_network_understands_as_well(int weightBits)
    {
        Network network = Load();
        int[] expected = Decisions(network, new FloatNetwork(network).Windows());

        int[] actual = Decisions(network, Quantized(network, weightBits).Loaded().Windows());

        int different = expected.Zip(actual).Count(pair => pair.First != pair.Second);
        log.WriteLine($"{weightBits} bits: {Accuracy(actual):P2}, float {Accuracy(expected):P2}; {different} of {s_test.Length} decided otherwise");
        Assert.InRange(Math.Abs(Accuracy(actual) - Accuracy(expected)), 0, 0.005);
        Assert.InRange(different, 0, s_test.Length / 100);
    }

    internal static Network Load() => NetworkImporter.Load(ExampleFiles.PathOf("intent/intent.pt"));

    internal static IntegerModel Quantized(Network network, int weightBits)
    {
        var calibrator = new Calibrator(network);
        foreach ((string command, _) in ExampleFiles.Pairs("intent/calibration.tsv"))
        {
            calibrator.AddWindow(Tokens.Of(network, command));
        }

        return IntegerModel.Of(calibrator, network, weightBits);
    }

    internal static IEnumerable<float[]> Windows(Network network) => s_test.Select(pair => Tokens.Of(network, pair.Text));

    private static int[] Decisions(Network network, Action<float[], float[]> run)
    {
        var probabilities = new float[network.OutputSize];
        return [.. Windows(network).Select(window =>
        {
            run(window, probabilities);
            return Tokens.Best(probabilities);
        })];
    }

    private static double Accuracy(int[] decisions)
    {
        IReadOnlyList<Channel> intents = Load().Description.Outputs;
        return decisions.Zip(s_test, (decision, pair) => intents[decision].Name == pair.Answer ? 1.0 : 0).Average();
    }
}
