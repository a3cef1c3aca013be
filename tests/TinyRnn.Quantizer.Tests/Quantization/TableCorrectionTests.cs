using System;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Reference;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Quantization;

/// <summary>Layers that barely move get the function's slope, not that of the table's line they stay on.</summary>
public class TableCorrectionTests
{
    private const int Inputs = 3;
    private const int Steps = 1000;

    // A word of 16-bit weights each, so that copies are as fine as they can be.
    private static readonly QuantizationOptions s_finest = new() { Precision = new(new(16, 1), new(16, 1)) };

    [Theory]
    [InlineData(0.502)]
    [InlineData(-1.27)]
    public void A_row_between_two_nodes_gets_the_slope_of_the_function(double place)
    {
        double[] sums = [.. Enumerable.Range(0, 100).Select(i => place + (0.001 * Math.Sin(i)))];

        RowSpec fit = RowFit.Of(RowSpec.Tanh, TableCurve.Usual, sums);

        double slope = 1 - (Math.Tanh(place) * Math.Tanh(place));
        Assert.Equal(slope, TableCurve.Usual.Line(place).Slope * fit.Factor, 1e-4);
        Assert.InRange(RowFit.ErrorOf(RowSpec.Tanh, TableCurve.Usual, sums), 0.005, 0.03);
        double shift = (fit.Offset - RowSpec.Tanh.Offset) / (1L << 36);
        Assert.Equal(Math.Tanh(place), TableCurve.Usual.Line((fit.Factor * place) + shift).Value, 1e-6);
    }

    [Fact]
    public void Rows_that_move_over_many_lines_of_the_table_stay_what_they_are()
    {
        RowSpec[] rows = [RowSpec.Sigmoid, RowSpec.Tanh];
        Assert.Same(rows, TableFit.Of(rows, TableCurve.Usual, _ => [.. Enumerable.Range(0, 500).Select(i => Math.Sin(i))]));
        Assert.NotEqual(rows, TableFit.Of(rows, TableCurve.Usual, _ => [.. Enumerable.Range(0, 500).Select(i => 0.51 + (0.001 * Math.Sin(i)))]));
    }

    [Theory]
    [InlineData(CellKind.Rnn)]
    [InlineData(CellKind.Gru)]
    [InlineData(CellKind.Lstm)]
    public void Errors_of_quiet_states_are_less_than_half(CellKind cell)
    {
        (Network network, CalibrationStatistics statistics) = Quiet(cell, 1);
        double plain = Error(network, statistics, s_finest);
        double corrected = Error(network, statistics, s_finest with { TableCorrection = true });
        Assert.True(corrected < 0.5 * plain, $"{100 * corrected} %, {100 * plain} % without");
    }

    [Fact]
    public void What_a_quiet_cell_makes_of_its_state_is_made_up_for_by_those_who_take_it()
    {
        (Network network, CalibrationStatistics statistics) = Quiet(CellKind.Lstm, 5);
        var layer = (RecurrentLayer)network.Layers[0];

        ValueFit fit = Assert.IsType<ValueFit>(ValueFit.OfCell(layer, TableCurve.Usual, statistics.LayerOutputs[0].Samples!));

        var moments = new ValueMoments();
        var before = new ValueMoments();
        foreach (CellSample sample in statistics.LayerOutputs[0].Samples!.Evenly(TableFit.Samples))
        {
            double gate = 1 / (1 + Math.Exp(-sample.PreActivations[3 * layer.HiddenSize]));
            double found = gate * TableCurve.Usual.Line(sample.Inner[0]).Value;
            before.Add(gate * Math.Tanh(sample.Inner[0]), found);
            moments.Add(gate * Math.Tanh(sample.Inner[0]), (fit.Gains[0] * found) + fit.Offsets[0]);
        }

        Assert.InRange(moments.Error, 0, 1.0001 * before.Error);
        Assert.InRange(moments.Squares, 0, 0.5 * before.Squares);
        Assert.Null(ValueFit.OfCell(layer with { Options = new() { OutputActivation = Activation.Relu } }, TableCurve.Usual, statistics.LayerOutputs[0].Samples!));
    }

    [Fact]
    public void Weights_that_are_folded_make_of_values_what_they_made_of_what_those_stand_for()
    {
        double[] weights = [1, 2, 3, 4];
        double[] bias = [5, 6];

        new ValueFit([2, 0.5], [10, 20]).Fold(weights, bias);

        Assert.Equal([2, 1, 6, 2], weights);
        Assert.Equal([5 + 10 + 40, 6 + 30 + 80], bias);
    }

    [Fact]
    public void Directions_of_which_one_is_made_up_for_are_concatenated()
    {
        ValueFit both = ValueFit.Concatenated(null, 1, new([2], [3]), 1)!;
        Assert.Equal([1, 2], both.Gains);
        Assert.Equal([0, 3], both.Offsets);
        Assert.Null(ValueFit.Concatenated(null, 1, null, 1));
    }

    [Fact]
    public void Layers_are_made_up_for_only_where_it_is_asked_for()
    {
        (Network network, CalibrationStatistics statistics) = Quiet(CellKind.Lstm, 5);
        byte[] plain = NetworkQuantizer.Quantize(network, statistics, s_finest);
        Assert.NotEqual(plain, NetworkQuantizer.Quantize(network, statistics, s_finest with { TableCorrection = true }));
        Assert.Equal(plain, NetworkQuantizer.Quantize(network, statistics, new() { Precision = s_finest.Precision }));
    }

    private static double Error(Network network, CalibrationStatistics statistics, QuantizationOptions options) =>
        new Comparison(network, NetworkQuantizer.Quantize(network, statistics, options), RandomReadings.Make(new Random(9), Steps, Inputs)).CentredWithoutMeans;

    /// <summary>States that deviate by some thousandths, of rows near the end of a line of the table: sums of 0.806 are 25.8 lines of tanh, 12.9 of sigmoid from the middle.</summary>
    private static (Network Network, CalibrationStatistics Statistics) Quiet(CellKind cell, int seed)
    {
        var random = new Random(seed);
        RecurrentLayer layer = RandomNetworks.Recurrent(random, cell, Inputs, 2);
        Network network = RandomNetworks.Of(layer with
        {
            InputWeights = [.. layer.InputWeights.Select(weight => 0.004f * weight)],
            RecurrentWeights = [.. layer.RecurrentWeights.Select(weight => 0.02f * weight)],
            InputBias = [.. layer.InputBias.Select((_, i) => i % 2 == 0 ? 0.806f : -0.806f)],
            RecurrentBias = new float[layer.RecurrentBias.Length],
        });
        return (network, QuantizedNetwork.Calibrate(network, RandomReadings.Make(random, Steps, Inputs)));
    }
}
