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
    private const long LargestFile = 1 << 20;

    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    private static readonly Dictionary<string, NetworkTask> s_tasks = new(StringComparer.Ordinal)
    {
        ["binary"] = NetworkTask.Binary,
        ["multiclass"] = NetworkTask.MultiClass,
        ["regression"] = NetworkTask.Regression,
    };

    private static readonly Dictionary<string, DenseActivation> s_activations = new(StringComparer.Ordinal)
    {
        ["none"] = DenseActivation.None,
        ["relu"] = DenseActivation.Relu,
        ["sigmoid"] = DenseActivation.Sigmoid,
        ["tanh"] = DenseActivation.Tanh,
        ["softmax"] = DenseActivation.Softmax,
    };

    private static readonly Dictionary<string, RnnNonlinearity> s_nonlinearities = new(StringComparer.Ordinal)
    {
        ["tanh"] = RnnNonlinearity.Tanh,
        ["relu"] = RnnNonlinearity.Relu,
    };

    /// <exception cref="ImportException">No such file, not JSON, or not a sidecar.</exception>
    public static ImportOptions Read(string path)
    {
        string file = Path.GetFileName(path);
        try
        {
            using FileStream stream = File.OpenRead(path);
            if (stream.Length > LargestFile)
            {
                throw new ImportException(file, $"expected a sidecar of at most {LargestFile} bytes, found {stream.Length}.");
            }

            using JsonDocument document = JsonDocument.Parse(stream, s_strict);
            return ToOptions(new SidecarValue(file, "", document.RootElement));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(file, $"the sidecar cannot be read: {exception.Message}", exception);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new ImportException(file, $"not valid JSON: {exception.Message}", exception);
        }
    }

    private static ImportOptions ToOptions(SidecarValue root)
    {
        Dictionary<string, SidecarValue> values = root.Members("name", "task", "threshold", "features", "outputs", "layers", "order");
        return new ImportOptions
        {
            Name = values.GetValueOrDefault("name")?.NonEmptyString(),
            Task = values.GetValueOrDefault("task")?.OneOf(s_tasks),
            Threshold = values.GetValueOrDefault("threshold")?.Number(),
            Features = values.GetValueOrDefault("features")?.Items().Select(ToChannel).ToArray(),
            Outputs = values.GetValueOrDefault("outputs")?.Items().Select(ToChannel).ToArray(),
            Layers = values.GetValueOrDefault("layers")?.Members().ToDictionary(layer => layer.Key, layer => ToLayer(layer.Value)),
            Order = values.GetValueOrDefault("order")?.Items().Select(item => item.String()).ToArray(),
        };
    }

    private static Channel ToChannel(SidecarValue channel)
    {
        Dictionary<string, SidecarValue> values = channel.Members("name", "unit", "mean", "deviation");
        return new Channel(
            channel.Require(values, "name").NonEmptyString(),
            values.GetValueOrDefault("unit")?.String() ?? "",
            values.GetValueOrDefault("mean")?.Number() ?? 0,
            values.GetValueOrDefault("deviation")?.PositiveNumber() ?? 1
        );
    }

    private static LayerOptions ToLayer(SidecarValue layer)
    {
        Dictionary<string, SidecarValue> values = layer.Members("activation", "nonlinearity");
        return new LayerOptions(
            values.GetValueOrDefault("activation")?.OneOf(s_activations),
            values.GetValueOrDefault("nonlinearity")?.OneOf(s_nonlinearities)
        );
    }
}
