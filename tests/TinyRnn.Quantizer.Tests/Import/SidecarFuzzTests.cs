using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Import.Forward;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Sequences;
using TinyRnn.Quantizer.Tests.Import.Exported;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import;

/// <summary>Random changes of good sidecars: each is read, as a network that can run, or refused with an <see cref="ImportException"/>.</summary>
public sealed class SidecarFuzzTests : IDisposable
{
    private const int Mutations = 500;

    private static readonly string[] s_texts =
    [
        "",
        "none",
        "tanh",
        "softmax",
        "argmax",
        "last",
        "gru",
        "lstm",
        "bidirectional",
        "backward",
        "final_state",
        "last_output",
        "head.weight",
        "lstm.weight_ih_l0",
        "r",
        "\ud83d\ude00",
    ];
    private static readonly double[] s_numbers = [0, 1, -1, 2, 12, 0.5, 255, 256, 65535, 65536, 1e10, 1e300, double.Epsilon];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tinyrnn-fuzz-");

    public void Dispose() => _folder.Delete(true);

    [Theory]
    [InlineData("bi-lstm-projection", 1)]
    [InlineData("embedding-bi-lstm-final", 2)]
    [InlineData("one-hot-argmax", 3)]
    [InlineData("gru-log-softmax", 4)]
    [InlineData("gru-cell", 5)]
    [InlineData("sequence", 6)]
    public void Changed_values_are_read_or_refused(string name, int seed)
    {
        (string weights, string sidecar) = Copy(new ExportedModule(name).WeightsPath);
        string good = File.ReadAllText(sidecar);
        var random = new Random(seed);

        int read = Enumerable.Range(0, Mutations).Count(_ => ReadOrRefused(weights, sidecar, Encoding.UTF8.GetBytes(ChangeValues(good, random))));

        Assert.InRange(read, 1, Mutations - 1);
    }

    [Theory]
    [InlineData("bi-gru-stack2", 7)]
    [InlineData("sequence", 8)]
    public void Changed_bytes_are_read_or_refused(string name, int seed)
    {
        (string weights, string sidecar) = Copy(new ExportedModule(name).WeightsPath);
        byte[] good = File.ReadAllBytes(sidecar);
        var random = new Random(seed);

        int read = Enumerable.Range(0, Mutations).Count(_ => ReadOrRefused(weights, sidecar, FuzzTests.Mutate(good, random)));

        Assert.InRange(read, 1, Mutations - 1);
    }

    [Theory]
    [InlineData("bi-gru-stack2", 9)]
    [InlineData("embedding-rnn2", 10)]
    public void Changed_values_beside_inferred_layers_are_read_or_refused(string name, int seed)
    {
        (string weights, string sidecar) = Copy(new ExportedModule(name).StateDictionaryPath);
        string good = File.ReadAllText(sidecar);
        var random = new Random(seed);

        int read = Enumerable.Range(0, Mutations).Count(_ => ReadOrRefused(weights, sidecar, Encoding.UTF8.GetBytes(ChangeValues(good, random))));

        Assert.InRange(read, 1, Mutations - 1);
    }

    private static bool ReadOrRefused(string weights, string sidecar, byte[] bytes)
    {
        File.WriteAllBytes(sidecar, bytes);
        try
        {
            if (NetworkImporter.IsSequence(weights))
            {
                _ = new FloatSequence(NetworkImporter.LoadSequence(weights));
            }
            else
            {
                Network network = NetworkImporter.Load(weights);
                Assert.Null(StructureRules.Violation(network));
                Running.Run(network);
            }

            return true;
        }
        catch (Exception refused) when (refused is ImportException or ForwardProofException)
        {
            return false;
        }
        catch (Exception exception) when (exception is not Xunit.Sdk.XunitException)
        {
            throw new InvalidOperationException($"{exception.GetType().Name} of {Encoding.UTF8.GetString(bytes)}", exception);
        }
    }

    private (string Weights, string Sidecar) Copy(string weights)
    {
        string copy = Path.Combine(_folder.FullName, Path.GetFileName(weights));
        string sidecar = Path.ChangeExtension(copy, ".json");
        File.Copy(weights, copy);
        File.Copy(Path.ChangeExtension(weights, ".json"), sidecar);
        return (copy, sidecar);
    }

    private static string ChangeValues(string json, Random random)
    {
        JsonNode root = JsonNode.Parse(json)!;
        for (int change = random.Next(1, 3); change > 0; change--)
        {
            List<JsonNode> nodes = [.. Descendants(root).Where(node => node is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })];
            Change(nodes[random.Next(nodes.Count)], nodes, random);
        }

        return root.ToJsonString();
    }

    private static void Change(JsonNode node, List<JsonNode> nodes, Random random)
    {
        JsonNode? value = random.Next(8) switch
        {
            0 => JsonValue.Create(s_texts[random.Next(s_texts.Length)]),
            1 => JsonValue.Create(s_numbers[random.Next(s_numbers.Length)]),
            2 => JsonValue.Create(random.Next(2) == 0),
            3 => null,
            4 => new JsonArray(),
            5 => new JsonObject { ["name"] = "hard_sigmoid", ["alpha"] = 0.2, ["beta"] = 0.5 },
            _ => nodes[random.Next(nodes.Count)].DeepClone(),
        };
        if (node is JsonArray array)
        {
            ChangeItem(array, random, value);
            return;
        }

        var members = (JsonObject)node;
        string key = members.ElementAt(random.Next(members.Count)).Key;
        if (random.Next(3) == 0)
        {
            members.Remove(key);
        }
        else if (random.Next(4) == 0)
        {
            members[s_keys[random.Next(s_keys.Length)]] = value;
        }
        else
        {
            members[key] = value;
        }
    }

    private static readonly string[] s_keys =
    [
        "type",
        "name",
        "transposed",
        "clip",
        "peepholes",
        "projection",
        "direction",
        "reset",
        "activation",
        "window",
        "take",
        "vocabulary",
        "features",
        "biases",
        "initial_hidden",
        "tokens",
        "context",
    ];

    private static void ChangeItem(JsonArray array, Random random, JsonNode? value)
    {
        int at = random.Next(array.Count);
        switch (random.Next(4))
        {
            case 0:
                array.RemoveAt(at);
                break;
            case 1:
                array.Insert(at, array[random.Next(array.Count)]?.DeepClone());
                break;
            case 2:
                JsonNode? moved = array[at];
                array.RemoveAt(at);
                array.Add(moved);
                break;
            default:
                array[at] = value;
                break;
        }
    }

    private static IEnumerable<JsonNode> Descendants(JsonNode? node) =>
        node switch
        {
            null => [],
            JsonObject members => members.SelectMany(member => Descendants(member.Value)).Prepend(node),
            JsonArray array => array.SelectMany(Descendants).Prepend(node),
            _ => [node],
        };
}
