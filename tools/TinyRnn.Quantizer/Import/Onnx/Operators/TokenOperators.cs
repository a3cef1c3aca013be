using System;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Stages;
using TinyRnn.Quantizer.Import.Onnx.Values;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Onnx.Operators;

/// <summary>Operators that make vectors of tokens.</summary>
internal static class TokenOperators
{
    /// <summary>Gather of rows of a table.</summary>
    public static Value Embedding(Node node, Value table, Signal tokens)
    {
        if (table is not Constant { Rank: 2 } constant || Shapes.Axis(node, node.Attributes.Integer("axis", 0), 2) != 0)
        {
            throw node.Refused($"expected rows of a table of constants in two dimensions, axis 0; found {table.Describe()}");
        }

        int count = constant.Shape[0];
        int size = constant.Shape[1];
        CheckTokens(node, tokens, count);
        node.Budget.Take(node.Description, constant.Count);
        float[] weights = Weights.ToSingle(node, Weights.Finite(node, constant, "data"));
        var stage = new LayerStage(new EmbeddingLayer(node.Name, count, size, weights), Input(tokens));
        return Vectors(node, tokens, stage, tokens.Rank, 1, 0);
    }

    public static Value OneHot(Node node)
    {
        Signal tokens = node.RequiredSignal(0, "indices");
        Constant depth = node.RequiredConstant(1, "depth");
        Constant values = node.RequiredConstant(2, "values");
        if (depth.Count != 1 || values.Count != 2 || depth.Data[0] is < 1 or > Budget.MostElements)
        {
            throw node.Refused(
                $"expected one depth of 1 or more and two values, found [{Text.List(depth.Data)}] and [{Text.List(values.Data)}]"
            );
        }

        int count = (int)depth.Data[0];
        int axis = Shapes.Axis(node, node.Attributes.Integer("axis", -1), tokens.Rank + 1);
        CheckTokens(node, tokens, count);
        var stage = new LayerStage(new OneHotLayer(node.Name, count), Input(tokens));
        return Vectors(node, tokens, stage, axis, values.Data[1] - values.Data[0], values.Data[0]);
    }

    private static StageInput Input(Signal tokens) => new(tokens.Elements[0].Stage, Selection.EachStep);

    private static void CheckTokens(Node node, Signal tokens, int count)
    {
        if (count is < 1 or > Limits.Tokens)
        {
            throw node.Refused($"expected 1 to {Limits.Tokens} tokens, found {count}");
        }

        Element first = tokens.Elements.FirstOrDefault();
        bool isInput = first.Stage is InputStage { IsState: false, Size: 1 };
        if (!isInput || tokens.Elements.Any(element => !element.IsPlain || element.Stage != first.Stage || element.Part != Part.EachStep))
        {
            throw node.Refused("input indices: expected the graph's input, one token for each step");
        }
    }

    /// <summary>Puts a stage's outputs on a new axis.</summary>
    private static Signal Vectors(Node node, Signal tokens, LayerStage stage, int axis, double scale, double offset)
    {
        int[] shape = [.. tokens.Shape[..axis], stage.Size, .. tokens.Shape[axis..]];
        int stepAxis = tokens.StepAxis >= axis ? tokens.StepAxis + 1 : tokens.StepAxis;
        int[] kept = [.. tokens.KeptShape[..axis], stage.Size, .. tokens.KeptShape[axis..]];
        int inner = Shapes.Product(kept.AsSpan(axis + 1));
        var elements = new Element[Shapes.Count(node, kept, Budget.SignalWeight)];
        for (int i = 0; i < elements.Length; i++)
        {
            int token = (i / (inner * stage.Size) * inner) + (i % inner);
            elements[i] = new Element(stage, Part.EachStep, tokens.Elements[token].Batch, i / inner % stage.Size, scale, offset);
        }

        return new Signal(shape, stepAxis, elements);
    }
}
