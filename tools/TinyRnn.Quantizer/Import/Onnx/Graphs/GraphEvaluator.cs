using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Operators;
using TinyRnn.Quantizer.Import.Onnx.Schema;
using TinyRnn.Quantizer.Import.Onnx.Values;

namespace TinyRnn.Quantizer.Import.Onnx.Graphs;

/// <summary>Follows a graph from its inputs to its outputs under one reading of its input.</summary>
internal sealed class GraphEvaluator
{
    private readonly Graph _graph;
    private readonly OperatorTable _operators;
    private readonly Trial _trial;
    private readonly Budget _budget;
    private readonly Dictionary<string, Value?> _values = [];

    private GraphEvaluator(Graph graph, IReadOnlyList<GraphInput> inputs, OperatorTable operators, Trial trial, Budget budget)
    {
        _graph = graph;
        _operators = operators;
        _trial = trial;
        _budget = budget;
        for (int i = 0; i < inputs.Count; i++)
        {
            Set(graph.Inputs[i].Name, i == trial.Input ? inputs[i].Readings(trial, budget) : inputs[i].States(budget), "input");
        }
    }

    /// <summary>The values of the graph's outputs.</summary>
    /// <exception cref="ImportException">A node cannot be read.</exception>
    public static Value[] Evaluate(Graph graph, IReadOnlyList<GraphInput> inputs, OperatorTable operators, Trial trial, Budget budget)
    {
        var evaluator = new GraphEvaluator(graph, inputs, operators, trial, budget);
        foreach (NodeProto node in graph.Nodes)
        {
            evaluator.Read(node);
            trial.NodesRead++;
        }

        return graph.Outputs.Select(name => evaluator.Get(name, $"output {Text.Quote(name)}")!).ToArray();
    }

    private void Read(NodeProto proto)
    {
        string description = Node.Describe(proto);
        Value?[] inputs = proto.Input.Select(name => name.Length == 0 ? null : Get(name, description)).ToArray();
        var node = new Node(_graph.File, proto, _graph.Version, inputs, _budget, _trial);
        if (proto.Domain is not ("" or "ai.onnx"))
        {
            throw node.Refused($"operators of domain {Text.Quote(proto.Domain)} are not supported");
        }

        Value?[] outputs = _operators.Read(node);
        for (int i = 0; i < proto.Output.Count; i++)
        {
            if (proto.Output[i].Length > 0)
            {
                Set(proto.Output[i], i < outputs.Length ? outputs[i] : throw node.Refused($"expected {outputs.Length} outputs, found {proto.Output.Count}"), description);
            }
        }
    }

    private Value? Get(string name, string user) =>
        _values.TryGetValue(name, out Value? value) ? value
        : _graph.Initializer(name)
            ?? throw new ImportException(
                _graph.File,
                $"{user}: {Text.Quote(name)} is neither an input, nor an initializer, nor the output of a node before."
            );

    private void Set(string name, Value? value, string maker)
    {
        if (!_values.TryAdd(name, value))
        {
            throw new ImportException(_graph.File, $"{maker}: {Text.Quote(name)} is given twice.");
        }
    }
}
