using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Cli.Tests;

/// <summary>Writes a network as a <c>.safetensors</c> file with a sidecar that lists its layers.</summary>
internal sealed class FloatFile
{
    private readonly JsonObject _header = [];
    private readonly List<byte> _data = [];

    /// <summary>Writes a network.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="network">Its description's name is the file's.</param>
    /// <returns>The path of the file of weights.</returns>
    public static string Write(TemporaryFolder folder, Network network)
    {
        var file = new FloatFile();
        JsonNode?[] layers = network.Layers.Where(layer => layer is not SoftmaxLayer).Select(JsonNode? (layer) => file.Add(layer)).ToArray();
        if (network.Layers.OfType<SoftmaxLayer>().SingleOrDefault() is { } softmax)
        {
            layers.Last(layer => layer?["type"]?.ToString() == "dense")!["activation"] = softmax.IsLogarithm ? "log_softmax" : "softmax";
        }

        NetworkDescription description = network.Description;
        var sidecar = new JsonObject
        {
            ["name"] = description.Name,
            ["task"] = description.Task.ToString().ToLowerInvariant(),
            ["window"] = network.Window,
            ["network"] = new JsonArray(layers),
        };
        AddChannels(sidecar, "features", description.Features);
        AddChannels(sidecar, "outputs", description.Outputs);
        if (description.Vocabulary.Count > 0)
        {
            sidecar["vocabulary"] = new JsonArray(description.Vocabulary.Select(JsonNode? (token) => token).ToArray());
        }

        folder.Write($"{description.Name}.json", sidecar.ToJsonString());
        string path = folder.File($"{description.Name}.safetensors");
        byte[] header = Encoding.UTF8.GetBytes(file._header.ToJsonString());
        File.WriteAllBytes(path, [.. BitConverter.GetBytes((long)header.Length), .. header, .. file._data]);
        return path;
    }

    private static void AddChannels(JsonObject sidecar, string key, IReadOnlyList<Channel> channels)
    {
        if (channels.Count > 0)
        {
            sidecar[key] = JsonSerializer.SerializeToNode(
                channels.Select(channel => new { name = channel.Name, unit = channel.Unit, mean = channel.Mean, deviation = channel.Deviation })
            );
        }
    }

    private JsonObject Add(NetworkLayer layer) =>
        layer switch
        {
            RecurrentLayer recurrent => Recurrent(recurrent, layer.Name),
            BidirectionalLayer both => new JsonObject
            {
                ["type"] = "bidirectional",
                ["name"] = both.Name,
                ["merge"] = "concat",
                ["forward"] = Recurrent(both.Forward, $"{both.Name}_forward"),
                ["backward"] = Recurrent(both.Backward, $"{both.Name}_backward"),
            },
            EmbeddingLayer embedding => new JsonObject
            {
                ["type"] = "embedding",
                ["name"] = embedding.Name,
                ["weights"] = Tensor($"{embedding.Name}.weight", embedding.Weights, embedding.Tokens, embedding.Size),
            },
            OneHotLayer oneHot => new JsonObject { ["type"] = "one_hot", ["tokens"] = oneHot.Tokens },
            LastStepLayer => new JsonObject { ["type"] = "last", ["take"] = "final_state" },
            ArgMaxLayer => new JsonObject { ["type"] = "argmax" },
            DenseLayer dense => new JsonObject
            {
                ["type"] = "dense",
                ["name"] = dense.Name,
                ["weights"] = Tensor($"{dense.Name}.weight", dense.Weights, dense.OutputSize, dense.InputSize),
                ["bias"] = Tensor($"{dense.Name}.bias", dense.Bias, dense.OutputSize),
                ["activation"] = dense.Activation.ToString(),
            },
            _ => throw new NotSupportedException(layer.GetType().Name),
        };

    private JsonObject Recurrent(RecurrentLayer layer, string name)
    {
        int rows = layer.Gates * layer.HiddenSize;
        var described = new JsonObject
        {
            ["type"] = layer.Cell == CellKind.Gru ? "gru" : layer.Cell == CellKind.Lstm ? "lstm" : "rnn",
            ["name"] = name,
            ["input_weights"] = Tensor($"{name}.w", layer.InputWeights, rows, layer.InputSize),
            ["recurrent_weights"] = Tensor($"{name}.u", layer.RecurrentWeights, rows, layer.HiddenSize),
            ["input_bias"] = Tensor($"{name}.b", layer.InputBias, rows),
            ["recurrent_bias"] = Tensor($"{name}.c", layer.RecurrentBias, rows),
        };
        if (layer.Gates > 1)
        {
            described["gate_order"] = layer.Cell == CellKind.Gru ? new JsonArray("r", "z", "n") : new JsonArray("i", "f", "g", "o");
        }

        return described;
    }

    private string Tensor(string name, float[] values, params int[] shape)
    {
        int begin = _data.Count;
        foreach (float value in values)
        {
            _data.AddRange(BitConverter.GetBytes(value));
        }

        _header[name] = JsonSerializer.SerializeToNode(new { dtype = "F32", shape, data_offsets = new[] { begin, _data.Count } });
        return name;
    }
}
