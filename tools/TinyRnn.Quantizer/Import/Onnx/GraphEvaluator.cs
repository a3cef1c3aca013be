using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Import.Onnx.Operators;
using TinyRnn.Quantizer.Import.Onnx.Schema;
using TinyRnn.Quantizer.Import.Onnx.Values;

namespace TinyRnn.Quantizer.Import.Onnx;

/// <summary>Follows a graph from its inputs to its outputs under one reading of its input.</summary>
internal sealed class GraphEvaluator
{
    private readonly GraphEvaluator? _outer;
    private readonly Graph _graph;
    private readonly OperatorTable _operators;
    private readonly Trial _trial;
    private readonly Budget _budget;
    private readonly Dictionary<string, Value?> _values = [];

    private GraphEvaluator(Graph graph, OperatorTable operators, Trial trial, Budget budget, GraphEvaluator? outer)
    {
        _graph = graph;
        _operators = operators;
        _trial = trial;
        _budget = budget;
        _outer = outer;
    }

    /// <summary>The values of the graph's outputs.</summary>
    /// <exception cref="ImportException">A node cannot be read.</exception>
    public static Value[] Evaluate(Graph graph, IReadOnlyList<GraphInput> inputs, OperatorTable operators, Trial trial, Budget budget)
    {
        var evaluator = new GraphEvaluator(graph, operators, trial, budget, null);
        Signal readings = inputs[trial.Input].Readings(trial, budget);
        int steps = readings.StepAxis < 0 ? 1 : readings.Shape[readings.StepAxis];
        for (int i = 0; i < inputs.Count; i++)
        {
            Value value =
                i == trial.Input ? readings
                : inputs[i].IsLengths ? inputs[i].Lengths(steps)
                : inputs[i].States(budget);
            evaluator.Set(graph.Inputs[i].Name, value, "input");
        }

        return evaluator.Evaluate();
    }

    private Value[] Evaluate()
    {
        foreach (NodeProto node in _graph.Nodes)
        {
            Read(node);
            _trial.NodesRead++;
        }

        return _graph.Outputs.Select(name => Get(name, $"output {Text.Quote(name)}")!).ToArray();
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

        Value?[] outputs = node.Operator == "If" ? ReadBranch(node) : _operators.Read(node);
        if (proto.Output.Count > outputs.Length)
        {
            throw node.Refused($"expected at most {outputs.Length} outputs, found {proto.Output.Count}");
        }

        for (int i = 0; i < proto.Output.Count; i++)
        {
            if (proto.Output[i].Length > 0)
            {
                Set(proto.Output[i], outputs[i], description);
            }
        }
    }

    /// <summary>The branch of an If whose condition is known, as with the shapes that exporters ask about.</summary>
    private Value[] ReadBranch(Node node)
    {
        Constant condition = node.RequiredConstant(0, "cond");
        if (condition.Kind != ConstantKind.Boolean || condition.Count != 1)
        {
            throw node.Refused($"input cond: expected one boolean, found {condition.Kind} {condition.Describe()}");
        }

        GraphProto? then = node.Attributes.Graph("then_branch");
        GraphProto? otherwise = node.Attributes.Graph("else_branch");
        GraphProto branch = (condition.Data[0] != 0 ? then : otherwise) ?? throw node.Refused("a branch is missing");
        node.CheckAllRead();
        Graph graph = _graph.Inner(branch);
        return graph.Inputs.Count == 0
            ? new GraphEvaluator(graph, _operators, _trial, _budget, this).Evaluate()
            : throw node.Refused($"expected branches without inputs, found {graph.Inputs.Count}");
    }

    private Value? Get(string name, string user) =>
        Find(name)
            ?? throw new ImportException(
                _graph.File,
                $"{user}: {Text.Quote(name)} is neither an input, nor an initializer, nor the output of a node before."
            );

    private Value? Find(string name) =>
        _values.TryGetValue(name, out Value? value) ? value : _graph.Initializer(name) ?? _outer?.Find(name);

    private void Set(string name, Value? value, string maker)
    {
        if (!_values.TryAdd(name, value))
        {
            throw new ImportException(_graph.File, $"{maker}: {Text.Quote(name)} is given twice.");
        }
    }
}
