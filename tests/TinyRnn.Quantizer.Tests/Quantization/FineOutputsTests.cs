using System;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Reference;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Quantization;

/// <summary>Outputs that move by little more than the step of the table's values get all of its bits, and no others do.</summary>
public class FineOutputsTests
{
    private const int Inputs = 3;
    private const int Steps = 1000;

    private static readonly QuantizationOptions s_finest = new() { Precision = new(new(16, 1), new(16, 1)), TableCorrection = true };
    private static readonly Activation s_scaled = new(ActivationKind.ScaledTanh, 1.7159, 2 / 3.0);

    // A step of Q21 over the root of 12 is 0.0003 of 4.59e-4, one of Q20 of twice that.
    [Theory]
    [InlineData(ActivationKind.Sigmoid, 4.5e-4, true)]
    [InlineData(ActivationKind.Sigmoid, 4.7e-4, false)]
    [InlineData(ActivationKind.Sigmoid, 0.1, false)]
    [InlineData(ActivationKind.Tanh, 9.1e-4, true)]
    [InlineData(ActivationKind.Tanh, 9.3e-4, false)]
    [InlineData(ActivationKind.Softsign, 1e-5, false)]
    [InlineData(ActivationKind.Relu, 1e-5, false)]
    [InlineData(ActivationKind.None, 1e-5, false)]
    public void The_table_is_taken_finely_where_its_rounding_is_a_share_of_what_outputs_deviate_by(ActivationKind kind, double deviation, bool isFine)
    {
        Network network = RandomNetworks.Of(RandomNetworks.Dense(new Random(1), Inputs, 1, new Activation(kind)));
        Assert.Equal(isFine, FineOutputs.AreWorthIt(network, 0, Deviating(network, deviation)));
    }

    [Theory]
    [InlineData(new[] { 0.1, 1e-4 }, true)]
    [InlineData(new[] { 0.1, 0 }, false)]
    [InlineData(new[] { 1e-4, 0 }, true)]
    [InlineData(new[] { 0.1, 1e-8 }, false)]
    [InlineData(new[] { 0.0, 0 }, false)]
    public void The_output_that_moves_least_decides_and_a_constant_one_counts_as_nothing(double[] deviations, bool isFine)
    {
        Network network = RandomNetworks.Of(RandomNetworks.Dense(new Random(1), Inputs, deviations.Length, Activation.Sigmoid));
        Assert.Equal(isFine, FineOutputs.AreWorthIt(network, 0, Deviating(network, deviations)));
    }

    [Fact]
    public void Only_the_last_layer_that_computes_is_taken_finely()
    {
        DenseLayer dense = RandomNetworks.Dense(new Random(1), Inputs, Inputs, Activation.Sigmoid);
        bool[] IsFine(params NetworkLayer[] layers)
        {
            Network network = RandomNetworks.Of(layers) with { Window = 4 };
            CalibrationStatistics statistics = Deviating(network, [.. Enumerable.Repeat(1e-4, network.OutputSize)]);
            return [.. layers.Select((_, i) => FineOutputs.AreWorthIt(network, i, statistics))];
        }

        Assert.Equal([false, true], IsFine(dense, dense));
        Assert.Equal([true, false], IsFine(dense, new LastStepLayer("last", Inputs, StepSelection.LastOutput)));
        Assert.Equal([true, false, false], IsFine(dense, new LastStepsLayer("steps", Inputs, 2), new FlattenLayer("all", Inputs, 2)));
        Assert.Equal([false, false], IsFine(dense, new SoftmaxLayer("softmax", Inputs, false)));
        Assert.Equal([false, false], IsFine(dense, new ArgMaxLayer("largest", Inputs)));
        Assert.Equal([false, false], IsFine(dense, RandomNetworks.Recurrent(new Random(2), CellKind.Gru, Inputs, 2)));
    }

