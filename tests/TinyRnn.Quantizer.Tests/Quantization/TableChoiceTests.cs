using System;
using System.Linq;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Candidates;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Quantizer.Tests.Compilation;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Quantization;

/// <summary>Networks that barely move get a table of finer steps over less.</summary>
public class TableChoiceTests
{
    private const int Inputs = 3;
    private const int Steps = 600;

    private static readonly CompilationOptions s_names = new("Generated", "Net", "");

    public static TheoryData<string, int> Cells
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (string name in RandomCells.All.Keys)
            {
                data.Add(name, 4);
                data.Add(name, 2);
            }

            return data;
        }
    }

    [Theory]
    [InlineData(2, 16)]
    [InlineData(4, 4)]
    public void Finer_steps_are_off_by_their_square(int reach, double times)
    {
        double usual = LargestError(TableCurve.Usual);
        Assert.InRange(LargestError(new TableCurve(reach)), 0.99 * usual / times, (1.01 * usual / times) + 1e-6);

        static double LargestError(TableCurve table) =>
            Enumerable.Range(0, 9_900).Max(i => Math.Abs(table.Line(i * 8e-4).Value - table.Exact(i * 8e-4)));
    }

    [Fact]
    public void What_goes_beyond_a_narrow_table_is_0_or_1()
    {
        int[] values = SigmoidValues.Compute(3);
        Assert.Equal((0, SigmoidTable.One / 2, SigmoidTable.One), (values[0], values[256], values[^1]));
        Assert.InRange(values[^2], SigmoidTable.One * 0.997, SigmoidTable.One * 0.998);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Every_cell_follows_the_reference_on_a_finer_table_and_compiled_code_its_bits(string name, int reach)
    {
        var random = new Random(reach);
        RecurrentLayer layer = RandomCells.Make(name, random, Inputs, 6, 0.4);
        Network network = RandomNetworks.Of(layer, RandomNetworks.Dense(random, layer.OutputSize, 2, Activation.Sigmoid));
        float[][] readings = RandomReadings.Make(random, Steps, Inputs);
        var options = new QuantizationOptions { WeightBits = 16, TableCorrection = true, Table = new(reach) };

        byte[] model = QuantizedNetwork.Make(network, readings, options);

        Assert.Equal(SigmoidValues.Compute(reach), TableOf(model));
        Assert.InRange(new Comparison(network, model, readings).RelativeRms, 0, 0.001);
        ModelCompilerTests.AssertSameBits(RnnModel.Load(model), s_names, reach, steps: 60);
    }

    [Theory]
    [InlineData(CellKind.Rnn)]
    [InlineData(CellKind.Gru)]
    [InlineData(CellKind.Lstm)]
    public void A_network_that_barely_moves_takes_the_table_with_the_least_error(CellKind cell)
    {
        (Network network, CalibrationStatistics statistics) = Moving(cell, 0.15, 0.5f);
        Candidate taken = CandidateSearch.Run(network, statistics, new(), new(WeightKind.Wide)).Taken;
        Assert.NotEqual(SigmoidValues.Compute(), TableOf(taken.Bytes));
        var judge = new Judge(network, statistics);
        var usual = new QuantizationOptions { Precision = taken.Precision, TableCorrection = true };
        Assert.InRange(taken.Error.Centred, 0, 0.85 * judge.Measure(RnnModel.Load(NetworkQuantizer.Quantize(network, statistics, usual))).Centred);
    }

    [Theory]
    [InlineData(CellKind.Rnn)]
    [InlineData(CellKind.Gru)]
    [InlineData(CellKind.Lstm)]
    public void A_network_that_moves_keeps_the_usual_one(CellKind cell)
    {
        (Network network, CalibrationStatistics statistics) = Moving(cell, 3);
        Assert.Same(TableCurve.Usual, new TableChoice(network, statistics).Best(_ => throw new InvalidOperationException("nothing to measure")));
    }

    [Fact]
    public void A_narrow_table_is_not_tried_where_values_go_beyond_half_of_it()
    {
        (Network network, CalibrationStatistics statistics) = Moving(CellKind.Gru, 0.15, 1.6f);
        Assert.Equal([8, 5, 4, 3], Tried(network, statistics, _ => 1).Reaches);
        (network, statistics) = Moving(CellKind.Gru, 0.15, 0.5f);
        Assert.Equal([8, 5, 4, 3, 2], Tried(network, statistics, _ => 1).Reaches);
    }

    [Fact]
    public void What_is_less_than_a_fifth_better_is_not_taken()
    {
        (Network network, CalibrationStatistics statistics) = Moving(CellKind.Gru, 0.15, 0.5f);
        Assert.Equal(8, Tried(network, statistics, table => table.Reach == 4 ? 0.85 : 1).Taken);
        Assert.Equal(4, Tried(network, statistics, table => table.Reach == 4 ? 0.75 : 1).Taken);
    }

    [Fact]
    public void Softmax_keeps_the_table_that_its_exponentials_are_made_of()
    {
        (Network network, CalibrationStatistics statistics) = Moving(CellKind.Gru, 0.15, 0.5f, new SoftmaxLayer("softmax", 2, false));
        Assert.Equal(8, Tried(network, statistics, _ => 1).Taken);
    }

    private static (int[] Reaches, int Taken) Tried(Network network, CalibrationStatistics statistics, Func<TableCurve, double> error)
    {
        var reaches = new System.Collections.Generic.List<int>();
        TableCurve taken = new TableChoice(network, statistics).Best(table =>
        {
            reaches.Add(table.Reach);
            return error(table);
        });
        return ([.. reaches], taken.Reach);
    }

    private static int[] TableOf(byte[] model) => TableValues.Of(RnnModel.Load(model).Table);

    /// <summary>A network of two outputs with weights of that scale.</summary>
    private static (Network Network, CalibrationStatistics Statistics) Moving(CellKind cell, double scale, float bias = 0, params NetworkLayer[] last)
    {
        var random = new Random(4);
        RecurrentLayer layer = RandomNetworks.Recurrent(random, cell, Inputs, 6, scale);
        layer = layer with { InputBias = [.. layer.InputBias.Select(value => value + bias)] };
        Network network = RandomNetworks.Of([layer, RandomNetworks.Dense(random, 6, 2, Activation.None), .. last]);
        return (network, QuantizedNetwork.Calibrate(network, RandomReadings.Make(random, Steps, Inputs)));
    }
}
