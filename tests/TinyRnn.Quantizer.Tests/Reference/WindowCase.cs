using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Tests.Import;

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
        NetworkLayer[] layers = entry.GetProperty("layers").EnumerateArray().Select((layer, i) => Layer(layer, $"layer{i}")).ToArray();
        return new Network(new NetworkDescription(Name, [], [], NetworkTask.Regression, 0.5), layers, Steps);
    }

    internal static NetworkLayer Layer(JsonElement layer, string name) =>
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
            "dense" => new DenseLayer(
                name,
                Int(layer, "inputs"),
                Int(layer, "outputs"),
                Floats(layer.GetProperty("weights")[0]),
                Floats(layer.GetProperty("weights")[1]),
                Activation(layer.GetProperty("activation").GetString()!)
            ),
            "argmax" => new ArgMaxLayer(name, Int(layer, "inputs")),
            "last" => new LastStepLayer(name, Int(layer, "size"), Selection(layer)),
            _ => Recurrent(layer, name),
        };

    private static RecurrentLayer Recurrent(JsonElement layer, string name)
    {
        float[][] weights = layer.GetProperty("weights").EnumerateArray().Select(Floats).ToArray();
        CellKind cell = layer.GetProperty("type").GetString() switch
        {
            "gru" => CellKind.Gru,
            "lstm" => CellKind.Lstm,
            "rnn" => CellKind.RnnTanh,
            "rnn_relu" => CellKind.RnnRelu,
            var type => throw new InvalidDataException($"Layer type {type}."),
        };
        return new(name, cell, Int(layer, "inputs"), Int(layer, "hidden"), weights[0], weights[1], weights[2], weights[3]);
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

    private static DenseActivation Activation(string activation) =>
        activation switch
        {
            "none" => DenseActivation.None,
            "tanh" => DenseActivation.Tanh,
            "softmax" => DenseActivation.Softmax,
            "log_softmax" => DenseActivation.LogSoftmax,
            "hard_sigmoid" => DenseActivation.HardSigmoid,
            _ => throw new InvalidDataException($"Activation {activation}."),
        };

    private static StepSelection Selection(JsonElement layer) =>
        layer.GetProperty("take").GetString() == "final_state" ? StepSelection.FinalState : StepSelection.LastOutput;

    private static int Int(JsonElement layer, string name) => layer.GetProperty(name).GetInt32();

    private static float[] Floats(JsonElement numbers) => numbers.EnumerateArray().Select(number => number.GetSingle()).ToArray();

    private float[] Floats(string name) => Floats(entry.GetProperty(name));
}
