using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TinyRnn.Cli.Files;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Import.Forward;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Report.Facts;
using TinyRnn.Trainer.Files;
using TinyRnn.Trainer.Jobs;
using TinyRnn.Trainer.Layers;
using TinyRnn.Trainer.Training;

namespace TinyRnn.Cli;

/// <summary>What a trained network costs on a board.</summary>
/// <param name="Instructions">Estimated interpreter instructions of a step, compiled; 0 when it cannot be compiled.</param>
/// <param name="Flash">Bytes of the model's file.</param>
/// <param name="Ram">Bytes of RAM of the running model.</param>
internal sealed record BoardCost(int Instructions, long Flash, long Ram);

/// <summary>A trained network as files: safetensors and sidecar, read back by the importer, and the integer model made of that.</summary>
/// <param name="Float">The network as the importer reads it.</param>
/// <param name="Bytes">The integer model's file.</param>
/// <param name="Weights">The float network's safetensors file.</param>
/// <param name="Sidecar">The sidecar of that.</param>
/// <param name="LargestDifference">Of the imported network's outputs from the trainer's, on the validation part: the proof of the files.</param>
internal sealed record TrainedModel(Network Float, byte[] Bytes, byte[] Weights, byte[] Sidecar, double LargestDifference)
{
    /// <summary>Makes the float files, reads them back and quantizes.</summary>
    /// <param name="job">A finished training.</param>
    /// <param name="name">The model's name.</param>
    /// <param name="source">The readings.</param>
    /// <param name="options">Choices.</param>
    public static TrainedModel Make(TrainingJob job, string name, string source, QuantizationOptions options)
    {
        byte[] weights = job.WriteWeights();
        byte[] sidecar = job.WriteSidecar(name);
        ImportedNetwork imported = ReadBack(weights, sidecar);
        options = options with { Proof = imported.Forward.Proof?.ForModel(), Origin = OriginOf(job, weights, source) };
        byte[] bytes = IntegerNetwork.Quantize(imported.Network, job.Examples.Train, options);
        return new TrainedModel(imported.Network, bytes, weights, sidecar, Difference(job, imported.Network));
    }

    /// <summary>Writes the model and its float files, which all take their names at once. Pages about the model that stood there go.</summary>
    /// <param name="path">The model's path; the others stand beside it.</param>
    /// <param name="source">The readings, which must not be written over.</param>
    /// <param name="record">What is known of the training before it is judged.</param>
    public void Write(string path, string source, byte[] record)
    {
        OutputFolder.Fill(
            Path.GetDirectoryName(Path.GetFullPath(path))!,
            new Dictionary<string, byte[]>
            {
                [Path.GetFileName(Path.ChangeExtension(path, ".json"))] = Sidecar,
                [Path.GetFileName(Path.ChangeExtension(path, ".safetensors"))] = Weights,
                [Path.GetFileName(Path.ChangeExtension(path, ".train.json"))] = record,
                [Path.GetFileName(path)] = Bytes,
            },
            source);
        OutputFile.Remove(Path.ChangeExtension(path, ".html"));
    }

    /// <summary>The network as the importer reads it from its files.</summary>
    private static ImportedNetwork ReadBack(byte[] weights, byte[] sidecar)
    {
        string folder = Directory.CreateTempSubdirectory("tinyrnn-").FullName;
        try
        {
            string file = Path.Combine(folder, "network.safetensors");
            OutputFile.At(file).Write(weights);
            OutputFile.At(Path.ChangeExtension(file, ".json")).Write(sidecar);
            return NetworkImporter.Read(file, new ImportOptions()).RequireTold();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ModelOrigin OriginOf(TrainingJob job, byte[] weights, string source)
    {
        NetworkShape shape = job.Chosen.Network.Shape;
        return new ModelOrigin(
            FileDigest.Of(weights),
            FileDigest.Of(source),
            ToolName.WithVersion,
            ["train", $"--cell {shape.ModuleName}", FormattableString.Invariant($"--layers {shape.Layers}"), FormattableString.Invariant($"--units {shape.Units}"), FormattableString.Invariant($"--seed {job.Chosen.Seed}")]);
    }

    /// <summary>What a network of the sweep would cost.</summary>
    public static BoardCost Cost(TrainingJob job, TrainedNetwork candidate)
    {
        Network network = ReadBack(SafetensorsWriter.Write(candidate.Network.Parameters, candidate.Parameters), job.WriteSidecar("network", candidate)).Network;
        return Cost(IntegerNetwork.Quantize(network, job.Examples.Train, new QuantizationOptions()));
    }

    /// <summary>What a model costs.</summary>
    public static BoardCost Cost(byte[] bytes)
    {
        RnnModel model = RnnModel.Load(bytes);
        MemorySummary memory = ModelSummarizer.Summarize(model, bytes.Length).Memory;
        return new BoardCost(Instructions(model), memory.File, memory.Ram);
    }

    private static int Instructions(RnnModel model)
    {
        try
        {
            return ModelCompiler.Compile(model, new CompilationOptions("Model", "Network", "")).InstructionsPerStep;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return 0;
        }
    }

    /// <summary>Compares what the network gives: probabilities of logits where the head applies a function.</summary>
    private static double Difference(TrainingJob job, Network network)
    {
        float[] imported = IntegerNetwork.Run(new FloatModel(network), job.Examples.Validation);
        float[] trained = job.Run(job.Chosen, job.Examples.Validation.Normalize(job.Examples.Normalization));
        float[] expected = OutputFunction.Apply(job.Data.Target, job.Examples.Scale, trained);
        return imported.Zip(expected, (a, b) => Math.Abs((double)a - b)).DefaultIfEmpty().Max();
    }
}
