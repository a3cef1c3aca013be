using System;
using System.Linq;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Quantization;

/// <summary>Copies of more than 16 bits, of states that barely move.</summary>
public class FineCopyTests
{
    private const int Inputs = 3;
    private const int Units = 32;
    private const int Steps = 2000;
    private const double Mean = 0.35;

    private static readonly QuantizationOptions s_finest = new() { Precision = new(new(16, 1), new(16, 1)), TableCorrection = true };

    [Theory]
    [InlineData(CellKind.Rnn, 0.1)]
    [InlineData(CellKind.Gru, 0.2)]
    [InlineData(CellKind.Lstm, 0.6)]
    public void Networks_whose_states_barely_move_have_a_part_of_the_error(CellKind cell, double share)
    {
        (Network network, CalibrationStatistics statistics) = Quiet(cell);
        double plain = Error(network, statistics, s_finest);
        double fine = Error(network, statistics, s_finest with { FineCopies = true });
        Assert.True(fine < share * plain, $"{100 * fine} %, {100 * plain} % with copies of 16 bits");
    }

    [Theory]
    [InlineData(1 << 19, 1.0, 23, (1 << 23) - 1, 23, 23)]
    [InlineData(1 << 19, 0.7, 23, 1, 0, 23)]
    [InlineData(1 << 19, 0.3, 23, 1, 0, 22)]
    [InlineData(1 << 19, 0.3, 20, 1, 0, 19)]
    [InlineData(1 << 24, 1.0, 23, (1 << 19) - 1, 23, 19)]
    [InlineData(1 << 19, 8.0, 26, ((1 << 23) - 1) / 8, 26, 23)]
    [InlineData(1 << 19, 1024.0, 20, 32767, 22, 23)]
    public void A_copy_is_as_fine_as_sums_allow_and_no_finer_than_the_value(long rowSum, double range, int fractionBits, int multiplier, int shift, int bits)
    {
        Assert.Equal(new CopyScale(multiplier, shift, (1 << bits) - 1), FineCopies.Of(rowSum, range, fractionBits));
    }

    [Theory]
    [InlineData(1 << 19, 0.0039, 23)]
    [InlineData(1 << 19, 0.0, 23)]
    [InlineData(1L << 28, 1.0, 23)]
    [InlineData(1 << 19, 1e15, 0)]
    public void Where_16_bits_are_as_fine_there_is_no_finer_one(long rowSum, double range, int fractionBits) =>
        Assert.Null(FineCopies.Of(rowSum, range, fractionBits));

    [Fact]
    public void A_value_at_the_end_of_its_range_is_not_cut()
    {
        CopyScale copy = FineCopies.Of(1 << 19, 1, 23)!;
        Assert.Equal(1 << 23, new Requantizer(copy.Multiplier, copy.Shift, copy.Limit).LargestExact);
    }

    [Fact]
    public void Readings_and_tokens_have_no_finer_copies()
    {
        Assert.Null(new LayerInput(23, 1, [0], IsReading: true).FineCopy(1 << 19));
        Assert.Null(new LayerInput(0, 1, [0], IsReading: false) { IsOneHot = true }.FineCopy(1 << 19));
        Assert.NotNull(new LayerInput(23, 1, [0], IsReading: false).FineCopy(1 << 19));
    }

    [Fact]
    public void Only_products_of_one_row_a_word_get_them_and_only_where_they_are_asked_for()
    {
        (Network network, CalibrationStatistics statistics) = Quiet(CellKind.Gru);
        QuantizationOptions two = new() { Precision = LayerPrecision.Wide };
        Assert.Equal(NetworkQuantizer.Quantize(network, statistics, two), NetworkQuantizer.Quantize(network, statistics, two with { FineCopies = true }));
        Assert.True(Limit(s_finest with { FineCopies = true }) > ModelLimits.Copy);
        Assert.True(Limit(s_finest) <= ModelLimits.Copy);

        int Limit(QuantizationOptions options) =>
            ((RecurrentKernel)RnnModel.Load(NetworkQuantizer.Quantize(network, statistics, options)).Layers[0]).RecurrentCopy.Limit;
    }

    [Theory]
    [InlineData(1, 0, 32768)]
    [InlineData(1, 40, 65535)]
    [InlineData(1, 0, (1 << 24) - 1)]
    [InlineData(1, 0, 0)]
    public void A_limit_that_the_format_does_not_have_is_not_written(int multiplier, int shift, int limit) =>
        Assert.Contains("limit of copies", Assert.Throws<InvalidOperationException>(() => new CopyScale(multiplier, shift, limit).StoredLimit).Message, StringComparison.Ordinal);

    [Fact]
    public void A_summary_has_the_limit_and_the_step()
    {
        (Network network, CalibrationStatistics statistics) = Quiet(CellKind.Gru);
        byte[] file = NetworkQuantizer.Quantize(network, statistics, s_finest with { FineCopies = true });

        ProductSummary recurrent = ModelSummarizer.Summarize(RnnModel.Load(file), file).Layers[0].Recurrent!;

        Assert.Equal(((1 << 23) - 1, Math.Pow(2, -23)), (recurrent.Limit, recurrent.Step));
    }

    private static double Error(Network network, CalibrationStatistics statistics, QuantizationOptions options) =>
        new Comparison(network, NetworkQuantizer.Quantize(network, statistics, options), RandomReadings.Make(new Random(9), Steps, Inputs)).CentredWithoutMeans;

    private static double Scale(CellKind cell) => cell == CellKind.Rnn ? 1 : 2;

    /// <summary>A network whose biases take back what h of 0.35 adds to each row, and make it 0.35 again, +- 0.001.</summary>
    private static (Network Network, CalibrationStatistics Statistics) Quiet(CellKind cell)
    {
        var random = new Random(1);
        RecurrentLayer layer = RandomNetworks.Recurrent(random, cell, Inputs, Units, Scale(cell));
        float candidate = (float)(cell == CellKind.Lstm ? Math.Atanh(Math.Atanh(2 * Mean)) : Math.Atanh(Mean));
        float[] cells = cell == CellKind.Lstm ? [.. Enumerable.Repeat((float)Math.Atanh(2 * Mean), Units)] : [];
        Network network = RandomNetworks.Of(layer with
        {
            Options = new() { InitialHidden = [.. Enumerable.Repeat((float)Mean, Units)], InitialCell = cells },
            InputWeights = [.. layer.InputWeights.Select(weight => (cell == CellKind.Lstm ? 0.01f : 0.004f) * weight)],
            InputBias = [.. layer.InputBias.Select((_, row) => layer.Gates == 1 || row / Units == 2 ? candidate : 0)],
            RecurrentBias = [.. layer.RecurrentWeights.Chunk(Units).Select(row => (float)(-Mean * row.Sum()))],
        }, RandomNetworks.Dense(random, Units, 2, Activation.None));
        return (network, QuantizedNetwork.Calibrate(network, RandomReadings.Make(random, Steps, Inputs)));
    }
}
