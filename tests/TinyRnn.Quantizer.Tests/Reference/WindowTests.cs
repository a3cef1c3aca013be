using System;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Reference;

public sealed class WindowTests
{
    private const float Tolerance = 1e-5f;

    public static TheoryData<string> Names => new(WindowCase.All.Select(window => window.Name));

    public static TheoryData<string> SteppedNames => new(WindowCase.All.Where(window => !window.Load().NeedsWindow).Select(window => window.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_window_agrees_with_the_framework(string name)
    {
        WindowCase window = WindowCase.Named(name);
        FloatNetwork network = Start(window);
        float[] output = new float[window.Output.Length];

        network.Run(window.Window, output);

        AssertClose(window.Output, output, "output");
        AssertClose(window.FinalHidden, States(network, network.HiddenState), "hn");
        AssertClose(window.FinalCell, States(network, network.CellState), "cn");
    }

    [Theory]
    [MemberData(nameof(SteppedNames))]
    public void A_network_of_one_direction_gives_the_same_stepped_and_on_a_window(string name)
    {
        WindowCase window = WindowCase.Named(name);
        FloatNetwork windowed = Start(window);
        FloatNetwork stepped = Start(window);
        float[] outputs = new float[window.Output.Length];
        windowed.Run(window.Window, outputs);
        float[] output = new float[stepped.OutputSize];
        for (int step = 0; step < window.Steps; step++)
        {
            stepped.Step(window.Window.AsSpan(step * stepped.InputSize, stepped.InputSize), output);
            if (!stepped.Network.GivesLastStep)
            {
                Assert.Equal(outputs[(step * output.Length)..((step + 1) * output.Length)], output);
            }
        }

        Assert.Equal(outputs[^output.Length..], output);
        Assert.Equal(States(windowed, windowed.HiddenState), States(stepped, stepped.HiddenState));
    }

    [Fact]
    public void The_state_is_carried_from_window_to_window_until_it_is_reset()
    {
        WindowCase window = WindowCase.Named("bi-lstm-sum-final");
        var network = new FloatNetwork(window.Load());
        float[] first = new float[2];
        float[] second = new float[2];
        float[] third = new float[2];
        network.Run(window.Window, first);
        network.Run(window.Window, second);
        network.Reset();
        network.Run(window.Window, third);

        Assert.NotEqual(first, second);
        Assert.Equal(first, third);
    }

    [Fact]
    public void Layers_show_what_they_gave_for_each_step_and_direction()
    {
        WindowCase window = WindowCase.Named("intent");
        FloatNetwork network = Start(window);
        network.Run(window.Window, new float[4]);

        Assert.Equal(window.Steps * 4, network.LayerWindow(0).Length);
        Assert.Equal(window.Steps * 10, network.LayerWindow(1).Length);
        Assert.Equal(10, network.LayerWindow(2).Length);
        Assert.Equal((1, 2), (network.Directions(0), network.Directions(1)));
        Assert.Equal(network.LayerWindow(1)[..5], network.DirectionWindow(1, 0)[..5]);
        Assert.Equal(network.LayerWindow(1)[5..10], network.DirectionWindow(1, 1)[..5]);
        Assert.Equal(network.HiddenState(1), network.LayerOutput(1));
        Assert.Equal(network.LayerWindow(2), network.LayerOutput(2));
    }

    [Theory]
    [InlineData(-1f)]
    [InlineData(9f)]
    [InlineData(2.5f)]
    [InlineData(float.NaN)]
    public void What_is_not_a_token_is_refused_before_anything_changes(float token)
    {
        WindowCase window = WindowCase.Named("intent");
        FloatNetwork network = Start(window);
        float[] tokens = window.Window;
        tokens[^1] = token;
        float[] before = network.HiddenState(1).ToArray();

        ArgumentException error = Assert.Throws<ArgumentException>(() => network.Run(tokens, new float[4]));

        Assert.Contains("Expected a token from 0 to 8", error.Message, StringComparison.Ordinal);
        Assert.Equal(before, network.HiddenState(1));
    }

    [Fact]
    public void A_network_that_needs_a_window_cannot_be_stepped()
    {
        FloatNetwork network = Start(WindowCase.Named("gru-backwards"));

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => network.Step([1, 2], new float[4]));

        Assert.Contains("run it on a window", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 8)]
    [InlineData(6, 8)]
    public void Lengths_of_window_and_output_must_fit(int window, int output)
    {
        FloatNetwork network = Start(WindowCase.Named("gru-backwards"));

        Assert.Throws<ArgumentException>(() => network.Run(new float[window], new float[output]));
    }

    [Fact]
    public void A_second_window_allocates_nothing()
    {
        WindowCase window = WindowCase.Named("bi-lstm-stacked");
        FloatNetwork network = Start(window);
        float[] values = window.Window;
        float[] output = new float[window.Output.Length];

        Assert.Equal(0, AllocatedBytes.Of(() => network.Run(values, output)));
    }

    [Fact]
    public void Argmax_gives_the_first_of_equals()
    {
        var network = new FloatNetwork(
            new Network(
                new NetworkDescription("n", [], [], NetworkTask.Regression, 0.5),
                [new DenseLayer("head", 1, 4, [0, 1, 1, 0], [0, 0, 0, 0], Activation.None), new ArgMaxLayer("argmax", 4)]
            )
        );
        float[] output = new float[1];
        network.Step([2], output);
        Assert.Equal(1, output[0]);
    }

    [Fact]
    public void A_summary_counts_both_directions()
    {
        Network network = WindowCase.Named("intent").Load();
        NetworkSummary summary = NetworkSummary.Of(network);

        Assert.Equal(["Embedding of 9 tokens", "Bidirectional Lstm, both outputs", "Final state", "Dense, no activation", "Softmax"], summary.Layers.Select(layer => layer.Kind));
        Assert.Equal((9 * 4) + (2 * 20 * (4 + 5 + 2)) + 44, summary.Parameters);
    }

    private static FloatNetwork Start(WindowCase window)
    {
        var network = new FloatNetwork(window.Load());
        CopyTo(network, window.InitialHidden, network.HiddenState);
        CopyTo(network, window.InitialCell, network.CellState);
        return network;
    }

    private delegate Span<float> StateOf(int layer);

    private static void CopyTo(FloatNetwork network, float[] values, StateOf state)
    {
        int at = 0;
        for (int layer = 0; layer < network.LayerCount; layer++)
        {
            Span<float> part = state(layer);
            values.AsSpan(at, part.Length).CopyTo(part);
            at += part.Length;
        }

        Assert.Equal(values.Length, at);
    }

    private static float[] States(FloatNetwork network, StateOf state) =>
        Enumerable.Range(0, network.LayerCount).SelectMany(layer => state(layer).ToArray()).ToArray();

    private static void AssertClose(float[] expected, float[] found, string where)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            float error = Math.Abs(expected[i] - found[i]) / Math.Max(1, Math.Abs(expected[i]));
            Assert.True(error <= Tolerance, $"{where}[{i}]: expected {expected[i]}, found {found[i]}.");
        }
    }
}
