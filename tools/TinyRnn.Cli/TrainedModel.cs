using System;
using System.IO;
using System.Linq;
using TinyRnn.Cli.Files;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Quantization;
using TinyRnn.Trainer.Files;
using TinyRnn.Trainer.Jobs;
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
/// <param name="LargestDifference">Of the imported network's outputs from the trainer's, on the validation part: the proof of the files.</param>
internal sealed record TrainedModel(Network Float, byte[] Bytes, double LargestDifference)
{
    /// <summary>Writes the float files, reads them back and quantizes.</summary>
    /// <param name="job">A finished training.</param>
    /// <param name="path">The model's path; the float files stand beside it.</param>
    /// <param name="options">Choices.</param>
    public static TrainedModel Write(TrainingJob job, string path, QuantizationOptions options)
    {
        string weights = Path.ChangeExtension(path, ".safetensors");
        OutputFile.At(Path.ChangeExtension(path, ".json")).Write(job.WriteSidecar(Path.GetFileNameWithoutExtension(path)));
        OutputFile.At(weights).Write(job.WriteWeights());
        Network network = NetworkImporter.Load(weights, new ImportOptions());
        byte[] bytes = IntegerNetwork.Quantize(network, job.Examples.Train, options);
        OutputFile.At(path).Write(bytes);
        return new TrainedModel(network, bytes, Difference(job, network));
    }

    /// <summary>What a network of the sweep would cost.</summary>
    public static BoardCost Cost(TrainingJob job, TrainedNetwork candidate)
    {
        string folder = Directory.CreateTempSubdirectory("tinyrnn-").FullName;
        try
        {
            string weights = Path.Combine(folder, "network.safetensors");
            OutputFile.At(weights).Write(SafetensorsWriter.Write(candidate.Network.Parameters, candidate.Parameters));
            OutputFile.At(Path.ChangeExtension(weights, ".json")).Write(job.WriteSidecar("network", candidate));
            byte[] bytes = IntegerNetwork.Quantize(NetworkImporter.Load(weights, new ImportOptions()), job.Examples.Train, new QuantizationOptions());
            return Cost(bytes);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
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
