using System;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Reference;

public sealed class CellOptionsTests
{
    private const float Tolerance = 2e-6f;

    public static TheoryData<string> Names => new(CellFixture.All.Select(fixture => fixture.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_option_is_computed_as_its_equations_say(string name)
    {
        CellFixture fixture = CellFixture.Of(name);
        var network = new FloatNetwork(Of(fixture.Layer));
        AssertStates(fixture, network);
        network.Reset();
        AssertStates(fixture, network);
    }

    [Theory]
    [InlineData(UnitKind.ReluRnn)]
    [InlineData(UnitKind.Rnn)]
    [InlineData(UnitKind.Gru)]
    [InlineData(UnitKind.Lstm)]
    public void Options_of_the_usual_layer_change_nothing(UnitKind unit)
    {
        RecurrentLayer source = CellFixture.Of(unit == UnitKind.Lstm ? "lstm-coupled" : unit == UnitKind.Gru ? "gru-clip" : "rnn-clip").Layer;
        RecurrentLayer layer = source with { Cell = unit.Cell(), Options = unit.Options() };
        var usual = new FloatNetwork(Of(layer));
        var withOptions = new FloatNetwork(Of(layer with { Options = layer.EffectiveOptions with { } }));
        var general = new FloatNetwork(Of(layer with { Options = layer.EffectiveOptions with { Clip = 1000 } }));
        for (int step = 0; step < 20; step++)
        {
            float expected = Step(usual, MathF.Sin(step), 2);
            Assert.Equal(expected, Step(withOptions, MathF.Sin(step), 2));
            Assert.Equal(expected, Step(general, MathF.Sin(step), 2), 5);
        }
    }

    [Fact]
    public void A_projected_layer_gives_as_many_values_as_its_projection_has_rows()
    {
        CellFixture fixture = CellFixture.Of("lstm-projection-initial");
        var network = new FloatNetwork(Of(fixture.Layer));

        Assert.Equal(2, network.OutputSize);
        Assert.Equal((2, 3), (network.HiddenState(0).Length, network.CellState(0).Length));
        Assert.Equal(fixture.Layer.Options!.InitialHidden, network.HiddenState(0).ToArray());
        Assert.Equal(fixture.Layer.Options.InitialCell, network.CellState(0).ToArray());
    }

    [Fact]
    public void The_summary_tells_what_sets_a_layer_apart_and_counts_its_weights()
    {
        RecurrentLayer layer = CellFixture.Of("lstm-projection-peepholes").Layer;
        NetworkLayerSummary summary = NetworkSummary.Of(Of(layer)).Layers[0];

        Assert.Equal("Lstm, clip 1, peepholes, projection", summary.Kind);
        Assert.Equal((12 * 2) + (12 * 2) + 24 + 9 + 6, summary.Parameters);
        Assert.Equal("Gru", NetworkSummary.Of(Of(CellFixture.Of("gru-clip").Layer with { Options = null })).Layers[0].Kind);
        Assert.Equal(
            "Gru, reset before the product, gates hard sigmoid 0.166667 v + 0.5",
            NetworkSummary.Of(Of(CellFixture.Of("gru-reset-before-hard-sigmoid").Layer)).Layers[0].Kind);
    }

    [Theory]
    [InlineData("lstm-projection-peepholes")]
    [InlineData("gru-reset-before-hard-sigmoid")]
    [InlineData("rnn-scaled-tanh")]
    public void A_step_allocates_nothing(string name)
    {
        var network = new FloatNetwork(Of(CellFixture.Of(name).Layer));
        float[] reading = new float[network.InputSize];
        float[] output = new float[network.OutputSize];

        Assert.Equal(0, AllocatedBytes.Of(() =>
        {
            for (int i = 0; i < 1000; i++)
            {
                network.Step(reading, output);
            }
        }));
    }

    private static void AssertStates(CellFixture fixture, FloatNetwork network)
    {
        float[] output = new float[network.OutputSize];
        float[] expectedCells = fixture.Cells;
        for (int step = 0; step < CellFixture.Steps; step++)
        {
            network.Step(fixture.Readings.AsSpan(step * CellFixture.Inputs, CellFixture.Inputs), output);
            AssertClose(fixture.Hidden.AsSpan(step * output.Length, output.Length), output, $"step {step}, h");
            int cells = network.CellState(0).Length;
            AssertClose(expectedCells.AsSpan(step * cells, cells), network.CellState(0), $"step {step}, c");
        }
    }

    private static void AssertClose(ReadOnlySpan<float> expected, ReadOnlySpan<float> found, string where)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            float error = MathF.Abs(expected[i] - found[i]) / MathF.Max(1, MathF.Abs(expected[i]));
            Assert.True(error <= Tolerance, $"{where}[{i}]: expected {expected[i]}, found {found[i]}.");
        }
    }

    private static Network Of(RecurrentLayer layer) => new(new NetworkDescription("n", [], [], NetworkTask.Regression, 0.5), [layer]);

    private static float Step(FloatNetwork network, params float[] reading)
    {
        float[] output = new float[network.OutputSize];
        network.Step(reading, output);
        return output[0];
    }
}
