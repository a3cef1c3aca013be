using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;
using TinyRnn.Quantizer.Sequences;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import.Exported;

/// <summary>The float reference runs exported modules as PyTorch does.</summary>
public sealed class ExportedModuleTests
{
    private const double LargestError = 1e-5;

    public static TheoryData<string> Names => [.. ExportedModule.Names];

    public static TheoryData<string> SteppedNames => [.. ExportedModule.Names.Where(name => !new ExportedModule(name).Load().NeedsWindow)];

    public static TheoryData<string> InferredNames => [.. ExportedModule.InferredNames];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_window_gives_the_outputs_and_final_states_of_the_framework(string name)
    {
        var module = new ExportedModule(name);

        AssertRuns(module.Load(), module);
    }

    [Theory]
    [MemberData(nameof(SteppedNames))]
    public void Step_after_step_gives_the_same(string name)
    {
        var module = new ExportedModule(name);
        var network = new FloatNetwork(module.Load());
        foreach (ExportedWindow window in module.LoadWindows())
        {
            float[] output = new float[network.OutputSize];
            network.Reset();
            for (int i = 0; i < window.Input.Length; i += network.InputSize)
            {
                network.Step(window.Input.AsSpan(i, network.InputSize), output);
                if (!network.Network.GivesLastStep)
                {
                    int step = i / network.InputSize;
                    AssertClose(window.Output[(step * output.Length)..((step + 1) * output.Length)], output, $"step {step}, output");
                }
            }

            AssertClose(window.Output[^output.Length..], output, "output");
            AssertClose(window.Hidden, States(network, network.HiddenState), "h");
            AssertClose(window.Cell, States(network, network.CellState), "c");
        }
    }

    [Theory]
    [MemberData(nameof(InferredNames))]
    public void A_state_dict_that_is_inferred_gives_the_same(string name)
    {
        var module = new ExportedModule(name);

        AssertRuns(module.Infer(), module);
    }

    [Theory]
    [MemberData(nameof(InferredNames))]
    public void A_state_dict_beside_the_exported_sidecar_gives_the_same_network(string name)
    {
        var module = new ExportedModule(name);
        var options = new ImportOptions { SidecarPath = Path.ChangeExtension(module.WeightsPath, ".json") };

        Network beside = NetworkImporter.Load(module.StateDictionaryPath, options);

        Assert.Equal(Layers(module.Load()), Layers(beside));
    }

    [Theory]
    [MemberData(nameof(InferredNames))]
    public void What_is_inferred_has_the_layers_that_are_stated(string name)
    {
        var module = new ExportedModule(name);

        Assert.Equal(Layers(module.Load()), Layers(module.Infer()));
    }

    [Fact]
    public void A_sequence_is_the_one_that_the_framework_writes()
    {
        JsonElement sequence = ExportedModule.Manifest.GetProperty("sequence");
        var network = new FloatSequence(NetworkImporter.LoadSequence(new ExportedModule("sequence").WeightsPath));

        int[] written = network.Generate(Numbers(sequence.GetProperty("source")).Select(token => (float)token).ToArray());

        Assert.Equal(Numbers(sequence.GetProperty("written")), written);
        Assert.True(written.Distinct().Count() > 1);
    }

    [Fact]
    public void The_manifest_lists_every_file()
    {
        IEnumerable<string> exported = ExportedModule.Names.SelectMany(name =>
            new[] { $"{name}.safetensors", $"{name}.json", $"{name}.expected.safetensors" }
        );
        IEnumerable<string> inferred = ExportedModule.InferredNames.SelectMany(name =>
            new[] { Path.Combine("inferred", $"{name}.pt"), Path.Combine("inferred", $"{name}.json") }
        );
        string[] others = ["generate.py", "test_export_torch.py", "manifest.json", "sequence.safetensors", "sequence.json"];
        IEnumerable<string> present = Directory
            .EnumerateFiles(ExportedModule.Folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(ExportedModule.Folder, path));

        Assert.Equal(
            exported.Concat(inferred).Concat(others).Order(StringComparer.Ordinal),
            present.Order(StringComparer.Ordinal)
        );
    }

    private static void AssertRuns(Network imported, ExportedModule module)
    {
        var network = new FloatNetwork(imported);
        IReadOnlyList<ExportedWindow> windows = module.LoadWindows();
        Assert.NotEmpty(windows);
        foreach (ExportedWindow window in windows)
        {
            float[] output = new float[window.Output.Length];
            network.Reset();
            network.Run(window.Input, output);

            AssertClose(window.Output, output, "output");
            AssertClose(window.Hidden, States(network, network.HiddenState), "h");
            AssertClose(window.Cell, States(network, network.CellState), "c");
        }
    }

    private delegate Span<float> StateOfLayer(int layer);

    private static float[] States(FloatNetwork network, StateOfLayer state) =>
        Enumerable.Range(0, network.LayerCount).SelectMany(layer => state(layer).ToArray()).ToArray();

    private static int[] Numbers(JsonElement array) => array.EnumerateArray().Select(element => element.GetInt32()).ToArray();

    /// <summary>Kinds, names, sizes and weights; what takes one vector of a window has no name of its own.</summary>
    private static IEnumerable<(Type, string)> Layers(Network network) =>
        network
            .Layers.Select(layer => layer is LastStepLayer last ? last with { Name = "" } : layer)
            .Select(layer => (layer.GetType(), JsonSerializer.Serialize<object>(layer)));

    private static void AssertClose(float[] expected, float[] found, string what)
    {
        Assert.Equal(expected.Length, found.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            double error = Math.Abs(expected[i] - found[i]) / Math.Max(1, Math.Abs(expected[i]));
            Assert.True(error <= LargestError, $"{what}[{i}]: expected {expected[i]}, found {found[i]}.");
        }
    }
}
