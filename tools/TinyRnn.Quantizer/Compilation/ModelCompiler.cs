using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.CompilerServices;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>
/// Writes C# 9 for nanoFramework in which a model's weights and multipliers are constants of straight-line code. The class is a
/// <see cref="RecurrentNetwork"/> and gives the same bits as <see cref="LoadedNetwork"/>.
/// </summary>
public static class ModelCompiler
{
    /// <summary>Compiles a loaded model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">Names and limits.</param>
    /// <exception cref="ArgumentException">The namespace or the class name is not a C# identifier.</exception>
    public static CompiledModel Compile(RnnModel model, CompilationOptions options)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        CSharpNames.Require("namespace", options.Namespace, dots: true);
        CSharpNames.Require("class name", options.ClassName, dots: false);
        CSharpNames.RequireOwnNamespace(options.Namespace);
        CSharpNames.RequireOwnClass(options.ClassName);
        List<LayerCode> layers = CreateLayers(model, options);
        List<CodeBlock> blocks = [.. layers.SelectMany(layer => layer.Blocks)];
        List<List<CodeBlock>> parts = Distribute(blocks, options);
        var files = new SourceFiles(model, options, layers, parts);
        MatrixColumns[] matrices = [.. layers.SelectMany(layer => layer.Matrices)];
        CodeCost cost = blocks.Aggregate(new CodeCost(), (sum, block) => sum + block.Cost);
        return new CompiledModel(
            files.Write(),
            Math.Max(1, parts.Count == 1 ? 1 : parts.Count + 1),
            cost.Bytes,
            HeapEstimate.Of(model, layers),
            cost.Instructions + SourceFiles.StepOverhead(model) + model.Layers.Sum(SoftmaxInstructions),
            matrices.Sum(ZeroWeights),
            matrices.Sum(matrix => matrix.Rows * matrix.Columns)
        );
    }

    /// <summary>What the runtime's softmax takes: for each value a look-up and a division, and once a logarithm bit by bit.</summary>
    private static int SoftmaxInstructions(Layer layer) =>
        layer.Kind switch
        {
            LayerKind.Softmax => 25 + (111 * layer.OutputSize),
            LayerKind.LogSoftmax => 670 + (110 * layer.OutputSize),
            _ => 0,
        };

    private static List<LayerCode> CreateLayers(RnnModel model, CompilationOptions options)
    {
        var layers = new List<LayerCode>();
        int stateOffset = 0;
        var input = new ValueSource("input", 0, model.Info.InputLimit);
        for (int i = 0; i < model.Layers.Length; i++)
        {
            Layer layer = model.Layers[i];
            AddLayer(layers, i, layer, input, stateOffset, options);
            input = Output(model, i, input, stateOffset);
            stateOffset += layer.StateLength;
        }

        return layers;
    }

    private static void AddLayer(List<LayerCode> layers, int index, Layer layer, ValueSource input, int stateOffset, CompilationOptions options)
    {
        switch (layer)
        {
            case EmbeddingKernel embedding:
                layers.Add(new LayerCode(index, 0, layer, input, null, EmbeddingWriter.Write(index, embedding, options.BytesPerMethod)));
                break;
            case OneHotKernel or SelectionKernel or StepsLayer or ReconstructionLayer or SoftmaxKernel:
                layers.Add(new LayerCode(index, 0, layer, input, null, []));
                break;
            default:
                foreach (Layer part in layer.Parts)
                {
                    int direction = layer is DirectionsKernel directions && part == directions.Backward ? 1 : 0;
                    string name = $"{index}" + (layer is DirectionsKernel ? direction == 1 ? "B" : "F" : "");
                    var compiler = new LayerCompiler(name, part, input.For(part.InputCopy), stateOffset, options.BytesPerMethod);
                    layers.Add(new LayerCode(index, direction, part, input, compiler, compiler.Blocks));
                    stateOffset += part.StateLength;
                }

                break;
        }
    }

    /// <summary>Where the next layer finds what a layer gives: on windows always in the array that it is called with.</summary>
    private static ValueSource Output(RnnModel model, int index, ValueSource input, int stateOffset)
    {
        Layer layer = model.Layers[index];
        long bound = LayerBounds.Of(layer, input.Bound);
        if (model.Info.NeedsWindow)
        {
            return new ValueSource("input", 0, bound);
        }

        return layer switch
        {
            SelectionKernel => input,
            RecurrentKernel => new ValueSource("_state", stateOffset, bound),
            _ => new ValueSource($"values{index}", 0, bound),
        };
    }

    /// <summary>One list of methods per assembly; all in one where they fit.</summary>
    private static List<List<CodeBlock>> Distribute(List<CodeBlock> blocks, CompilationOptions options)
    {
        var parts = new List<List<CodeBlock>> { new() };
        int bytes = 0;
        foreach (CodeBlock block in blocks)
        {
            if (bytes > 0 && bytes + block.Cost.Bytes > options.BytesPerAssembly)
            {
                parts.Add([]);
                bytes = 0;
            }

            parts[^1].Add(block);
            bytes += block.Cost.Bytes;
        }

        return parts;
    }

    private static int ZeroWeights(MatrixColumns matrix) =>
        Enumerable.Range(0, matrix.Rows).Sum(row => Enumerable.Range(0, matrix.Columns).Count(column => matrix.Weight(row, column) == 0));
}
