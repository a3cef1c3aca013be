using System;
using System.IO;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;

namespace TinyRnn.GoldenData;

/// <summary>The models of firmware/Benchmark: the textbook step's float weights, quantized, as a file and as code.</summary>
internal static class BenchmarkModels
{
    private const string Namespace = "TinyRnn.Benchmark.Generated";

    public static void Write(string folder)
    {
        Write(folder, "Gru", BenchmarkNetworks.Gru());
        Write(folder, "Lstm", BenchmarkNetworks.Lstm());
    }

    private static void Write(string folder, string name, Network network)
    {
        byte[] bytes = NetworkQuantizer.Quantize(network, BenchmarkNetworks.Calibrated(network), new QuantizationOptions());
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
}
