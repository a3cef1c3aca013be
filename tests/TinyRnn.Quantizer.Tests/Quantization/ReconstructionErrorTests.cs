using System;
using System.Linq;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Compilation.Native;
using TinyRnn.Quantizer.Compilation.Native.Checking;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Reference;
using TinyRnn.Quantizer.Tests.Compilation;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Quantization;

/// <summary>The reconstruction error of an autoencoder: in float what it is defined as, in integers near it, the same loaded and compiled.</summary>
public sealed class ReconstructionErrorTests
{
    private const int Steps = 9;
    private const int Inputs = 3;

    private static readonly Channel[] s_features =
    [
        new("temperature", "\u00b0C", 20, 4),
        new("pressure", "hPa", 1013, 9),
        new("humidity", "%", 55, 16),
    ];

    [Theory]
    [InlineData(ErrorMeasure.MeanAbsolute)]
    [InlineData(ErrorMeasure.MeanSquared)]
    public void Float_error_is_the_mean_difference_of_what_comes_out_and_what_went_in(ErrorMeasure measure)
    {
        Network autoencoder = Autoencoder(1, s_features);
        float[] window = Windows(2, 1, s_features)[0];
        float[] output = Run(autoencoder, window);

        double[] differences =
            [.. window.Select((reading, i) => output[i] - ((reading - s_features[i % Inputs].Mean) / s_features[i % Inputs].Deviation))];
        double expected = differences.Average(difference => measure == ErrorMeasure.MeanAbsolute ? Math.Abs(difference) : difference * difference);

        Assert.Equal(expected, Assert.Single(Run(ReconstructionErrorLayer.Behind(autoencoder, measure), window)), 1e-5);
    }

    [Theory]
    [InlineData(ErrorMeasure.MeanAbsolute, 8, true)]
    [InlineData(ErrorMeasure.MeanAbsolute, 16, false)]
    [InlineData(ErrorMeasure.MeanSquared, 8, false)]
    [InlineData(ErrorMeasure.MeanSquared, 16, true)]
    public void Integer_error_is_near_that_of_float_and_in_the_self_test(ErrorMeasure measure, int bits, bool isRaw)
    {
        // Without stated means the quantizer centres what reaches the network badly scaled, and the comparison takes that back.
        Channel[] features = isRaw ? [] : s_features;
        Network network = ReconstructionErrorLayer.Behind(Autoencoder(3, features), measure);
        RnnModel model = Quantize(network, Windows(4, 60, features), bits);
        var integer = new LoadedNetwork(model);

        foreach (float[] window in Windows(5, 40, features))
        {
            var output = new float[1];
            integer.Reset();
            integer.Run(window, output);
            float expected = Run(network, window)[0];

            Assert.InRange(Math.Abs(output[0] - expected) / expected, 0, bits == 8 ? 0.02 : 0.002);
        }

        Assert.True(model.SelfTest.Outputs.Length > 0 && integer.SelfTest().Passed);
        Assert.Equal(("reconstruction_error", 1, true), (model.Info.Outputs[0].Name, model.Info.OutputSteps(Steps), model.Info.NeedsWindow));
    }

    [Theory]
    [InlineData(ErrorMeasure.MeanAbsolute, 8)]
    [InlineData(ErrorMeasure.MeanSquared, 16)]
    public void Compiled_code_gives_the_same_bits(ErrorMeasure measure, int bits)
    {
        Network network = ReconstructionErrorLayer.Behind(Autoencoder(6, s_features, 7), measure);
        var options = new CompilationOptions("Generated", "Net", "tinyrnn compile net.trnn");

        WindowCompilerTests.AssertSameBits(Quantize(network, Windows(7, 30, s_features, 7), bits), options, 8);
    }

    [NativeTheory]
    [InlineData(ErrorMeasure.MeanAbsolute, 8, true)]
    [InlineData(ErrorMeasure.MeanSquared, 16, false)]
    public void C_gives_the_same_bits(ErrorMeasure measure, int bits, bool isRaw)
    {
        Channel[] features = isRaw ? [] : s_features;
        RnnModel model = Quantize(ReconstructionErrorLayer.Behind(Autoencoder(6, features, 7), measure), Windows(7, 30, features, 7), bits);

        NativeCheck.Compare(model, NativeCompiler.Compile(model, new("net", "tests")), "net", HostCompiler.Find()!, 300);
    }

