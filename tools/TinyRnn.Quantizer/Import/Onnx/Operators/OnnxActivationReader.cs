using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Graphs;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Import.Onnx.Operators;

/// <summary>
/// Reads the activations of a recurrent node. Names are not sensitive to case. activation_alpha and activation_beta are consumed in
/// order by the functions that have such a parameter; where the values run out, the defaults of the operator of that name hold.
/// </summary>
internal sealed class OnnxActivationReader
{
    private readonly Node _node;
    private readonly Queue<double> _alphas;
    private readonly Queue<double> _betas;

    private OnnxActivationReader(Node node)
    {
        _node = node;
        _alphas = new Queue<double>(node.Attributes.Reals("activation_alpha") ?? []);
        _betas = new Queue<double>(node.Attributes.Reals("activation_beta") ?? []);
    }

    /// <summary>By direction, the cell's functions in ONNX's order (f, g, h).</summary>
    public static Activation[][] Read(Node node, int directions, IReadOnlyList<Activation> defaults)
    {
        var reader = new OnnxActivationReader(node);
        string[]? names = node.Attributes.Strings("activations");
        int expected = directions * defaults.Count;
        if (names is not null && names.Length != expected)
        {
            string found = Text.List(names.Select(Text.Quote).ToArray());
            throw node.Refused($"attribute activations: expected {expected}, found {names.Length} ({found})");
        }

        Activation[] all = names?.Select(reader.Next).ToArray() ?? Enumerable.Repeat(defaults, directions).SelectMany(one => one).ToArray();
        reader.CheckConsumed("activation_alpha", reader._alphas);
        reader.CheckConsumed("activation_beta", reader._betas);
        return all.Chunk(defaults.Count).ToArray();
    }

    private Activation Next(string name) =>
        OperatorActivations.Find(name) is { } kind
            ? OperatorActivations.Create(
                kind,
                (parameter, usual) => parameter == ActivationVocabulary.Alpha ? Parameter(name, "activation_alpha", _alphas, usual) : Parameter(name, "activation_beta", _betas, usual))
            : throw _node.Refused($"attribute activations: expected {OperatorActivations.Known}; found {Text.Quote(name)}");

    private double Parameter(string name, string attribute, Queue<double> values, double? otherwise) =>
        values.TryDequeue(out double value)
            ? value
            : otherwise ?? throw _node.Refused($"attribute {attribute}: expected a value for {name}, which has no default");

    private void CheckConsumed(string attribute, Queue<double> values)
    {
        if (values.Count > 0)
        {
            throw _node.Refused($"attribute {attribute}: expected a value for each function that has one, found {values.Count} more");
        }
    }
}
