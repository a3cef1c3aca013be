using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;
using TinyRnn.Quantizer.Tests.Import;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Reference;

public sealed class GoldenDataTests
{
    private const float Tolerance = 1e-5f;

    public static TheoryData<string> Names => new(Fixtures.Networks.Select(fixture => fixture.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Float_reference_agrees_with_the_framework(string name)
    {
        NetworkFixture fixture = Fixtures.Network(name);
        Golden golden = fixture.LoadGolden();
        var network = new FloatNetwork(fixture.Load());
        int[] recurrent = RecurrentLayers(network);
        SetState(network, recurrent, golden.Initial);
        float[] output = new float[network.OutputSize];
        for (int step = 0; step < golden.Steps; step++)
        {
            network.Step(golden.Readings[step], output);
            AssertClose(golden.Outputs[step], output, $"step {step}, output");
            if ((step + 1) % golden.Every == 0)
            {
                AssertState(golden.States[step / golden.Every], network, recurrent, step);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Modules_are_imported_in_the_order_and_sizes_of_the_framework(string name)
    {
        NetworkFixture fixture = Fixtures.Network(name);
        IEnumerable<(string, int)> expected = fixture.Modules.SelectMany(module =>
            Enumerable.Range(0, module.Layers).Select(index => (module.Layers == 1 ? module.Name : $"{module.Name}.l{index}", module.Size))
        );

        Assert.Equal(expected, fixture.Load().Layers.Where(layer => layer is not SoftmaxLayer).Select(layer => (layer.Name, layer.OutputSize)));
    }

    [Fact]
    public void Every_golden_file_is_listed_in_the_manifest()
    {
        IEnumerable<string> listed = Fixtures.Networks.SelectMany(fixture =>
            new[] { fixture.WeightsPath, fixture.SidecarPath, fixture.GoldenPath }
        );
        IEnumerable<string> refused = Fixtures
            .Manifest.GetProperty("refused")
            .EnumerateArray()
            .Select(entry => Fixtures.RefusedPath(entry.GetProperty("file").GetString()!));
        IEnumerable<string> present = new[] { "networks", "refused" }.SelectMany(folder =>
            Directory.EnumerateFiles(Path.Combine(Fixtures.Root, folder))
        );

        Assert.Equal(listed.Concat(refused).Order(StringComparer.Ordinal), present.Order(StringComparer.Ordinal));
    }

    private static int[] RecurrentLayers(FloatNetwork network) =>
        Enumerable.Range(0, network.LayerCount).Where(layer => network.Network.Layers[layer] is RecurrentLayer).ToArray();

    private static void SetState(FloatNetwork network, int[] recurrent, IReadOnlyList<(float[] Hidden, float[] Cell)> state)
    {
        for (int i = 0; i < recurrent.Length; i++)
        {
            state[i].Hidden.CopyTo(network.HiddenState(recurrent[i]));
            state[i].Cell.CopyTo(network.CellState(recurrent[i]));
        }
    }

    private static void AssertState(IReadOnlyList<(float[] Hidden, float[] Cell)> expected, FloatNetwork network, int[] recurrent, int step)
    {
        for (int i = 0; i < recurrent.Length; i++)
        {
            AssertClose(expected[i].Hidden, network.HiddenState(recurrent[i]), $"step {step}, layer {recurrent[i]}, h");
            AssertClose(expected[i].Cell, network.CellState(recurrent[i]), $"step {step}, layer {recurrent[i]}, c");
        }
    }

    private static void AssertClose(float[] expected, ReadOnlySpan<float> found, string where)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            float error = Math.Abs(expected[i] - found[i]) / Math.Max(1, Math.Abs(expected[i]));
            Assert.True(error <= Tolerance, $"{where}[{i}]: expected {expected[i]}, found {found[i]}.");
        }
    }
}