    [Fact]
    public void Layers_that_need_no_repeat_are_compared_on_windows_of_any_length()
    {
        var random = new Random(9);
        Network network = ReconstructionErrorLayer.Behind(
            RandomNetworks.Of(RandomNetworks.Recurrent(random, CellKind.Gru, Inputs, Inputs)) with { Window = Steps }, ErrorMeasure.MeanAbsolute);
        var integer = new LoadedNetwork(Quantize(network, Windows(10, 40, []), 16));
        var output = new float[1];
        float[] window = Windows(11, 1, [], 4)[0];

        integer.Run(window, output);

        Assert.Equal(Run(network, window)[0], output[0], 0.01 * output[0]);
    }

    [Fact]
    public void What_reconstructs_no_window_is_refused_by_what_it_does()
    {
        var random = new Random(12);
        RecurrentLayer narrow = RandomNetworks.Recurrent(random, CellKind.Gru, Inputs, 2);
        RecurrentLayer same = RandomNetworks.Recurrent(random, CellKind.Gru, Inputs, Inputs);

        AssertRefused("expected as many values as a reading has, 3, found 2", RandomNetworks.Of(narrow) with { Window = Steps });
        AssertRefused("the layers before already give one vector", RandomNetworks.Of(same, new LastStepLayer("last", Inputs, StepSelection.FinalState)) with { Window = Steps });
        AssertRefused("expected windows of a stated number of steps", RandomNetworks.Of(same));
        AssertRefused("expected an output for each of the 9 steps of a window, found 4", RandomNetworks.Of(same, new LastStepsLayer("last", Inputs, 4)) with { Window = Steps });
        AssertRefused("expected readings to be reconstructed, found tokens", RandomNetworks.Of(RandomNetworks.Embedding(random, 9, 1)) with { Window = Steps });
    }

    [Fact]
    public void Outputs_in_other_units_than_the_readings_are_refused()
    {
        Network network = Autoencoder(13, s_features);
        Channel[] others = [.. s_features.Select(feature => feature with { Mean = 1 })];

        AssertRefused("output 'temperature': expected the mean and deviation of feature 'temperature'", network with { Description = network.Description with { Outputs = others } });
    }

    private static void AssertRefused(string expected, Network network) =>
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => ReconstructionErrorLayer.Behind(network, ErrorMeasure.MeanAbsolute)).Message);

    private static Network Autoencoder(int seed, Channel[] features, int steps = Steps)
    {
        var random = new Random(seed);
        Network network = RandomNetworks.Of(
            RandomNetworks.Recurrent(random, CellKind.Lstm, Inputs, 5),
            new LastStepLayer("state", 5, StepSelection.FinalState),
            new RepeatLayer("repeat", 5, steps),
            RandomNetworks.Recurrent(random, CellKind.Lstm, 5, 5),
            RandomNetworks.Dense(random, 5, Inputs, Activation.None));
        return network with { Window = steps, Description = network.Description with { Features = features } };
    }

    private static float[][] Windows(int seed, int count, Channel[] features, int steps = Steps)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, steps * Inputs)
                .Select(i => (float)RandomNetworks.Normal(random) is var value && features.Length > 0
                    ? (float)((value * features[i % Inputs].Deviation) + features[i % Inputs].Mean)
                    : (value * (i % Inputs == 1 ? 0.05f : 1)) + (i % Inputs == 2 ? 6 : 0))
                .ToArray()),
        ];
    }

    private static float[] Run(Network network, float[] window)
    {
        var output = new float[network.StepsOut(window.Length / Inputs) * network.OutputSize];
        new FloatNetwork(network).Run(window, output);
        return output;
    }

    private static RnnModel Quantize(Network network, float[][] windows, int bits) =>
        RnnModel.Load(QuantizedNetwork.MakeOfWindows(network, windows, new QuantizationOptions { WeightBits = bits }));
}