    [Theory]
    [InlineData(ActivationKind.Sigmoid, 3e-5)]
    [InlineData(ActivationKind.Tanh, 3e-5)]
    [InlineData(ActivationKind.ScaledTanh, 3e-5)]
    public void Outputs_that_deviate_by_60_steps_of_Q21_have_an_error_far_below_that_of_its_rounding(ActivationKind kind, double deviation)
    {
        (Network network, CalibrationStatistics statistics) = Quiet(kind, deviation);
        double found = statistics.LayerOutputs[^1].Deviation(0);
        Assert.InRange(found, 0.8 * deviation, 1.2 * deviation);

        byte[] bytes = NetworkQuantizer.Quantize(network, statistics, s_finest);

        DenseKernel dense = LastOf(bytes);
        Assert.Equal(kind == ActivationKind.Sigmoid ? ActivationFunction.FineSigmoid : ActivationFunction.FineTanh, dense.Activation.Function);
        Assert.Equal(30, dense.FractionBits);
        Assert.Equal((int)Math.Round((kind == ActivationKind.ScaledTanh ? s_scaled.Alpha : 1) * (1 << 30)), dense.Activation.Parameter);
        // What one rounding to Q21 alone would leave is 0.46 %, of a tanh to Q20 0.92 %.
        Assert.InRange(100 * Error(network, bytes), 0, 0.05);
    }

    [Theory]
    [InlineData(ActivationKind.ScaledTanh, 5, 28)]
    [InlineData(ActivationKind.ScaledTanh, -0.1, 30)]
    [InlineData(ActivationKind.Elu, 2.5, 29)]
    [InlineData(ActivationKind.ThresholdedRelu, 2.5, 29)]
    public void Small_values_of_a_large_parameter_have_the_finest_format_that_it_fits_into(ActivationKind kind, double alpha, int fractionBits)
    {
        Network network = RandomNetworks.Of(RandomNetworks.Dense(new Random(1), Inputs, 1, new Activation(kind, alpha, 1), scale: 1e-3));
        Assert.Equal(fractionBits, LastOf(NetworkQuantizer.Quantize(network, Calibrate(network), s_finest)).FractionBits);
    }

    [Theory]
    [InlineData(ActivationKind.Sigmoid, 21)]
    [InlineData(ActivationKind.Tanh, 20)]
    public void Outputs_that_deviate_by_a_tenth_keep_the_usual_format(ActivationKind kind, int fractionBits)
    {
        (Network network, CalibrationStatistics statistics) = Quiet(kind, 0.1);

        DenseKernel dense = LastOf(NetworkQuantizer.Quantize(network, statistics, s_finest));

        Assert.Equal(kind == ActivationKind.Sigmoid ? ActivationFunction.Sigmoid : ActivationFunction.Tanh, dense.Activation.Function);
        Assert.Equal((fractionBits, 1 << fractionBits), (dense.FractionBits, dense.Activation.Parameter));
    }

    private static DenseKernel LastOf(byte[] bytes) => (DenseKernel)RnnModel.Load(bytes).Layers[^1];

    /// <summary>Two GRU units before one output, whose weights make it deviate by about so much, near enough to 0 for floats to be fine.</summary>
    private static (Network Network, CalibrationStatistics Statistics) Quiet(ActivationKind kind, double deviation)
    {
        var random = new Random(3);
        Activation activation = kind == ActivationKind.ScaledTanh ? s_scaled : new(kind);
        RecurrentLayer gru = RandomNetworks.Recurrent(random, CellKind.Gru, Inputs, 2);
        Network Of(float scale) => RandomNetworks.Of(gru, new DenseLayer("out", 2, 1, [scale, -0.7f * scale], [kind == ActivationKind.Sigmoid ? -3.02f : 0.06f], activation));
        float unit = (float)(deviation / Calibrate(Of(1e-3f)).LayerOutputs[^1].Deviation(0) * 1e-3);
        Network network = Of(unit);
        return (network, Calibrate(network));
    }

    private static CalibrationStatistics Calibrate(Network network) => QuantizedNetwork.Calibrate(network, RandomReadings.Make(new Random(5), Steps, Inputs));

    private static double Error(Network network, byte[] bytes) =>
        new Comparison(network, bytes, RandomReadings.Make(new Random(9), Steps, Inputs)).CentredWithoutMeans;

    /// <summary>What a calibration would have gathered of outputs that are now above, now below a half.</summary>
    private static CalibrationStatistics Deviating(Network network, params double[] deviations)
    {
        var outputs = new TensorStatistics(deviations.Length);
        outputs.Add([.. deviations.Select(deviation => (float)(0.5 + deviation))]);
        outputs.Add([.. deviations.Select(deviation => (float)(0.5 - deviation))]);
        return new CalibrationStatistics(2, new TensorStatistics(network.InputSize), [.. Enumerable.Repeat(outputs, network.Layers.Count)], []);
    }
}
