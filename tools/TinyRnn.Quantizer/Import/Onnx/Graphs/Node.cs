using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Schema;
using TinyRnn.Quantizer.Import.Onnx.Values;

namespace TinyRnn.Quantizer.Import.Onnx.Graphs;

/// <summary>One node with the values of its inputs. What an operator does not read of it is an error.</summary>
internal sealed class Node
{
    private readonly string _file;
    private readonly NodeProto _proto;
    private readonly IReadOnlyList<Value?> _inputs;
    private readonly HashSet<int> _readInputs = [];

    public Node(string file, NodeProto proto, int version, IReadOnlyList<Value?> inputs, Budget budget, Trial trial)
    {
        _file = file;
        _proto = proto;
        _inputs = inputs;
        Version = version;
        Budget = budget;
        Trial = trial;
        Attributes = new NodeAttributes(this, proto.Attribute);
    }

    /// <summary>Stands for an output of the graph, in messages and for what is made to give it its form.</summary>
    public static Node ForOutput(string file, string output, Budget budget, Trial trial) =>
        new(file, new NodeProto { Name = output }, 0, [], budget, trial);

    /// <summary>Version of the operator set.</summary>
    public int Version { get; }

    public Budget Budget { get; }

    public Trial Trial { get; }

    public NodeAttributes Attributes { get; }

    public string Operator => _proto.OpType;

    /// <summary>The node's name, else that of its output, for the layer that it becomes.</summary>
    public string Name => _proto.Name.Length > 0 ? _proto.Name : _proto.Output.FirstOrDefault(output => output.Length > 0) ?? Operator;

    public string Description => Describe(_proto);

    public int Inputs => _inputs.Count;

    public int Outputs => _proto.Output.Count;

    public static string Describe(NodeProto node) =>
        node.OpType.Length == 0 ? $"output {Text.Quote(node.Name)}"
        : node.Name.Length > 0
? $"node {Text.Quote(node.Name)} ({Text.Quote(node.OpType).Trim('\'')})"
        : $"node {Text.Quote(node.OpType).Trim('\'')} that gives {Text.List(node.Output.Select(Text.Quote).ToArray())}";

    public bool HasOutput(int index) => index < _proto.Output.Count && _proto.Output[index].Length > 0;

    /// <summary>The input's value; null when it is left out.</summary>
    public Value? Optional(int index)
    {
        _readInputs.Add(index);
        return index < _inputs.Count ? _inputs[index] : null;
    }

    public Value Required(int index, string input) => Optional(index) ?? throw Refused($"input {input} is missing");

    public Signal RequiredSignal(int index, string input) =>
        Required(index, input) as Signal ?? throw Refused($"input {input}: expected what depends on the graph's input, found a constant");

    public Constant? OptionalConstant(int index, string input) =>
        Optional(index) switch
        {
            null => null,
            Constant constant => constant,
            _ => throw Refused($"input {input}: expected a constant, found what is computed from the graph's inputs"),
        };

    public Constant RequiredConstant(int index, string input) =>
        OptionalConstant(index, input) ?? throw Refused($"input {input} is missing");

    /// <summary>Takes what the node looks at from the budget.</summary>
    public void TakeSignals()
    {
        foreach (Signal signal in _inputs.OfType<Signal>())
        {
            Budget.Take(Description, signal.Count, Budget.SignalWeight);
        }
    }

    /// <exception cref="ImportException">The node has an input or an attribute that the operator does not know.</exception>
    public void CheckAllRead()
    {
        int extra = Enumerable
            .Range(0, _inputs.Count)
            .FirstOrDefault(index => _inputs[index] is not null && !_readInputs.Contains(index), -1);
        if (extra >= 0)
        {
            throw Refused($"input {extra} ({Text.Quote(_proto.Input[extra])}) is not supported");
        }

        Attributes.CheckAllRead();
    }

    /// <summary>Refuses axes in an order that this operator cannot have; another reading of the graph's input may do.</summary>
    public ImportException AxesRefused(string problem)
    {
        Trial.AxesDoNotFit = true;
        return Refused(problem);
    }

    /// <param name="problem">What is wrong, what was expected, what was found; without a full stop.</param>
    public ImportException Refused(string problem) => new(_file, $"{Description}: {problem}.");
}
