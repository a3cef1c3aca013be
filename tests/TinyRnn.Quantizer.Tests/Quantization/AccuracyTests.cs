using System;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Quantization;

/// <summary>The claims on accuracy: relative RMS error of h against float, state carried over every step.</summary>
public class AccuracyTests
{
    private const int Inputs = 4;
    private const int Steps = 2000;
    private const double EightBits = 0.006;
    private const double SixteenBits = 0.0005;

    private static double Limit(int weightBits) => weightBits == 8 ? EightBits : SixteenBits;

    public static TheoryData<CellKind, int, int> CellsAndSizes => Cells(16, 32);

    public static TheoryData<CellKind, int, int> LargeCells => Cells(64);

    private static TheoryData<CellKind, int, int> Cells(params int[] sizes)
    {
        var data = new TheoryData<CellKind, int, int>();
        foreach (CellKind cell in new[] { CellKind.Gru, CellKind.Lstm })
        {
            foreach (int hidden in sizes)
            {
                data.Add(cell, hidden, 8);
                data.Add(cell, hidden, 16);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(CellsAndSizes))]
    public void Random_networks_keep_the_claim(CellKind cell, int hidden, int weightBits) =>
        AssertError(random => RandomNetworks.Recurrent(random, cell, Inputs, hidden), 4, weightBits, Limit(weightBits));

    [Theory]
    [MemberData(nameof(LargeCells))]
    [Trait(TestSet.Trait, TestSet.Long)]
    public void Large_random_networks_keep_the_claim(CellKind cell, int hidden, int weightBits) =>
        Random_networks_keep_the_claim(cell, hidden, weightBits);

    [Theory]
    [MemberData(nameof(CellsAndSizes))]
    public void Gates_as_slow_as_100_steps_keep_the_claim(CellKind cell, int hidden, int weightBits) =>
        AssertError(random => RandomNetworks.SlowGates(random, cell, Inputs, hidden, 100), 3, weightBits, Limit(weightBits));

    [Theory]
    [MemberData(nameof(LargeCells))]
    [Trait(TestSet.Trait, TestSet.Long)]
    public void Large_gates_as_slow_as_100_steps_keep_the_claim(CellKind cell, int hidden, int weightBits) =>
        Gates_as_slow_as_100_steps_keep_the_claim(cell, hidden, weightBits);

    [Theory]
    [MemberData(nameof(CellsAndSizes))]
    public void Gates_as_slow_as_1000_steps_keep_the_claim(CellKind cell, int hidden, int weightBits) =>
        AssertError(random => RandomNetworks.SlowGates(random, cell, Inputs, hidden, 1000), 3, weightBits, Limit(weightBits));

    [Theory]
    [MemberData(nameof(LargeCells))]
    [Trait(TestSet.Trait, TestSet.Long)]
    public void Large_gates_as_slow_as_1000_steps_keep_the_claim(CellKind cell, int hidden, int weightBits) =>
        Gates_as_slow_as_1000_steps_keep_the_claim(cell, hidden, weightBits);

    [Theory]
    [InlineData(CellKind.Gru, 16)]
    [InlineData(CellKind.Gru, 32)]
    [InlineData(CellKind.Lstm, 16)]
    [InlineData(CellKind.Lstm, 32)]
    public void Trained_like_networks_keep_the_claim(CellKind cell, int hidden) =>
        AssertError(random => RandomNetworks.TrainedLike(random, cell, Inputs, hidden), 4, 8, EightBits);

    [Theory]
    [InlineData(CellKind.Gru, 8)]
    [InlineData(CellKind.Gru, 16)]
    [InlineData(CellKind.Lstm, 8)]
    [InlineData(CellKind.Lstm, 16)]
    public void Errors_do_not_grow_over_20000_steps_of_slow_gates(CellKind cell, int weightBits)
    {
        var random = new Random(7);
        Network network = RandomNetworks.Of(RandomNetworks.SlowGates(random, cell, Inputs, 32, 100));
        byte[] model = QuantizedNetwork.Make(
            network, RandomReadings.Make(random, Steps, Inputs), new QuantizationOptions { WeightBits = weightBits });
        var comparison = new Comparison(network, model, RandomReadings.Make(random, 20_000, Inputs));
        double first = comparison.RelativeRmsOf(..2_000);
        double last = comparison.RelativeRmsOf(18_000..);
        Assert.InRange(last, 0, 1.5 * first);
        Assert.InRange(comparison.RelativeRms, 0, Limit(weightBits));
    }

    /// <summary>Readings 1000 times larger or smaller than what the network was initialized for, undone by its weights.</summary>
    [Theory]
    [InlineData(CellKind.Gru, 1000)]
    [InlineData(CellKind.Gru, 0.001)]
    [InlineData(CellKind.Lstm, 1000)]
    [InlineData(CellKind.Lstm, 0.001)]
    public void Readings_of_very_different_scale_keep_the_claim(CellKind cell, double scale)
    {
        AssertError(random => ScaleInput(RandomNetworks.Recurrent(random, cell, Inputs, 16), 1 / scale), 3, 8, EightBits, scale);
        AssertError(random => ScaleInput(RandomNetworks.Recurrent(random, cell, Inputs, 16), 1 / scale), 3, 16, SixteenBits, scale);
    }

    /// <summary>W is 1000 times U: the parts of a row need scales of their own.</summary>
    [Theory]
    [InlineData(CellKind.Rnn)]
    [InlineData(CellKind.Gru)]
    [InlineData(CellKind.Lstm)]
    public void Recurrent_weights_1000_times_smaller_keep_the_claim(CellKind cell)
    {
        AssertError(random => ScaleRecurrent(RandomNetworks.Recurrent(random, cell, Inputs, 16), 0.001), 3, 8, EightBits);
        AssertError(random => ScaleRecurrent(RandomNetworks.Recurrent(random, cell, Inputs, 16), 0.001), 3, 16, SixteenBits);
    }

    /// <summary>
    /// U is 100 or 1000 times W, and biases are as small as W, so that h stays around 0.01 or 0.001: one scale for both parts
    /// would lose W, and copies of h over [-1, 1] would lose h. A pre-activation in Q16 resolves 1.5e-5, 1.5 % of 0.001.
    /// </summary>
    [Theory]
    [InlineData(UnitKind.Rnn, 0.01, 0.008)]
    [InlineData(UnitKind.ReluRnn, 0.01, 0.006)]
    [InlineData(UnitKind.Gru, 0.01, 0.006)]
    [InlineData(UnitKind.Lstm, 0.01, 0.006)]
    [InlineData(UnitKind.Rnn, 0.001, 0.02)]
    [InlineData(UnitKind.ReluRnn, 0.001, 0.006)]
    [InlineData(UnitKind.Gru, 0.001, 0.02)]
    [InlineData(UnitKind.Lstm, 0.001, 0.02)]
    public void Hidden_states_that_stay_tiny_are_not_lost(UnitKind unit, double scale, double most) =>
        AssertError(random => Quiet(RandomNetworks.Recurrent(random, unit.Cell(), Inputs, 16) with { Options = unit.Options() }, scale), 3, 8, most);

    [Theory]
    [InlineData(16)]
    [InlineData(32)]
    [InlineData(64)]
    [InlineData(128)]
    [InlineData(256)]
    public void Many_features_keep_the_claim(int inputs) =>
        AssertError(random => RandomNetworks.Recurrent(random, CellKind.Gru, inputs, 32), 2, 8, EightBits);

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.00001)]
    public void Dense_outputs_that_are_tiny_are_not_lost(double scale)
    {
        var random = new Random(3);
        Network network = RandomNetworks.Of(
            RandomNetworks.Recurrent(random, CellKind.Gru, Inputs, 16), RandomNetworks.Dense(random, 16, 3, Activation.None, scale));
        byte[] model = QuantizedNetwork.Make(network, RandomReadings.Make(random, Steps, Inputs));
        Assert.InRange(new Comparison(network, model, RandomReadings.Make(random, Steps, Inputs)).RelativeRms, 0, 0.01);
    }

    [Fact]
    public void Raw_features_far_from_zero_keep_the_claim_without_mean_and_deviation()
    {
        // Pressure in hPa around 1013 +- 8, humidity in % around 60 +- 20, with weights that undo that.
        var random = new Random(9);
        double[] means = [1013, 60, 0.002, -40];
        double[] deviations = [8, 20, 0.0005, 0.1];
        RecurrentLayer standardized = RandomNetworks.Recurrent(random, CellKind.Gru, Inputs, 16);
        Network network = RandomNetworks.Of(OnRawFeatures(standardized, means, deviations));
        float[][] calibration = ToRaw(RandomReadings.Make(random, Steps, Inputs), means, deviations);
        float[][] readings = ToRaw(RandomReadings.Make(random, Steps, Inputs), means, deviations);
        Assert.InRange(new Comparison(network, QuantizedNetwork.Make(network, calibration), readings).RelativeRms, 0, EightBits);
        byte[] wide = QuantizedNetwork.Make(network, calibration, new QuantizationOptions { WeightBits = 16 });
        // Float readings around 1013 and weights that take them back lose more bits than 16-bit weights do.
        Assert.InRange(new Comparison(network, wide, readings).RelativeRms, 0, 2 * SixteenBits);
    }

    [Fact]
    public void Bias_correction_improves_on_average()
    {
        double with = 0;
        double without = 0;
        for (int seed = 0; seed < 12; seed++)
        {
            var random = new Random(seed);
            CellKind cell = seed % 2 == 0 ? CellKind.Gru : CellKind.Lstm;
            RecurrentLayer layer = RandomNetworks.TrainedLike(random, cell, Inputs, 16);
            Network network = RandomNetworks.Of(layer);
            float[][] calibration = Shifted(RandomReadings.Make(random, Steps, Inputs));
            float[][] readings = Shifted(RandomReadings.Make(random, Steps, Inputs));
            var nearest = new QuantizationOptions { Compensation = false };
            with += new Comparison(network, QuantizedNetwork.Make(network, calibration, nearest), readings).RelativeRms;
            byte[] plain = QuantizedNetwork.Make(network, calibration, nearest with { BiasCorrection = false });
            without += new Comparison(network, plain, readings).RelativeRms;
        }

        Assert.True(with < 0.95 * without, $"{with} with, {without} without");
    }

    /// <summary>Narrow and default against rounding to nearest with corrected biases; figures in docs/numerics.md.</summary>
    [Theory]
    [InlineData(CellKind.Gru)]
    [InlineData(CellKind.Lstm)]
    public void Weights_that_make_up_for_each_other_leave_half_the_error_and_wide_input_weights_a_quarter(CellKind cell)
    {
        double nearest = 0;
        double narrow = 0;
        double mixed = 0;
        foreach (int hidden in new[] { 16, 32 })
        {
            for (int seed = 0; seed < 3; seed++)
            {
                var random = new Random(seed);
                RecurrentLayer layer = seed == 0 ? RandomNetworks.Recurrent(random, cell, Inputs, hidden)
                    : seed == 1 ? RandomNetworks.TrainedLike(random, cell, Inputs, hidden)
                    : RandomNetworks.SlowGates(random, cell, Inputs, hidden, 100);
                Network network = RandomNetworks.Of(layer);
                float[][] calibration = RandomReadings.Make(random, Steps, Inputs);
                float[][] readings = RandomReadings.Make(random, Steps, Inputs);
                double Error(QuantizationOptions options) => new Comparison(network, QuantizedNetwork.Make(network, calibration, options), readings).RelativeRms;
                nearest += Error(new() { Compensation = false });
                narrow += Error(new());
                mixed += Error(new() { Precision = LayerPrecision.Mixed });
            }
        }

        Assert.True(narrow < 0.6 * nearest, $"narrow {narrow}, nearest {nearest}");
        Assert.True(mixed < 0.25 * nearest, $"default {mixed}, nearest {nearest}");
    }

    [Theory]
    [InlineData(CellKind.Rnn)]
    [InlineData(CellKind.Gru)]
    [InlineData(CellKind.Lstm)]
    public void A_wide_state_range_takes_large_initial_states_and_stays_accurate(CellKind cell)
    {
        var random = new Random(13);
        Network network = RandomNetworks.Of(RandomNetworks.Recurrent(random, cell, Inputs, 16));
        float[][] readings = RandomReadings.Make(random, Steps, Inputs);
        byte[] model = QuantizedNetwork.Make(network, readings, new QuantizationOptions { StateRange = 8 });
        Assert.InRange(RnnModel.Load(model).Info.StateSegments[0].Bound, 8 << 23, 9 << 23);
        // Copies of h are eight times as coarse.
        Assert.InRange(new Comparison(network, model, readings).RelativeRms, 0, 1.5 * EightBits);
    }

    private static void AssertError(Func<Random, NetworkLayer> layer, int seeds, int weightBits, double most, double readingScale = 1)
    {
        for (int seed = 0; seed < seeds; seed++)
        {
            var random = new Random(seed);
            Network network = RandomNetworks.Of(layer(random));
            byte[] model = QuantizedNetwork.Make(
                network, RandomReadings.Make(random, Steps, network.InputSize, readingScale), new QuantizationOptions { WeightBits = weightBits });
            var comparison = new Comparison(network, model, RandomReadings.Make(random, Steps, network.InputSize, readingScale));
            Assert.True(comparison.RelativeRms <= most, $"seed {seed}: relative RMS error {comparison.RelativeRms}, at most {most}");
        }
    }

    private static RecurrentLayer ScaleInput(RecurrentLayer layer, double scale) => layer with { InputWeights = Scaled(layer.InputWeights, scale) };

    private static RecurrentLayer ScaleRecurrent(RecurrentLayer layer, double scale) => layer with { RecurrentWeights = Scaled(layer.RecurrentWeights, scale) };

    private static RecurrentLayer Quiet(RecurrentLayer layer, double scale) =>
        layer with
        {
            InputWeights = Scaled(layer.InputWeights, scale),
            InputBias = Scaled(layer.InputBias, scale),
            RecurrentBias = Scaled(layer.RecurrentBias, scale),
        };

    private static float[] Scaled(float[] values, double scale) => [.. values.Select(value => (float)(value * scale))];

    private static RecurrentLayer OnRawFeatures(RecurrentLayer layer, double[] means, double[] deviations)
    {
        float[] weights = [.. layer.InputWeights.Select((weight, i) => (float)(weight / deviations[i % Inputs]))];
        float[] bias = [.. layer.InputBias.Select((value, row) =>
            (float)(value - Enumerable.Range(0, Inputs).Sum(i => weights[row * Inputs + i] * means[i])))];
        return layer with { InputWeights = weights, InputBias = bias };
    }

    private static float[][] ToRaw(float[][] readings, double[] means, double[] deviations) =>
        [.. readings.Select(reading => reading.Select((value, i) => (float)(means[i] + deviations[i] * value)).ToArray())];

    private static float[][] Shifted(float[][] readings) => [.. readings.Select(reading => reading.Select(value => value + 1.5f).ToArray())];
}
