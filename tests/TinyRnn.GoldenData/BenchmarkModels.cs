using System;
using System.Collections.Generic;
using System.IO;
using TinyRnn.Benchmark;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;

namespace TinyRnn.GoldenData;

/// <summary>The models of firmware/Benchmark: the textbook step's float weights, quantized, as a file and as code.</summary>
internal static class BenchmarkModels
{
    private const string Namespace = "TinyRnn.Benchmark.Generated";
    private const int CalibrationSteps = 2000;

    public static void Write(string folder)
    {
        Write(folder, "Gru", Gru());
        Write(folder, "Lstm", Lstm());
    }

    private static void Write(string folder, string name, Network network)
    {
        var calibrator = new Calibrator(network);
        var random = new RandomWeights(7);
        for (int step = 0; step < CalibrationSteps; step++)
        {
            calibrator.Add(random.Take(RandomWeights.Inputs, 2f));
        }

        byte[] bytes = NetworkQuantizer.Quantize(network, calibrator.Finish(), new QuantizationOptions());
        folder = Path.Combine(folder, name);
        new SourceWriter(folder).WriteFile(Namespace, $"{name}Model", $"The benchmark's {name} model as a file.", $"{name}Model.cs", bytes);
        CompiledModel compiled = ModelCompiler.Compile(
            RnnModel.Load(bytes), new CompilationOptions(Namespace, $"Compiled{name}", SourceWriter.CommandLine));
        foreach (CompiledFile file in compiled.Files)
        {
            string path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, file.Text);
        }

        Console.WriteLine($"Compiled{name}: {compiled.CodeBytes} bytes of code, {compiled.HeapBytes} of heap, {compiled.InstructionsPerStep} instructions per step");
    }

    private static Network Gru()
    {
        var random = new RandomWeights(RandomWeights.GruSeed);
        var layer = new RecurrentLayer(
            "gru", CellKind.Gru, RandomWeights.Inputs, RandomWeights.Hidden,
            random.InputWeights(3), random.RecurrentWeights(3), random.Biases(3), random.Biases(3));
        return WithHead("benchmark-gru", layer, random);
    }

    private static Network Lstm()
    {
        var random = new RandomWeights(RandomWeights.LstmSeed);
        var layer = new RecurrentLayer(
            "lstm", CellKind.Lstm, RandomWeights.Inputs, RandomWeights.Hidden,
            random.InputWeights(4), random.RecurrentWeights(4), random.Biases(4), new float[4 * RandomWeights.Hidden]);
        return WithHead("benchmark-lstm", layer, random);
    }

    private static Network WithHead(string name, RecurrentLayer layer, RandomWeights random)
    {
        var head = new DenseLayer("head", RandomWeights.Hidden, 1, random.HeadWeights(), random.HeadBias(), Activation.Sigmoid);
        var features = new List<Channel>();
        for (int i = 0; i < RandomWeights.Inputs; i++)
        {
            features.Add(new Channel($"x{i}", "", 0, 1));
        }

        return new Network(new NetworkDescription(name, features, [], NetworkTask.Binary, 0.5), [layer, head]);
    }
}
