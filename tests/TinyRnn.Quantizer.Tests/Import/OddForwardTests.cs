using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Import.Forward;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import;

/// <summary>
/// Modules whose forward is no plain chain, or a chain that a state_dict does not tell: residuals, attention, pooling, reversed inputs,
/// activations between. Each is the right network, or refused; none is silently another.
/// </summary>
public sealed class OddForwardTests : IDisposable
{
    private static readonly string s_folder = Path.Combine(Fixtures.Root, "forwards");

    private static readonly JsonElement s_manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(s_folder, "manifest.json"))).RootElement;

    private readonly DirectoryInfo _temporary = Directory.CreateTempSubdirectory("tinyrnn-forward-");

    public static TheoryData<string> All => Named(_ => true);

    public static TheoryData<string> Stateable => Named(IsStateable);

    public static TheoryData<string> Exported => Named(IsExported);

    public void Dispose() => _temporary.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(All))]
    public void Weights_alone_are_refused_with_the_question(string name)
    {
        ImportException refused = Assert.Throws<ImportException>(() => NetworkImporter.Load(Weights(name)));

        Assert.Matches("weights do not tell what forward does with them.*If nothing else is computed, add: |orders? of the layers fit", refused.Message);
    }

    [Theory]
    [MemberData(nameof(Stateable))]
    public void What_is_stated_gives_what_the_framework_gives(string name)
    {
        string weights = Path.Combine(_temporary.FullName, $"{name}.pt");
        File.Copy(Weights(name), weights);
        var sidecar = new Dictionary<string, object> { ["task"] = "regression" };
        foreach (JsonProperty property in Entry(name).GetProperty("stated").EnumerateObject())
        {
            sidecar[property.Name] = property.Value;
        }

        File.WriteAllText(Path.ChangeExtension(weights, ".json"), JsonSerializer.Serialize(sidecar));
        ImportedNetwork imported = NetworkImporter.Read(weights);

        Assert.Equal((ForwardKnowledge.Stated, null), (imported.Forward.Knowledge, imported.Forward.Question));
        AssertGives(imported.Network, Entry(name).GetProperty("check"));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Examples_prove_the_network_or_refuse_it(string name)
    {
        ForwardExample[] examples = Entry(name).GetProperty("examples").EnumerateArray().Select(Example).ToArray();
        var options = new ImportOptions { Task = NetworkTask.Regression, Examples = examples, Window = 8 };
        try
        {
            ImportedNetwork imported = NetworkImporter.Read(Weights(name), options);

            Assert.Equal(ForwardKnowledge.Proven, imported.Forward.Knowledge);
            AssertGives(imported.Network, Entry(name).GetProperty("check"));
        }
        catch (Exception refused) when (refused is ForwardProofException or ImportException)
        {
            Assert.False(IsStateable(Entry(name)), refused.Message);
        }
    }

    [Theory]
    [MemberData(nameof(Exported))]
    public void What_the_exporter_writes_is_proven(string name)
    {
        ImportedNetwork imported = NetworkImporter.Read(Path.Combine(s_folder, $"{name}.safetensors"));

        Assert.Equal(ForwardKnowledge.Proven, imported.Forward.Knowledge);
        AssertGives(imported.Network, Entry(name).GetProperty("check"));
    }

    [Fact]
    public void The_modules_are_those_that_the_documents_count()
    {
        JsonElement[] modules = s_manifest.GetProperty("modules").EnumerateArray().ToArray();

        Assert.Equal((42, 23, 18), (modules.Length, modules.Count(IsExported), modules.Count(IsStateable)));
        Assert.Equal(
            modules.Where(IsExported).Select(module => module.GetProperty("name").GetString()).Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(s_folder, "*.safetensors").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
    }

    private static void AssertGives(Network network, JsonElement pairs)
    {
        var reference = new FloatNetwork(network with { Description = network.Description with { Features = [], Outputs = [] } });
        foreach (ForwardExample pair in pairs.EnumerateArray().Select(Example))
        {
            float[] expected = pair.Output.SelectMany(row => row).ToArray();
            var output = new float[network.StepsOut(pair.Input.Count) * network.OutputSize];
            reference.Reset();
            reference.Run(pair.Input.SelectMany(row => row).ToArray(), output);

            Assert.Equal(expected.Length, output.Length);
            double largest = expected.Max(Math.Abs);
            Assert.All(expected.Zip(output), both => Assert.InRange(Math.Abs(both.First - both.Second), 0, 1e-5 * largest));
        }
    }

    private static ForwardExample Example(JsonElement pair) => new(Rows(pair.GetProperty("input")), Rows(pair.GetProperty("output")), "example");

    private static float[][] Rows(JsonElement rows) =>
        rows.EnumerateArray().Select(row => row.EnumerateArray().Select(value => value.GetSingle()).ToArray()).ToArray();

    private static string Weights(string name) => Path.Combine(s_folder, "weights", $"{name}.pt");

    private static JsonElement Entry(string name) => s_manifest.GetProperty("modules").EnumerateArray().Single(module => module.GetProperty("name").GetString() == name);

    private static bool IsStateable(JsonElement module) => module.GetProperty("stated").ValueKind == JsonValueKind.Object;

    private static bool IsExported(JsonElement module) => module.GetProperty("exported").GetBoolean();

    private static TheoryData<string> Named(Func<JsonElement, bool> chosen) =>
        [.. s_manifest.GetProperty("modules").EnumerateArray().Where(chosen).Select(module => module.GetProperty("name").GetString()!)];
}
