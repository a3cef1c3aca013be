using System;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import.Onnx;

/// <summary>Every model of the fixtures gives, in the float engine, what the reference computed, within 1e-5.</summary>
public sealed class OnnxGoldenTests
{
    private const float Tolerance = 1e-5f;

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (string group in OnnxCase.Groups)
            {
                foreach (OnnxCase entry in OnnxCase.Of(group))
                {
                    cases.Add(group, entry.Name);
                }
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_and_final_states_are_those_of_the_reference(string group, string name)
    {
        OnnxCase entry = OnnxCase.Named(group, name);
        var network = new FloatNetwork(entry.Load());
        foreach (OnnxWindow window in entry.Windows)
        {
            network.Reset();
            SetStates(network, window.StartHidden, window.StartCell);
            int steps = window.Input.Length / network.InputSize;
            var output = new float[network.OutputSize * network.Network.StepsOut(steps)];
            network.Run(window.Input, output);
            AssertClose("output", window.Output, output);
            AssertClose("h_n", window.FinalHidden, States(network, layer => network.HiddenState(layer)));
            AssertClose("c_n", window.FinalCell, States(network, layer => network.CellState(layer)));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_layers_are_the_ones_that_the_case_names(string group, string name)
    {
        OnnxCase entry = OnnxCase.Named(group, name);
        Network network = entry.Load();

        Assert.Equal(entry.Layers ?? Describe(network), Describe(network));
        Assert.Equal(entry.Window ?? network.Window, network.Window);
    }

    [Fact]
    public void Every_model_of_the_fixtures_is_a_case() =>
        Assert.All(
            OnnxCase.Groups,
            group =>
                Assert.Equal(
                    Directory.GetFiles(OnnxCase.FolderOf(group)).Order(),
                    OnnxCase.Of(group).Select(entry => entry.Path).Order()
                )
        );

    /// <summary>Layers by kind and sizes, a softmax together with its logits.</summary>
    private static string Describe(Network network) =>
        string.Join(", ", network.Layers.Where(layer => layer is not SoftmaxLayer).Select((layer, i) =>
            network.Layers.ElementAtOrDefault(i + 1) is SoftmaxLayer softmax
                ? $"{(softmax.IsLogarithm ? "LogSoftmax" : "Softmax")} {layer.InputSize}>{layer.OutputSize}"
                : Describe(layer)));

    private static string Describe(NetworkLayer layer) =>
        layer switch
        {
            RecurrentLayer recurrent => $"{recurrent.Cell} {layer.InputSize}>{layer.OutputSize}",
            ReverseLayer reverse => $"reverse {Describe(reverse.Layer)}",
            BidirectionalLayer both => $"{both.Merge} {Describe(both.Forward)}",
            DenseLayer dense => $"{dense.Activation.Kind} {layer.InputSize}>{layer.OutputSize}",
            LastStepLayer last => last.Selection.ToString(),
            EmbeddingLayer embedding => $"embedding {embedding.Tokens}>{embedding.Size}",
            OneHotLayer oneHot => $"one-hot {oneHot.Tokens}",
            _ => layer.GetType().Name,
        };

    private static void SetStates(FloatNetwork network, float[] hidden, float[] cell)
    {
        int h = 0;
        int c = 0;
        foreach (int layer in Recurrent(network))
        {
            h += Take(hidden, h, network.HiddenState(layer));
            c += Take(cell, c, network.CellState(layer));
        }
    }

    private static int Take(float[] values, int at, Span<float> state)
    {
        if (values.Length > 0)
        {
            values.AsSpan(at, state.Length).CopyTo(state);
        }

        return state.Length;
    }

    private static float[] States(FloatNetwork network, Func<int, Span<float>> state) =>
        Recurrent(network).SelectMany(layer => state(layer).ToArray()).ToArray();

    private static int[] Recurrent(FloatNetwork network) =>
        Enumerable.Range(0, network.LayerCount).Where(layer => StructureRules.IsRecurrent(network.Network.Layers[layer])).ToArray();

    private static void AssertClose(string what, float[] expected, float[] actual)
    {
        if (expected.Length == 0)
        {
            return;
        }

        Assert.Equal((what, expected.Length), (what, actual.Length));
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.True(MathF.Abs(expected[i] - actual[i]) <= Tolerance, $"{what}[{i}]: expected {expected[i]}, found {actual[i]}.");
        }
    }
}
