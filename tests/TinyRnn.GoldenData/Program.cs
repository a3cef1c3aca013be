using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TinyRnn.CompilerServices;
using TinyRnn.GoldenData;
using TinyRnn.Tests.Sequences;

// Regenerates what the device tests compare with, and the models of firmware/Benchmark. Everything is seeded: the same quantizer gives the same files. Do it when the
// format or the quantizer has changed on purpose, never to make a failing comparison pass. With --wide --out FOLDER: the device tests for 16-bit weights, which are not
// committed: tests/nano/run.sh and TinyRnn.DeviceTests make them when they need them.
const int goldenSeed = 20260724;
const int goldenSteps = 1024;
const int goldenWindows = 60;
const int goldenCellSteps = 200;
const int goldenSequences = 12;

string repository = FindRepository();
string deviceTests = Path.Combine(repository, "tests", "TinyRnn.DeviceTests");
if (args is ["--wide", "--out", string wide])
{
    WideTests.Write(deviceTests, wide);
    WriteWidth(new SourceWriter(wide), 16);
    return 0;
}

if (args.Length > 0)
{
    Console.Error.WriteLine("usage: TinyRnn.GoldenData [--wide --out FOLDER]");
    return 2;
}

var writer = new SourceWriter(deviceTests);
List<TestModel> tiny = [.. Tiny("8", 8), .. Tiny("16", 16)];
writer.WriteTable(tiny[0]);
writer.WriteModels("TinyModels", "Runtime/TinyModels.cs", tiny);
WriteWidth(writer, 8);
BenchmarkModels.Write(Path.Combine(repository, "firmware", "Benchmark"));

var lanes = new HashSet<int>();
foreach (TestModel model in tiny.Concat(new[] { 8, 16 }.SelectMany(bits => Golden(bits).Concat(Windows(bits)).Concat(Steps(bits)).Concat(Cells(bits)))))
{
    string layers = string.Join(" ", model.Model.Layers.Select(layer => $"{layer.Kind}[{string.Join(",", LaneCount.Of(layer))}]"));
    Console.WriteLine($"{model.Identifier}: {model.Model.Info.Inputs.Length} -> {layers} -> {model.Model.Info.Outputs.Length}");
    lanes.UnionWith(model.Model.Layers.SelectMany(LaneCount.Of));
}

if (!lanes.SetEquals([1, 2, 3]))
{
    Console.Error.WriteLine($"lanes: expected models with 1, 2 and 3, found {string.Join(", ", lanes.Order())}");
    return 1;
}

return 0;

// Every kind of device tests that there is for both widths of weights.
static void WriteWidth(SourceWriter writer, int bits)
{
    writer.WriteGolden($"Golden{bits}", $"Golden{bits}/Golden{bits}.cs", Golden(bits), goldenSeed, goldenSteps);
    writer.WriteWindows($"Windows{bits}", Windows(bits), goldenSeed, goldenWindows);
    writer.WriteWindows($"Steps{bits}", Steps(bits), goldenSeed, goldenWindows);
    writer.WriteCells($"Cells{bits}", Cells(bits), goldenSeed, goldenCellSteps);
    writer.WriteSequences($"Sequences{bits}", $"{bits}", Sequences(bits), goldenSeed, goldenSequences);
}

// Every kind of layer, as small as it can be.
static IEnumerable<TestModel> Tiny(string suffix, int bits)
{
    const int steps = 12;
    yield return TestModel.Create($"Gru{suffix}", bits, steps, 1, 2, (TestLayer.Gru, 3), (TestLayer.Relu, 3), (TestLayer.Sigmoid, 1));
    yield return TestModel.Create($"Lstm{suffix}", bits, steps, 2, 2, (TestLayer.Lstm, 3), (TestLayer.Tanh, 2));
    yield return TestModel.Create($"RnnTanh{suffix}", bits, steps, 3, 3, (TestLayer.RnnTanh, 4), (TestLayer.None, 3), (TestLayer.Softmax, 3));
    yield return TestModel.Create($"RnnRelu{suffix}", bits, steps, 4, 2, (TestLayer.RnnRelu, 4), (TestLayer.None, 1));
    yield return TestModel.Create($"Bare{suffix}", bits, steps, 5, 1, (TestLayer.Gru, 2), (TestLayer.Lstm, 2));
}

