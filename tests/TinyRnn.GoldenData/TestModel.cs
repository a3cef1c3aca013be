using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.DeviceTests;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;

namespace TinyRnn.GoldenData;

/// <summary>A quantized model and, on demand, what it puts out.</summary>
internal sealed class TestModel
{
    private const int CalibrationSteps = 400;

    private readonly byte[] _bytes;
    private readonly byte[] _table;

    private TestModel(string identifier, byte[] bytes)
    {
        Identifier = identifier;
        _bytes = bytes;
        Model = RnnModel.Load(bytes);
        _table = TableBytes();
    }

    /// <summary>The table as it stands in a file: its first value, and by how much each exceeds the one before.</summary>
    private static byte[] TableBytes()
    {
        int[] values = SigmoidValues.Compute();
        IEnumerable<ushort> rises = values.Zip(values.Skip(1), (value, next) => (ushort)(next - value));
        return [.. BitConverter.GetBytes(values[0]), .. rises.SelectMany(BitConverter.GetBytes)];
    }

    /// <summary>Name of the C# member.</summary>
    public string Identifier { get; }

    public RnnModel Model { get; }

    /// <summary>The file up to the table, the table, and the rest, as base64.</summary>
    public (string Head, string Table, string Tail) Parts()
    {
        int at = _bytes.AsSpan().IndexOf(_table);
        if (at < 0)
        {
            throw new InvalidOperationException($"{Identifier}: expected the table in the model file, not found");
        }

        return (
            Convert.ToBase64String(_bytes, 0, at),
            Convert.ToBase64String(_table),
            Convert.ToBase64String(_bytes, at + _table.Length, _bytes.Length - at - _table.Length));
    }

    public static TestModel Create(string identifier, int bits, int selfTestSteps, int seed, int inputs, params (TestLayer Kind, int Size)[] layers)
    {
        var random = new RandomNetworks(seed);
        return Create(identifier, bits, selfTestSteps, random, random.Create(identifier, inputs, layers));
    }

    /// <summary>A model for single steps, with a self test of twelve.</summary>
    public static TestModel CreateOfNetwork(string identifier, int bits, int seed, Func<RandomNetworks, Network> create)
    {
        var random = new RandomNetworks(seed);
        return Create(identifier, bits, 12, random, create(random));
    }

    private static TestModel Create(string identifier, int bits, int selfTestSteps, RandomNetworks random, Network network)
    {
        var calibrator = new Calibrator(network);
        foreach (float[] reading in random.Readings(network, CalibrationSteps))
        {
            calibrator.Add(reading);
        }

        var options = new QuantizationOptions { WeightBits = bits, SelfTestSteps = selfTestSteps };
        return new TestModel(identifier, NetworkQuantizer.Quantize(network, calibrator.Finish(), options));
    }

    /// <summary>A model for windows, with a self test of three.</summary>
    public static TestModel CreateOfWindows(string identifier, int bits, int seed, Func<RandomNetworks, Network> create)
    {
        const int windows = 60;
        var random = new RandomNetworks(seed);
        Network network = create(random);
        var calibrator = new Calibrator(network);
        for (int i = 0; i < windows; i++)
        {
            calibrator.AddWindow(Window(random, network));
        }

        var options = new QuantizationOptions { WeightBits = bits, SelfTestSteps = 3 * WindowNetworks.Steps };
        return new TestModel(identifier, NetworkQuantizer.Quantize(network, calibrator.Finish(), options));
    }

    /// <summary>The model as C#.</summary>
    public string Compile(string ns) =>
        ModelCompiler.Compile(Model, new CompilationOptions(ns, $"Compiled{Identifier}", SourceWriter.CommandLine)).Files.Single().Text;

    /// <summary>Raw outputs of all windows, and the checksum of the saved state after them.</summary>
    public (int[] Outputs, int StateChecksum) RunWindows(int seed, int windows)
    {
        var network = new LoadedNetwork(Model);
        var inputs = new WindowInputs(seed, Model.Info);
        int[] outputs = [.. Enumerable.Range(0, windows).SelectMany(window => inputs.RunNext(network, window))];
        var saved = new byte[network.SavedStateLength];
        network.SaveState(saved, 0);
        return (outputs, Crc32.Compute(saved, 0, saved.Length));
    }

    private static float[] Window(RandomNetworks random, Network network)
    {
        if (network.Tokens > 0)
        {
            return [.. Enumerable.Range(0, WindowNetworks.Steps).Select(_ => (float)random.Below(network.Tokens))];
        }

        return [.. random.Readings(network, WindowNetworks.Steps).SelectMany(reading => reading)];
    }

    /// <summary>Raw outputs of all steps, and the checksum of the saved state after them.</summary>
    public (int[] Outputs, int StateChecksum) Run(int seed, int steps)
    {
        var network = new LoadedNetwork(Model);
        var random = new PseudoRandom(seed);
        var input = new int[network.InputSize];
        var output = new int[network.OutputSize];
        var outputs = new int[steps * output.Length];
        for (int step = 0; step < steps; step++)
        {
            random.Fill(input, Model.Info.InputLimit);
            network.Step(input, output);
            output.CopyTo(outputs, step * output.Length);
        }

        var saved = new byte[network.SavedStateLength];
        network.SaveState(saved, 0);
        return (outputs, Crc32.Compute(saved, 0, saved.Length));
    }
}
