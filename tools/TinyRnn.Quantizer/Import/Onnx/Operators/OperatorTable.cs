using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Values;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Onnx.Operators;

/// <summary>The operators that are read, by name.</summary>
internal sealed class OperatorTable
{
    private readonly Dictionary<string, Func<Node, Value?[]>> _operators;

    public OperatorTable(TensorDecoder decoder)
    {
        _operators = Create(decoder);
        foreach ((string name, ActivationKind kind) in OperatorActivations.Names)
        {
            _operators.Add(name, One(ActivationOperators.Of(kind)));
        }
    }

    private static Dictionary<string, Func<Node, Value?[]>> Create(TensorDecoder decoder) => new(StringComparer.Ordinal)
    {
        ["Add"] = One(ArithmeticOperators.Add),
        ["ArgMax"] = One(ActivationOperators.ArgMax),
        ["BatchNormalization"] = One(NormalizationOperators.BatchNormalization),
        ["Cast"] = One(ShapeOperators.Cast),
        ["Clip"] = One(ConstantOperators.Clip),
        ["Concat"] = One(SelectionOperators.Concat),
        ["Constant"] = One(node => ConstantOperators.Constant(node, decoder)),
        ["ConstantFill"] = One(ConstantOperators.ConstantFill),
        ["ConstantOfShape"] = One(node => ConstantOperators.ConstantOfShape(node, decoder)),
        ["Div"] = One(ArithmeticOperators.Divide),
        ["Dropout"] = One(ShapeOperators.Dropout),
        ["Equal"] = One(ConstantOperators.Equal),
        ["Expand"] = One(ShapeOperators.Expand),
        ["Flatten"] = One(ShapeOperators.Flatten),
        ["Gather"] = One(SelectionOperators.Gather),
        ["GatherElements"] = One(SelectionOperators.GatherElements),
        ["Gemm"] = One(DenseOperators.Gemm),
        ["GlobalAveragePool"] = One(WindowOperators.GlobalAveragePool),
        ["GlobalMaxPool"] = One(WindowOperators.GlobalMaxPool),
        ["GRU"] = node => RecurrentNode.Read(node, OnnxCellFormat.Gru),
        ["Identity"] = One(ShapeOperators.Identity),
        ["LogSoftmax"] = One(ActivationOperators.LogSoftmax),
        ["LSTM"] = node => RecurrentNode.Read(node, OnnxCellFormat.Lstm),
        ["MatMul"] = One(DenseOperators.MatMul),
        ["Neg"] = One(ArithmeticOperators.Negate),
        ["Mul"] = One(ArithmeticOperators.Multiply),
        ["OneHot"] = One(TokenOperators.OneHot),
        ["ReduceMax"] = One(WindowOperators.ReduceMax),
        ["ReduceMean"] = One(WindowOperators.ReduceMean),
        ["ReduceSum"] = One(WindowOperators.ReduceSum),
        ["Reshape"] = One(ShapeOperators.Reshape),
        ["RNN"] = node => RecurrentNode.Read(node, OnnxCellFormat.Rnn),
        ["Shape"] = One(ShapeOperators.Shape),
        ["Slice"] = One(SelectionOperators.Slice),
        ["Softmax"] = One(ActivationOperators.Softmax),
        ["Split"] = SelectionOperators.Split,
        ["Squeeze"] = One(ShapeOperators.Squeeze),
        ["Sub"] = One(ArithmeticOperators.Subtract),
        ["Tile"] = One(ShapeOperators.Tile),
        ["Transpose"] = One(ShapeOperators.Transpose),
        ["Unsqueeze"] = One(ShapeOperators.Unsqueeze),
        ["Where"] = One(ConstantOperators.Where),
    };

    /// <summary>The values of a node's outputs.</summary>
    public Value?[] Read(Node node)
    {
        if (!_operators.TryGetValue(node.Operator, out Func<Node, Value?[]>? read))
        {
            throw node.Refused(UnsupportedOperators.Explain(node.Operator));
        }

        node.TakeSignals();
        Value?[] values = read(node);
        node.CheckAllRead();
        return values;
    }

    private static Func<Node, Value?[]> One(Func<Node, Value> read) => node => [read(node)];
}
