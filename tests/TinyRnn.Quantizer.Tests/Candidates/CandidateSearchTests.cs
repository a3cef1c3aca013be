using System;
using System.Linq;
using TinyRnn.Quantizer.Candidates;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Candidates;

/// <summary>What is taken of the ways to hold a network's weights.</summary>
public class CandidateSearchTests
{
    private const int Inputs = 4;
    private const int Steps = 1500;

    private static readonly WeightChoice s_automatic = new(WeightKind.Automatic);
    private static readonly WeightChoice s_wide = new(WeightKind.Wide);
    private static readonly WeightChoice s_narrow = new(WeightKind.Narrow);

    [Theory]
    [InlineData(CellKind.Gru)]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Rnn)]
    [Trait(TestSet.Trait, TestSet.Long)]
    public void Sixteen_bits_are_never_worse_than_what_is_taken_by_default_and_that_never_worse_than_eight(CellKind cell)
    {
        for (int seed = 0; seed < 4; seed++)
        {
            (Network network, CalibrationStatistics statistics) = Calibrated(cell, 8 << seed, seed);
            double narrow = Error(network, statistics, s_narrow);
            double automatic = Error(network, statistics, s_automatic);
            double wide = Error(network, statistics, s_wide);
            Assert.True(automatic <= narrow, $"seed {seed}: default {automatic}, 8 bits {narrow}");
            Assert.True(wide <= Math.Max(automatic, CandidateSearch.GoodError), $"seed {seed}: 16 bits {wide}, default {automatic}");
        }
    }

    [Fact]
    public void Mean_error_of_outputs_that_barely_move_is_taken_back()
    {
        for (int seed = 0; seed < 4; seed++)
        {
            (Network network, CalibrationStatistics statistics) = Calibrated(CellKind.Gru, 16, seed, Activation.Tanh, 0.01);
            var judge = new Judge(network, statistics);
            OutputErrors plain = judge.Measure(RnnModel.Load(NetworkQuantizer.Quantize(network, statistics, new() { Precision = LayerPrecision.Wide })));
            OutputErrors taken = judge.Measure(RnnModel.Load(CandidateSearch.Run(network, statistics, new(), s_wide).Taken.Bytes));
            Assert.True(taken.Centred < plain.Centred, $"seed {seed}: {taken.Centred}, {plain.Centred} without");
            Assert.True(Math.Abs(taken.MeanError(0)) < 0.1 * Math.Abs(plain.MeanError(0)), $"seed {seed}: {taken.MeanError(0)}, {plain.MeanError(0)} without");
        }
    }

    [Fact]
    public void Narrow_takes_three_rows_a_word()
    {
        (Network network, CalibrationStatistics statistics) = Calibrated(CellKind.Gru, 32, 1);
        Candidate taken = CandidateSearch.Run(network, statistics, new(), s_narrow).Taken;
        Assert.Equal(LayerPrecision.Narrow, taken.Precision);
        Assert.All(RnnModel.Load(taken.Bytes).Layers.OfType<RecurrentKernel>(), layer => Assert.Equal((3, 3), (layer.InputWeights.Lanes, layer.RecurrentWeights.Lanes)));
    }

    [Theory]
    [InlineData(WeightKind.Narrow)]
    [InlineData(WeightKind.Automatic)]
    [InlineData(WeightKind.Wide)]
    public void For_C_copies_are_the_widest_that_keep_sums_within_32_bits(WeightKind kind)
    {
        (Network network, CalibrationStatistics statistics) = Calibrated(CellKind.Gru, 32, 1);

        Candidate taken = CandidateSearch.Run(network, statistics, new(), new WeightChoice(kind) { IsForC = true }).Taken;

        foreach (GruKernel layer in RnnModel.Load(taken.Bytes).Layers.OfType<GruKernel>())
        {
            double sum = RowBounds.Largest(layer.RecurrentWeights, 3 * layer.OutputSize, layer.OutputSize, layer.RecurrentCopy.Limit);
            double wider = RowBounds.Largest(layer.RecurrentWeights, 3 * layer.OutputSize, layer.OutputSize, layer.RecurrentCopy.Limit + 1);
            Assert.InRange(sum, 1, int.MaxValue);
            Assert.True(wider > int.MaxValue || layer.RecurrentCopy.Limit == ModelLimits.Copy, $"copies to {layer.RecurrentCopy.Limit}, sums to {sum}");
        }
    }

    [Theory]
    [InlineData(CellKind.Gru, 8)]
    [InlineData(CellKind.Lstm, 64)]
    public void Eight_bits_for_C_are_never_worse_than_three_rows_a_word_and_as_large(CellKind cell, int units)
    {
        (Network network, CalibrationStatistics statistics) = Calibrated(cell, units, 1);
        Candidate narrow = CandidateSearch.Run(network, statistics, new(), s_narrow).Taken;

        Candidate forC = CandidateSearch.Run(network, statistics, new(), s_narrow with { IsForC = true }).Taken;

        Assert.InRange(forC.Error.Centred, 0, narrow.Error.Centred);
        Assert.Equal(narrow.Bytes.Length, forC.Bytes.Length);
    }

    [Fact]
    public void What_is_taken_is_the_fastest_of_those_that_are_good_enough()
    {
        (Network network, CalibrationStatistics statistics) = Calibrated(CellKind.Gru, 32, 2);
        CandidateChoice choice = CandidateSearch.Run(network, statistics, new(), s_automatic);
        double most = Math.Max(CandidateSearch.GoodError, 1.2 * choice.Candidates.Min(candidate => candidate.Error.Centred));
        Assert.InRange(choice.Taken.Error.Centred, 0, most);
        Assert.All(
            choice.Candidates.Where(candidate => candidate.Cost.Instructions < choice.Taken.Cost.Instructions),
            candidate => Assert.True(candidate.Error.Centred > most));
    }

    [Fact]
    public void Limits_of_flash_and_RAM_are_kept()
    {
        (Network network, CalibrationStatistics statistics) = Calibrated(CellKind.Lstm, 32, 3);
        CandidateCost least = CandidateSearch.Run(network, statistics, new(), s_narrow).Taken.Cost;
        Candidate taken = CandidateSearch.Run(network, statistics, new(), s_automatic with { Ram = least.LoadedRam + 100 }).Taken;
        Assert.InRange(taken.Cost.LoadedRam, 0, least.LoadedRam + 100);
        Assert.InRange(CandidateSearch.Run(network, statistics, new(), s_automatic with { Flash = least.FileBytes }).Taken.Cost.FileBytes, 0, least.FileBytes);
    }

    [Fact]
    public void A_network_that_no_candidate_brings_in_is_refused_with_both_figures()
    {
        (Network network, CalibrationStatistics statistics) = Calibrated(CellKind.Gru, 16, 4);
        QuantizationException error = Assert.Throws<QuantizationException>(() => CandidateSearch.Run(network, statistics, new(), s_automatic with { Flash = 1000 }));
        Assert.Matches("^weights: expected at most 1,000 bytes of flash and any of RAM, found at least [0-9,]+ bytes of flash and [0-9,]+ bytes of RAM$", error.Message);
    }

    [Fact]
    public void The_same_readings_give_the_same_bytes()
    {
        byte[] Make()
        {
            (Network network, CalibrationStatistics statistics) = Calibrated(CellKind.Gru, 24, 5);
            return CandidateSearch.Run(network, statistics, new(), s_automatic).Taken.Bytes;
        }

        Assert.Equal(Make(), Make());
    }

    [Fact]
    public void Costs_of_candidates_that_were_not_compiled_are_near_those_of_compiled_code()
    {
        foreach (CellKind cell in new[] { CellKind.Gru, CellKind.Lstm, CellKind.Rnn })
        {
            (Network network, CalibrationStatistics statistics) = Calibrated(cell, 32, 6);
            foreach (Candidate candidate in CandidateSearch.Run(network, statistics, new(), s_wide).Candidates)
            {
                CompiledModel code = ModelCompiler.Compile(RnnModel.Load(candidate.Bytes), new("Some", "Network", ""));
                Assert.InRange(candidate.Cost.Instructions / (double)code.InstructionsPerStep, 0.85, 1.15);
                Assert.InRange(candidate.Cost.CodeBytes / (double)code.CodeBytes, 0.75, 1.33);
            }
        }
    }

    [Fact]
    public void States_that_barely_move_around_a_mean_get_copies_of_more_than_16_bits()
    {
        (Network network, CalibrationStatistics statistics) = Quiet();

        CandidateChoice choice = CandidateSearch.Run(network, statistics, new(), s_wide);

        Candidate[] others = [.. choice.Candidates.Where(candidate => candidate != choice.Taken)];
        Assert.EndsWith(", fine copies", choice.Taken.Name, StringComparison.Ordinal);
        Assert.All(others, candidate => Assert.InRange(choice.Taken.Error.Centred, 0, 0.8 * candidate.Error.Centred));
        Assert.InRange(RnnModel.Load(choice.Taken.Bytes).Layers.OfType<GruKernel>().Single().RecurrentCopy.Limit, ModelLimits.Copy + 1, ModelLimits.FineCopy);
    }

    [Fact]
    public void Copies_stay_within_16_bits_in_C_and_where_the_error_is_none_that_shows()
    {
        (Network quiet, CalibrationStatistics seen) = Quiet();
        (Network network, CalibrationStatistics statistics) = Calibrated(CellKind.Gru, 16, 1);
        Assert.All(CandidateSearch.Run(quiet, seen, new(), s_wide with { IsForC = true }).Candidates, HasUsualCopies);
        Assert.All(CandidateSearch.Run(network, statistics, new(), s_wide).Candidates, HasUsualCopies);

        static void HasUsualCopies(Candidate candidate) =>
            Assert.InRange(RnnModel.Load(candidate.Bytes).Layers.OfType<GruKernel>().Single().RecurrentCopy.Limit, 1, ModelLimits.Copy);
    }

    /// <summary>A GRU whose states are 0.3 to 0.9 in magnitude and deviate by thousandths.</summary>
    private static (Network Network, CalibrationStatistics Statistics) Quiet()
    {
        var random = new Random(3);
        RecurrentLayer layer = RandomNetworks.Recurrent(random, CellKind.Gru, Inputs, 16);
        return Calibrated(random, RandomNetworks.Of(
            layer with
            {
                InputWeights = [.. layer.InputWeights.Select(weight => 0.005f * weight)],
                InputBias = [.. layer.InputBias.Select((_, i) => i < 32 ? 0 : i % 2 == 0 ? 0.8f : -0.8f)],
            },
            RandomNetworks.Dense(random, 16, 1, Activation.None)));
    }

    private static double Error(Network network, CalibrationStatistics statistics, WeightChoice choice) =>
        CandidateSearch.Run(network, statistics, new(), choice).Taken.Error.Centred;

    private static (Network Network, CalibrationStatistics Statistics) Calibrated(
        CellKind cell, int hidden, int seed, Activation? activation = null, double scale = 1)
    {
        var random = new Random(seed);
        Network network = RandomNetworks.Of(
            RandomNetworks.Recurrent(random, cell, Inputs, hidden), RandomNetworks.Dense(random, hidden, 1, activation ?? Activation.Sigmoid, scale));
        return Calibrated(random, network);
    }

    private static (Network Network, CalibrationStatistics Statistics) Calibrated(Random random, Network network) =>
        (network, QuantizedNetwork.Calibrate(network, RandomReadings.Make(random, Steps, Inputs)));
}
