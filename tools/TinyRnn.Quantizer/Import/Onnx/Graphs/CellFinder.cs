using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Import.Onnx.Schema;

namespace TinyRnn.Quantizer.Import.Onnx.Graphs;

/// <summary>Finds steps of recurrent cells as PyTorch writes RNNCell, GRUCell and LSTMCell.</summary>
internal sealed class CellFinder(GraphProto graph)
{
    private static readonly string[] s_activations = ["Tanh", "Relu"];

    private readonly NodePatterns _patterns = new(graph);
    private readonly HashSet<string> _outputs = [.. graph.Output.Select(output => output.Name)];
    private readonly HashSet<string> _inputs = [.. graph.Input.Select(input => input.Name)];

    /// <summary>All steps whose new state is an output of the graph, in its order.</summary>
    public IEnumerable<CellStep> Find() =>
        graph.Node.Where(node => node.Output.Count == 1 && _outputs.Contains(node.Output[0])).Select(node => Gru(node.Output[0]) ?? Lstm(node.Output[0]) ?? Rnn(node.Output[0])).OfType<CellStep>();

    /// <summary>h' = tanh(W x + b + U h + b), or relu.</summary>
    private CellStep? Rnn(string hidden)
    {
        string? activation = s_activations.FirstOrDefault(type => _patterns.Of(hidden, type, 1) is not null);
        return activation is null ? null
            : Sum(_patterns.Of(hidden, activation, 1)![0]) is { } sum
                ? new CellStep("RNN", sum.Input, sum.Recurrent, hidden) { Activation = activation }
                : null;
    }

    /// <summary>h' = (h - n) z + n, n = tanh(i_n + r h_n), r = sigmoid(i_r + h_r), z = sigmoid(i_z + h_z).</summary>
    private CellStep? Gru(string hidden) =>
        (
            from sum in _patterns.Both(hidden, "Add")
            from product in _patterns.Both(sum.A, "Mul")
            let difference = _patterns.Of(product.A, "Sub", 2)
            where difference is not null && difference[1] == sum.B && _patterns.Of(sum.B, "Tanh", 1) is not null
            from candidate in _patterns.Both(_patterns.Of(sum.B, "Tanh", 1)![0], "Add")
            from reset in _patterns.Both(candidate.B, "Mul")
            let input = _patterns.PartOf(candidate.A, 2, 3)
            let recurrent = _patterns.PartOf(reset.A, 2, 3)
            where input is not null
                && recurrent is not null
                && IsGate(reset.B, input, recurrent, 0)
                && IsGate(product.B, input, recurrent, 1)
            let linear = _patterns.Linear(input)
            let state = _patterns.Linear(recurrent)
            where linear is not null && state is not null && state.Value.X == difference[0] && _inputs.Contains(difference[0])
            select new CellStep("GRU", linear.Value, state.Value, hidden)
        ).FirstOrDefault();

    /// <summary>h' = o tanh(c'), c' = f c + i g, of four parts of W x + b + U h + b.</summary>
    private CellStep? Lstm(string hidden) =>
        (
            from output in _patterns.Both(hidden, "Mul")
            let cell = _patterns.Of(output.B, "Tanh", 1)?[0]
            where cell is not null
            from sum in _patterns.Both(cell, "Add")
            from kept in _patterns.Both(sum.A, "Mul")
            from added in _patterns.Both(sum.B, "Mul")
            let all = GateOf(added.A, "Sigmoid", 0)
            where all is not null
                && all == GateOf(kept.A, "Sigmoid", 1)
                && all == GateOf(added.B, "Tanh", 2)
                && all == GateOf(output.A, "Sigmoid", 3)
                && _inputs.Contains(kept.B)
            let parts = Sum(all)
            where parts is not null
            select new CellStep("LSTM", parts.Value.Input, parts.Value.Recurrent, hidden) { OldCell = kept.B, Cell = cell }
        ).FirstOrDefault();

    private bool IsGate(string value, string input, string recurrent, int part) =>
        _patterns.Of(value, "Sigmoid", 1) is [{ } sum]
        && _patterns.Both(sum, "Add").Any(both => _patterns.PartOf(both.A, part, 3) == input && _patterns.PartOf(both.B, part, 3) == recurrent);

    private string? GateOf(string value, string activation, int part) =>
        _patterns.Of(value, activation, 1) is [{ } gate] ? _patterns.PartOf(gate, part, 4) : null;

    /// <summary>
    /// W x + b and U h + b of a sum. h is an input of the graph; of two inputs, the readings are the one that comes first.
    /// </summary>
    private ((string X, string W, string B) Input, (string X, string W, string B) Recurrent)? Sum(string value)
    {
        foreach ((string a, string b) in _patterns.Both(value, "Add"))
        {
            if (_patterns.Linear(a) is { } x && _patterns.Linear(b) is { } h && _inputs.Contains(h.X) && !(_inputs.Contains(x.X) && Place(h.X) < Place(x.X)))
            {
                return (x, h);
            }
        }

        return null;
    }

    private int Place(string input) => graph.Input.TakeWhile(other => other.Name != input).Count();
}
