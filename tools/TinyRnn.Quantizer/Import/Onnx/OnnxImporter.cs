using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Import.Forward;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Operators;
using TinyRnn.Quantizer.Import.Onnx.Schema;
using TinyRnn.Quantizer.Import.Onnx.Values;
using TinyRnn.Quantizer.Import.Sidecars;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Onnx;

/// <summary>
/// Reads ONNX models. The graph is followed with tensors that know what each of their elements is, whatever nodes do with its axes;
/// shapes and other constants are computed on the way. What comes out must be a chain of layers.
/// </summary>
internal static class OnnxImporter
{
    private const int MostInputs = 8;

    private static readonly string[] s_weights = [".safetensors", ".pt", ".pth"];

    /// <summary>True for names with the ending of ONNX models, whose content has no mark.</summary>
    public static bool IsModel(string name) => Path.GetExtension(name).Equals(".onnx", StringComparison.OrdinalIgnoreCase);

    /// <summary>The file of weights beside a graph to which a sidecar may belong that lists layers, and the ways out; empty when there is none.</summary>
    private static string OwnerHint(string path)
    {
        string? owner = s_weights.Select(ending => Path.ChangeExtension(path, ending)).FirstOrDefault(File.Exists);
        return owner is null ? ""
            : $" It may belong to {Path.GetFileName(owner)}, which stands beside it: give one of the two another name or folder, or state another sidecar.";
    }

    /// <exception cref="ImportException">The file cannot be read, is damaged or not supported.</exception>
    public static AssembledNetwork Load(string path, Sidecar? sidecar, ImportOptions options)
    {
        if (sidecar?.Network is not null)
        {
            throw new ImportException(
                sidecar.File,
                "network: layers can be stated for files of weights only; an ONNX graph says them itself." + OwnerHint(path)
            );
        }

        string file = Path.GetFileName(path);
        try
        {
            using FileStream stream = File.OpenRead(path);
            string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            return Load(stream, file, sidecar is null ? options : options.Over(sidecar.Options), folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(file, $"the file cannot be read: {exception.Message}", exception);
        }
    }

    /// <param name="stream">The model.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="options">What is stated beside it.</param>
    /// <param name="folder">Where files with data of its tensors may stand beside it; null for nowhere.</param>
    /// <exception cref="ImportException">The file is damaged or not supported.</exception>
    public static AssembledNetwork Load(Stream stream, string file, ImportOptions options, string? folder = null)
    {
        OnnxOptions.CheckStated(file, options);
        (GraphProto proto, int version) = OnnxFile.Read(stream, file);
        // For constants and for what the nodes make of them alike, however many ways there are to read the inputs.
        var budget = new Budget(file, stream.Length);
        var decoder = new TensorDecoder(file, budget, new ExternalData(file, folder));
        new CellFusion(proto, decoder).Fuse();
        var graph = new Graph(file, proto, version, decoder);
        if (graph.Inputs.Count is 0 or > MostInputs)
        {
            throw new ImportException(file, $"expected 1 to {MostInputs} inputs of the graph, found {graph.Inputs.Count}.");
        }

        RefuseLoops(file, graph);
        GraphInput[] inputs = graph.Inputs.Select(input => new GraphInput(file, input)).ToArray();
        (NetworkLayer[] layers, int steps, DataType? rounding) = Read(graph, inputs, new OperatorTable(decoder), budget);
        Network network = new OnnxOptions(file, options).Complete(layers, steps, Path.GetFileNameWithoutExtension(file));
        string left = rounding is { } type ? $", values rounded to {DataTypes.Describe(type)} on their way left whole" : "";
        return new AssembledNetwork(network, ForwardText.Of(network.Layers) + left, []);
    }

    /// <summary>What stands before a loop is not what is wrong with the graph.</summary>
    private static void RefuseLoops(string file, Graph graph)
    {
        if (graph.Nodes.FirstOrDefault(node => node.OpType is "Loop" or "Scan") is { } loop)
        {
            throw new ImportException(file, $"{Node.Describe(loop)}: {UnsupportedOperators.Explain(loop.OpType)}.");
        }
    }

    /// <summary>Tries the ways to read the inputs' axes; when none does, one whose axes fit says why, of those the one that went farthest.</summary>
    private static (NetworkLayer[] Layers, int Steps, DataType? Rounding) Read(Graph graph, GraphInput[] inputs, OperatorTable operators, Budget budget)
    {
        var failures = new List<(Trial Trial, ImportException Reason)>();
        foreach (Trial trial in inputs.SelectMany((input, index) => input.Trials(index)))
        {
            try
            {
                Value[] outputs = GraphEvaluator.Evaluate(graph, inputs, operators, trial, budget);
                (NetworkLayer[] layers, int steps) = new NetworkBuilder(graph.File, trial, budget).Build(graph.Outputs, outputs);
                return (layers, steps, trial.Rounding);
            }
            catch (ImportException exception)
            {
                failures.Add((trial, exception));
            }
        }

        if (UnrolledLoop.Explain(graph) is string loop)
        {
            throw new ImportException(graph.File, $"{loop}.");
        }

        HashSet<string> states = StateInputs.Of(graph);
        int likely = Math.Max(0, Array.FindIndex(inputs, input => input.IsLikelyReadings && !states.Contains(input.Name)));
        throw failures.OrderByDescending(failure => failure.Trial.Input == likely).ThenBy(failure => failure.Trial.AxesDoNotFit).ThenByDescending(failure => failure.Trial.NodesRead).First().Reason;
    }
}
