using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using TinyRnn.TestSupport;
using TinyRnn.Trainer.Layers;
using TinyRnn.Trainer.Losses;
using TinyRnn.Trainer.Training;

namespace TinyRnn.Trainer.Tests.Support;

/// <summary>One case of tests/fixtures/training/gradients.json, which generate.py describes.</summary>
internal sealed class GoldenCase
{
    private static readonly JsonDocument s_document = JsonDocument.Parse(
        File.ReadAllText(Repository.PathOf("tests/fixtures/training/gradients.json")));

    private readonly JsonElement _case;

    public GoldenCase(string name)
    {
        _case = s_document.RootElement.GetProperty("cases").EnumerateArray().Single(one => one.GetProperty("name").GetString() == name);
        Network = new TrainableNetwork(
            new NetworkShape(Int("inputs"), Cell(_case.GetProperty("cell").GetString()!), Int("units"), Int("outputs"))
            {
                Layers = Int("layers"),
                HiddenDense = Int("hidden"),
            });
        Start = Floats(_case.GetProperty("start"));
        Updated = Floats(_case.GetProperty("updated"));
        Batches = [.. _case.GetProperty("batches").EnumerateArray()];
    }

    public static IEnumerable<string> Names =>
        s_document.RootElement.GetProperty("cases").EnumerateArray().Select(one => one.GetProperty("name").GetString()!);

    public TrainableNetwork Network { get; }

    public float[] Start { get; }

    public float[] Updated { get; }

    public JsonElement[] Batches { get; }

    public int Steps => Int("steps");

    public int Sequences => Int("sequences");

    public IEnumerable<string> ParameterNames => _case.GetProperty("parameters").EnumerateArray().Select(one => one[0].GetString()!);

    public Loss Loss =>
        _case.GetProperty("loss").GetString() switch
        {
            "binary" => new BinaryCrossEntropy(),
            "classes" => new CrossEntropy(),
            _ => new MeanSquaredError(),
        };

    public static double Setting(string name) => s_document.RootElement.GetProperty(name).GetDouble();

    public static float[] Floats(JsonElement array) =>
        [.. array.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Null ? float.NaN : value.GetSingle())];

    public Batch Batch(int index) => new(Steps, Sequences, Floats(Batches[index].GetProperty("x")), Floats(Batches[index].GetProperty("targets")));

    private static TrainableCell Cell(string name) =>
        name switch
        {
            "gru" => TrainableCell.Gru,
            "lstm" => TrainableCell.Lstm,
            "rnn_tanh" => TrainableCell.RnnTanh,
            "rnn_relu" => TrainableCell.RnnRelu,
            _ => throw new ArgumentException(name),
        };

    private int Int(string key) => _case.GetProperty(key).GetInt32();
}
