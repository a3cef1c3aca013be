using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Sidecars;

/// <summary>Reads the JSON file that states what the weights cannot tell. Every key is optional; an unknown one is an error.</summary>
internal static class SidecarReader
{
    private const long LargestFile = 1 << 22;

    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    private static readonly Dictionary<string, ContextUse> s_contextUses = new(StringComparer.Ordinal)
    {
        ["final_state"] = ContextUse.FinalState,
        ["output"] = ContextUse.Output,
    };

    private static readonly Dictionary<string, ModuleType> s_moduleTypes = new(StringComparer.Ordinal)
    {
        ["dense"] = ModuleType.Dense,
        ["embedding"] = ModuleType.Embedding,
    };

    /// <exception cref="ImportException">No such file, not JSON, or not a sidecar.</exception>
    public static Sidecar Read(string path)
    {
        string file = Path.GetFileName(path);
        try
        {
            using FileStream stream = File.OpenRead(path);
            return Read(file, stream);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(file, $"the sidecar cannot be read: {exception.Message}", exception);
        }
    }

    /// <exception cref="ImportException">Not JSON, or not a sidecar.</exception>
    public static Sidecar Read(string file, Stream stream)
    {
        if (stream.Length > LargestFile)
        {
            throw new ImportException(file, $"expected a sidecar of at most {LargestFile} bytes, found {stream.Length}.");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(stream, s_strict);
            StrictJson.CheckText(document.RootElement);
            return ToSidecar(file, new SidecarValue(file, "", document.RootElement.Clone()));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new ImportException(file, $"not valid JSON: {exception.Message}", exception);
        }
    }

    /// <summary>The recipe that a sidecar, or a file of the same form, states, and the features that it makes.</summary>
    /// <exception cref="ImportException">It has no recipe.</exception>
    public static (NetworkRecipe Recipe, IReadOnlyList<Channel> Features) ReadRecipe(Sidecar sidecar) =>
        sidecar.Options.Recipe is { } recipe
            ? (recipe, sidecar.Options.Features!)
            : throw new ImportException(sidecar.File, "expected a recipe, with keys readings and features; found none.");

    private static Sidecar ToSidecar(string file, SidecarValue root)
    {
        Dictionary<string, SidecarValue> values = SidecarKeys.Read(root);
        SequenceSidecar? sequence = values.TryGetValue("decoder", out SidecarValue? decoder) ? ToSequence(root, decoder, values) : null;
        return new Sidecar(file, ToOptions(values) with { Recipe = RecipeSidecar.Read(root, values) }, values.GetValueOrDefault("network"), sequence);
    }

    private static ImportOptions ToOptions(Dictionary<string, SidecarValue> values) =>
        new()
        {
            Name = values.GetValueOrDefault("name")?.NonEmptyString(),
            Task = values.GetValueOrDefault("task")?.OneOf(StatedNames.Tasks),
            Threshold = values.GetValueOrDefault("threshold")?.Number(),
            Features = values.GetValueOrDefault("features")?.Items().Select(feature => ToFeature(feature, values.ContainsKey("readings"))).ToArray(),
            Target = values.TryGetValue("target", out SidecarValue? target) ? TargetSidecar.Read(target) : null,
            Outputs = values.GetValueOrDefault("outputs")?.Items().Select(ToChannel).ToArray(),
            Vocabulary = values.GetValueOrDefault("vocabulary")?.Items().Select(item => item.String()).ToArray(),
            Window = values.GetValueOrDefault("window")?.Integer(0, Limits.Window),
            OneHot = values.GetValueOrDefault("one_hot")?.Boolean(),
            WithoutPadding = values.GetValueOrDefault("without_padding")?.Boolean(),
            Take = values.GetValueOrDefault("take")?.Taken(),
            Layers = values.GetValueOrDefault("layers")?.Members().ToDictionary(layer => layer.Key, layer => ToLayer(layer.Value)),
            Order = values.GetValueOrDefault("order")?.Items().Select(item => item.String()).ToArray(),
            ReconstructionError = values.GetValueOrDefault("reconstruction_error")?.OneOf(StatedNames.ErrorMeasures),
            Examples = values.GetValueOrDefault("examples")?.Items().Select(ToExample).ToArray(),
        };

    private static SequenceSidecar ToSequence(SidecarValue root, SidecarValue decoder, Dictionary<string, SidecarValue> values)
    {
        SidecarValue? context = values.GetValueOrDefault("context");
        return new SequenceSidecar(
            decoder,
            context,
            context is null ? ContextUse.None : root.Require(values, "context_use").OneOf(s_contextUses),
            values.GetValueOrDefault("start_token")?.Integer(0, Limits.Tokens - 1) ?? -1,
            values.GetValueOrDefault("stop_token")?.Integer(0, Limits.Tokens - 1) ?? -1,
            root.Require(values, "maximum_length").Integer(1, Limits.SequenceLength),
            new ImportOptions
            {
                Features = values.GetValueOrDefault("context_features")?.Items().Select(ToChannel).ToArray(),
                Vocabulary = values.GetValueOrDefault("context_vocabulary")?.Items().Select(item => item.String()).ToArray(),
                Window = values.GetValueOrDefault("context_window")?.Integer(0, Limits.Window),
            }
        );
    }

    private static ForwardExample ToExample(SidecarValue example)
    {
        Dictionary<string, SidecarValue> values = example.Members("input", "output");
        return new ForwardExample(
            example.Require(values, "input").Rows(),
            example.Require(values, "output").Rows(),
            $"{example.File}: {example.Place}"
        );
    }

    private static Channel ToFeature(SidecarValue feature, bool hasReadings)
    {
        if (!hasReadings && RecipeSidecar.FeatureKeys.FirstOrDefault(feature.Members().ContainsKey) is { } key)
        {
            throw feature.Refuse($"{key} makes a feature of readings, but key readings is missing");
        }

        return ToChannel(feature, RecipeSidecar.FeatureKeys);
    }

    private static Channel ToChannel(SidecarValue channel) => ToChannel(channel, []);

    private static Channel ToChannel(SidecarValue channel, string[] further)
    {
        Dictionary<string, SidecarValue> values = channel.Members(["name", "unit", "mean", "deviation", "column", .. further]);
        return new Channel(
            channel.Require(values, "name").NonEmptyString(),
            values.GetValueOrDefault("unit")?.String() ?? "",
            values.GetValueOrDefault("mean")?.Number() ?? 0,
            values.GetValueOrDefault("deviation")?.PositiveNumber() ?? 1
        )
        {
            Column = values.GetValueOrDefault("column")?.NonEmptyString(),
        };
    }

    private static LayerOptions ToLayer(SidecarValue layer)
    {
        Dictionary<string, SidecarValue> values = layer.Members("activation", "nonlinearity", "type");
        return new LayerOptions(
            values.GetValueOrDefault("activation")?.OneOf(StatedNames.HeadActivations),
            values.GetValueOrDefault("nonlinearity")?.OneOf(StatedNames.Nonlinearities),
            values.GetValueOrDefault("type")?.OneOf(s_moduleTypes)
        );
    }
}
