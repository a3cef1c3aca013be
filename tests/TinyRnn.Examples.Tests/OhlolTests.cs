using System;
using System.Linq;
using TinyRnn.Examples.Tests.Support;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Reference;
using Xunit;

namespace TinyRnn.Examples.Tests;

/// <summary>N to N: a letter out for each letter in.</summary>
public class OhlolTests
{
    internal const string Input = "hello";
    internal const string Expected = "ohlol";

    [Theory]
    [InlineData("ohlol-one-hot")]
    [InlineData("ohlol-embedding")]
    public void The_float_network_spells_ohlol(string name)
    {
        Network network = Load(name);

        Assert.Equal(Expected, Spelled(network, new FloatNetwork(network).Steps()));
    }

    [Theory]
    [InlineData("ohlol-one-hot", 8)]
    [InlineData("ohlol-one-hot", 16)]
    [InlineData("ohlol-embedding", 8)]
    [InlineData("ohlol-embedding", 16)]
    public void The_integer_network_spells_ohlol(string name, int weightBits)
    {
        Network network = Load(name);

        Assert.Equal(Expected, Spelled(network, Quantized(network, weightBits).Loaded().Step));
    }

    internal static Network Load(string name) => NetworkImporter.Load(ExampleFiles.PathOf($"ohlol/{name}.pt"));

    /// <summary>Calibrated on the one word there is.</summary>
    internal static IntegerModel Quantized(Network network, int weightBits)
    {
        var calibrator = new Calibrator(network);
        Array.ForEach(Tokens.Of(network, Input), letter => calibrator.Add([letter]));
        return IntegerModel.Of(calibrator, network, weightBits);
    }

    internal static string Spelled(Network network, Action<float[], float[]> step)
    {
        var scores = new float[network.OutputSize];
        return Tokens.Text(network, Tokens.Of(network, Input).Select(letter =>
        {
            step([letter], scores);
            return Tokens.Best(scores);
        }));
    }
}
