using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Tests.Import;
using TinyRnn.TestSupport;

namespace TinyRnn.Quantizer.Tests.Reference;

/// <summary>A network, a window and what the framework computed, from fixtures/windows; the format is in its generate.py.</summary>
public sealed class WindowCase(JsonElement entry)
{
    public static IEnumerable<WindowCase> All { get; } =
        JsonDocument
            .Parse(File.ReadAllBytes(Path.Combine(Fixtures.Root, "windows", "windows.json")))
            .RootElement.GetProperty("cases")
            .EnumerateArray()
            .Select(entry => new WindowCase(entry))
            .ToArray();

    public string Name { get; } = entry.GetProperty("name").GetString()!;

    public int Steps { get; } = entry.GetProperty("steps").GetInt32();

    public float[] Window => Floats("window");

    public float[] InitialHidden => Floats("h0");

    public float[] InitialCell => Floats("c0");

    public float[] FinalHidden => Floats("hn");

    public float[] FinalCell => Floats("cn");

    public float[] Output => Floats("output");

    public static WindowCase Named(string name) => All.Single(window => window.Name == name);

    public Network Load()
    {
        NetworkLayer[] layers = entry.GetProperty("layers").EnumerateArray().SelectMany((layer, i) => Layers(layer, $"layer{i}")).ToArray();
        return new Network(new NetworkDescription(Name, [], [], NetworkTask.Regression, 0.5), layers, Steps);
    }

    /// <summary>What an entry stands for: a fully connected layer may bring a softmax with it.</summary>
    internal static NetworkLayer[] Layers(JsonElement layer, string name) =>
        layer.GetProperty("type").GetString() == "dense" ? Dense(layer, name) : [Layer(layer, name)];

    private static NetworkLayer[] Dense(JsonElement layer, string name)
    {
        string activation = layer.GetProperty("activation").GetString()!;
        int outputs = Int(layer, "outputs");
        float[][] weights = layer.GetProperty("weights").EnumerateArray().Select(Floats).ToArray();
        var dense = new DenseLayer(name, Int(layer, "inputs"), outputs, weights[0], weights[1], Activation(activation));
        return activation is "softmax" or "log_softmax" ? [dense, new SoftmaxLayer($"{name}.softmax", outputs, activation == "log_softmax")] : [dense];
    }

    private static NetworkLayer Layer(JsonElement layer, string name) =>
        layer.GetProperty("type").GetString() switch
        {
            "embedding" => new EmbeddingLayer(name, Int(layer, "tokens"), Int(layer, "size"), Floats(layer.GetProperty("weights"))),
            "one_hot" => new OneHotLayer(name, Int(layer, "tokens")),
            "bidirectional" => new BidirectionalLayer(
                name,
                Recurrent(layer.GetProperty("forward"), name + ".forward"),
                Recurrent(layer.GetProperty("backward"), name + ".backward"),
                Merge(layer.GetProperty("merge").GetString()!)
            ),
            "reverse" => new ReverseLayer(name, Recurrent(layer.GetProperty("layer"), name)),
            "argmax" => new ArgMaxLayer(name, Int(layer, "inputs")),
            "last" => new LastStepLayer(name, Int(layer, "size"), Selection(layer)),
            _ => Recurrent(layer, name),
        };

    private static RecurrentLayer Recurrent(JsonElement layer, string name)
    {
        float[][] weights = layer.GetProperty("weights").EnumerateArray().Select(Floats).ToArray();
        UnitKind unit = layer.GetProperty("type").GetString() switch
        {
            "gru" => UnitKind.Gru,
            "lstm" => UnitKind.Lstm,
            "rnn" => UnitKind.Rnn,
            "rnn_relu" => UnitKind.ReluRnn,
            var type => throw new InvalidDataException($"Layer type {type}."),
        };
        return new(name, unit.Cell(), Int(layer, "inputs"), Int(layer, "hidden"), weights[0], weights[1], weights[2], weights[3], unit.Options());
    }

    private static MergeMode Merge(string merge) =>
        merge switch
        {
            "concat" => MergeMode.Concatenate,
            "sum" => MergeMode.Sum,
            "mul" => MergeMode.Multiply,
            "ave" => MergeMode.Average,
            _ => throw new InvalidDataException($"Merge {merge}."),
        };

    private static Activation Activation(string activation) =>
        activation switch
        {
            "none" or "softmax" or "log_softmax" => Networks.Activation.None,
            "tanh" => Networks.Activation.Tanh,
            "hard_sigmoid" => new Activation(ActivationKind.HardSigmoid, 1, 0),
            _ => throw new InvalidDataException($"Activation {activation}."),
        };

    private static StepSelection Selection(JsonElement layer) =>
        layer.GetProperty("take").GetString() == "final_state" ? StepSelection.FinalState : StepSelection.LastOutput;

    private static int Int(JsonElement layer, string name) => layer.GetProperty(name).GetInt32();

    private static float[] Floats(JsonElement numbers) => numbers.EnumerateArray().Select(number => number.GetSingle()).ToArray();

    private float[] Floats(string name) => Floats(entry.GetProperty(name));
}