// 80 inputs of 16-bit weights need a word for each row; the others share one.
static List<TestModel> Golden(int bits) =>
    [
        TestModel.Create("Gru", bits, 0, 11, 4, (TestLayer.Gru, 14), (TestLayer.Sigmoid, 1)),
        TestModel.Create("Lstm", bits, 0, 12, 4, (TestLayer.Lstm, 11), (TestLayer.None, 1)),
        TestModel.Create("RnnTanh", bits, 0, 13, 3, (TestLayer.Tanh, 80), (TestLayer.RnnTanh, 6), (TestLayer.Tanh, 1)),
        TestModel.Create("RnnRelu", bits, 0, 14, 3, (TestLayer.RnnRelu, 12), (TestLayer.None, 1)),
        TestModel.Create("Stack", bits, 0, 15, 3, (TestLayer.Relu, 5), (TestLayer.Gru, 7), (TestLayer.Lstm, 5), (TestLayer.RnnTanh, 5), (TestLayer.Softmax, 2)),
    ];

// Every merge, both last steps, tokens and the heads that only windows bring.
static List<TestModel> Windows(int bits) =>
    [
        TestModel.CreateOfWindows($"Intent{bits}", bits, 21, WindowNetworks.Intent),
        TestModel.CreateOfWindows($"Stacked{bits}", bits, 22, WindowNetworks.Stacked),
        TestModel.CreateOfWindows($"Characters{bits}", bits, 23, WindowNetworks.Characters),
        TestModel.CreateOfWindows($"Merges{bits}", bits, 24, WindowNetworks.Merges),
    ];

// Every layer that takes the steps of a window together, or makes some.
static List<TestModel> Steps(int bits) =>
    [
        TestModel.CreateOfWindows($"Latest{bits}", bits, 25, StepNetworks.Latest),
        TestModel.CreateOfWindows($"Mean{bits}", bits, 26, StepNetworks.Mean),
        TestModel.CreateOfWindows($"Max{bits}", bits, 27, StepNetworks.Max),
        TestModel.CreateOfWindows($"Flat{bits}", bits, 28, StepNetworks.Flat),
        TestModel.CreateOfWindows($"Autoencoder{bits}", bits, 29, StepNetworks.Autoencoder),
        TestModel.CreateOfWindows($"Anomaly{bits}", bits, 30, random => StepNetworks.Anomaly(random, bits == 8 ? ErrorMeasure.MeanAbsolute : ErrorMeasure.MeanSquared)),
    ];

// Recurrent layers with options.
static List<TestModel> Cells(int bits) =>
    [
        TestModel.CreateOfNetwork($"Peepholes{bits}", bits, 31, CellNetworks.Peepholes),
        TestModel.CreateOfNetwork($"Projection{bits}", bits, 32, CellNetworks.Projection),
        TestModel.CreateOfNetwork($"HardGates{bits}", bits, 33, CellNetworks.HardGates),
        TestModel.CreateOfNetwork($"ReluGates{bits}", bits, 34, CellNetworks.ReluGates),
    ];

// One for each way to put parts together.
static List<TestSequence> Sequences(int bits) =>
    [
        new($"Translator{bits}", SampleSequences.Translator(bits), compiled: true),
        new($"Speller{bits}", SampleSequences.Speller(bits), compiled: true),
        new($"Both{bits}", SampleSequences.BothDirections(bits), compiled: false),
        new($"Chanter{bits}", SampleSequences.Chanter(bits), compiled: false),
        new($"Waves{bits}", SampleSequences.Waves(bits), compiled: true),
    ];

static string FindRepository()
{
    string folder = AppContext.BaseDirectory;
    while (!File.Exists(Path.Combine(folder, "TinyRnn.sln")))
    {
        folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds TinyRnn.sln.");
    }

    return folder;
}
