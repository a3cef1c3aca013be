using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Reference;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import.Keras;

/// <summary>The float reference runs saved models as Keras' equations say.</summary>
public sealed class KerasGoldenTests
{
    private const double LargestError = 1e-5;

    public static TheoryData<string> Models => [.. KerasFixture.All.Select(fixture => fixture.Name)];

    public static TheoryData<string> SteppedModels =>
        [.. KerasFixture.All.Where(fixture => !fixture.Load().NeedsWindow).Select(fixture => fixture.Name)];

    [Fact]
    public void The_manifest_lists_all_saved_models() =>
        Assert.Equal(
            Directory.GetFiles(KerasFixture.Folder).Where(file => Path.GetExtension(file) is ".keras" or ".h5").Order(),
            KerasFixture.All.Select(fixture => fixture.FilePath).Order()
        );

    [Theory]
    [MemberData(nameof(Models))]
    public void A_window_gives_the_outputs_and_final_states_of_keras(string name)
    {
        KerasFixture fixture = KerasFixture.Named(name);
        var network = new FloatNetwork(fixture.Load());
        foreach (KerasWindow window in Windows(fixture, network))
        {
            var output = new float[window.Output.Length];
            network.Run(window.Input, output);

            AssertClose(window.Output, output);
            AssertClose(window.Hidden, States(network, network.HiddenState));
            AssertClose(window.Cell, States(network, network.CellState));
        }
    }

    [Theory]
    [MemberData(nameof(SteppedModels))]
    public void Step_after_step_gives_the_outputs_and_final_states_of_keras(string name)
    {
        KerasFixture fixture = KerasFixture.Named(name);
        var network = new FloatNetwork(fixture.Load());
        foreach (KerasWindow window in Windows(fixture, network))
        {
            AssertClose(window.Output, Step(network, window.Input));
            AssertClose(window.Hidden, States(network, network.HiddenState));
            AssertClose(window.Cell, States(network, network.CellState));
        }
    }

    private static IEnumerable<KerasWindow> Windows(KerasFixture fixture, FloatNetwork network)
    {
        foreach (KerasWindow window in fixture.LoadWindows())
        {
            yield return window;
            if (!fixture.IsStateful)
            {
                network.Reset();
            }
        }
    }

    private static float[] Step(FloatNetwork network, float[] input)
    {
        var outputs = new List<float[]>();
        for (int i = 0; i < input.Length; i += network.InputSize)
        {
            var output = new float[network.OutputSize];
            network.Step(input.AsSpan(i, network.InputSize), output);
            outputs.Add(output);
        }

        return network.Network.GivesLastStep ? outputs[^1] : outputs.SelectMany(output => output).ToArray();
    }

    private delegate Span<float> StateOfLayer(int layer);

    private static float[] States(FloatNetwork network, StateOfLayer state) =>
        Enumerable.Range(0, network.LayerCount).SelectMany(layer => state(layer).ToArray()).ToArray();

    private static void AssertClose(float[] expected, float[] found)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs(expected[i] - found[i]) / Math.Max(1, Math.Abs(expected[i]));
            Assert.True(error <= LargestError, $"value {i}: expected {expected[i]}, found {found[i]}");
        }
    }
}
