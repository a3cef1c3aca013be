using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>
/// Writes C# 9 for nanoFramework in which a model's weights and multipliers are constants of straight-line code. The class is a
/// <see cref="RecurrentNetwork"/> and gives the same bits as <see cref="TableNetwork"/>.
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
        List<LayerCompiler> layers = CreateLayers(model, options);
        List<List<CodeBlock>> methods = [.. layers.Select(layer => layer.Compile())];
        List<List<CodeBlock>> parts = Distribute([.. methods.SelectMany(blocks => blocks)], options);
        var files = new SourceFiles(model, options, layers, methods, parts);
        IEnumerable<MatrixColumns> matrices = layers.SelectMany(layer => layer.Matrices);
        CodeCost cost = methods.SelectMany(blocks => blocks).Aggregate(new CodeCost(), (sum, block) => sum + block.Cost);
        return new CompiledModel(
            files.Write(),
            Math.Max(1, parts.Count == 1 ? 1 : parts.Count + 1),
            cost.Bytes,
            HeapEstimate.Of(model, layers),
            cost.Instructions + SourceFiles.StepOverhead(model),
            matrices.Sum(ZeroWeights),
            matrices.Sum(matrix => matrix.Rows * matrix.Columns)
        );
    }

    private static List<LayerCompiler> CreateLayers(RnnModel model, CompilationOptions options)
    {
        var layers = new List<LayerCompiler>();
        int stateOffset = 0;
        var input = new VectorSource("x", 0, model.Info.InputLimit, model.Layers[0].InputCopy);
        for (int i = 0; i < model.Layers.Length; i++)
        {
            Layer layer = model.Layers[i];
            layers.Add(new LayerCompiler(i, layer, input, stateOffset, options.BytesPerMethod));
            if (i + 1 < model.Layers.Length)
            {
                Requantizer copy = model.Layers[i + 1].InputCopy;
                input = layer is RecurrentKernel recurrent
                    ? new VectorSource("state", stateOffset, recurrent.StateBound, copy)
                    : new VectorSource($"values{i}", 0, DenseBound(layer), copy);
            }

            stateOffset += layer.StateLength;
        }

        return layers;
    }

    private static long DenseBound(Layer layer) =>
        layer.Kind switch
        {
            LayerKind.DenseSigmoid => SigmoidTable.One,
            LayerKind.DenseTanh => FixedPoint.ValueOne,
            _ => int.MaxValue,
        };

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
