using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>
/// Turns one layer of products into methods: one pass through its units, or two where a second product takes what the first pass
/// makes, the candidates of a GRU or the projection of an LSTM.
/// </summary>
internal sealed class LayerCompiler
{
    private readonly string _index;
    private readonly Layer _layer;
    private readonly VectorSource _input;
    private readonly int _stateOffset;
    private readonly PassCompiler[] _passes;
    private readonly bool _isFused;

    /// <param name="index">The layer, from 0, and a letter for its direction if it has two.</param>
    /// <param name="layer">Weights and scales.</param>
    /// <param name="input">Where its input stands.</param>
    /// <param name="stateOffset">Where its state begins; not used by a Dense layer.</param>
    /// <param name="bytesPerMethod">Most bytes of byte code in a method.</param>
    public LayerCompiler(string index, Layer layer, VectorSource input, int stateOffset, int bytesPerMethod)
    {
        _index = index;
        _layer = layer;
        _input = input;
        _stateOffset = stateOffset;
        _passes = [.. Plans().Select(plan => new PassCompiler(plan, bytesPerMethod))];
        Blocks = [.. _passes.SelectMany(pass => pass.Compile())];
        if (layer is GruKernel && _passes.Length == 2 && PassCompiler.Fuse(_passes[0], _passes[1]) is { } fused && fused.Cost.Bytes <= bytesPerMethod)
        {
            Blocks = [fused];
            _isFused = true;
        }
    }

    /// <summary>The layer's methods, in the order in which they are called.</summary>
    public List<CodeBlock> Blocks { get; }

    /// <summary>Matrices of the layer.</summary>
    public IEnumerable<MatrixColumns> Matrices => _passes.SelectMany(pass => pass.Matrices);

    /// <summary>Arrays on the heap.</summary>
    public IEnumerable<CodeArray> Arrays => _isFused ? [] : _passes.SelectMany(pass => pass.Arrays);

    private string Summary => $"Layer {_index} ({_layer.Name}), {_layer.Kind}";

    private PassPlan[] Plans() =>
        _layer switch
        {
            GruKernel { CandidateCopy: not null } gru => [GatesPass(gru), CandidatesPass(gru)],
            LstmKernel { Projection: not null } lstm => [CellsPass(lstm, "values", $"_values{_index}"), ProjectionPass(lstm)],
            GruKernel gru => [Pass(gru, 3, 3, gru.OutputSize, (rows, one) => new GruWriter(rows, gru, _stateOffset, one))],
            LstmKernel lstm => [CellsPass(lstm, "state", "_state")],
            RnnKernel rnn => [Pass(rnn, 1, 1, rnn.OutputSize, (rows, _) => new RnnWriter(rows, rnn, _stateOffset))],
            _ => [DensePass((DenseKernel)_layer)],
        };

    private PassPlan Pass(RecurrentKernel layer, int gates, int recurrentGates, int units, System.Func<RowWriter, bool, UnitWriter> writer)
    {
        var hidden = new VectorSource("state", _stateOffset, layer.StateBound, layer.RecurrentCopy) { Passed = "_state" };
        return new PassPlan(
            $"Layer{_index}", _index, Summary, units, new PassProduct(layer.InputWeights, gates, layer.InputSize, _input),
            new PassProduct(layer.RecurrentWeights, recurrentGates, layer.OutputSize, hidden), layer.Scales, writer)
        {
            Parameters = [("int[]", "state", "_state"), ("long[]", "table", "_segments")],
        };
    }

    private PassPlan CellsPass(LstmKernel lstm, string target, string argument)
    {
        int gates = lstm.Cell.Coupled ? 3 : 4;
        int cells = _stateOffset + lstm.OutputSize;
        bool projects = lstm.Projection is not null;
        PassPlan plan = Pass(
            lstm, gates, gates, lstm.Cell.Units, (rows, _) => new LstmWriter(rows, lstm, cells, target, projects ? 0 : _stateOffset));
        return projects
            ? plan with { Parameters = [("int[]", target, argument), .. plan.Parameters], Arrays = [new CodeArray("int", argument, lstm.Cell.Units)] }
            : plan;
    }

    private PassPlan ProjectionPass(LstmKernel lstm)
    {
        Projection projection = lstm.Projection;
        var source = new VectorSource("values", 0, lstm.OutputReach, projection.Copy) { Passed = $"_values{_index}" };
        return new PassPlan(
            $"Layer{_index}Projection", $"{_index}P", $"{Summary}: projection", lstm.OutputSize,
            new PassProduct(projection.Weights, 1, lstm.Cell.Units, source), null, projection.Scales,
            (rows, _) => new ProjectionWriter(rows, lstm, _stateOffset))
        {
            Parameters = [("int[]", "state", "_state")],
            Names = ("v", "d"),
        };
    }

    private PassPlan GatesPass(GruKernel gru)
    {
        int units = gru.OutputSize;
        PassPlan plan = Pass(gru, 3, 2, units, (rows, _) => new GruGatesWriter(rows, gru, _stateOffset));
        var arrays = new List<CodeArray> { new("long", $"_{GruGatesWriter.Updates}{_index}", units), new("long", $"_{GruGatesWriter.Candidates}{_index}", units) };
        arrays.Add(gru.Cell.ResetBefore ? new("long", $"_{GruGatesWriter.Sources}{_index}", units) : new("long", $"_{GruGatesWriter.Resets}{_index}", units));
        return plan with { Arrays = arrays, Parameters = [.. plan.Parameters, .. Intermediates] };
    }

    private PassPlan CandidatesPass(GruKernel gru)
    {
        int units = gru.OutputSize;
        bool before = gru.Cell.ResetBefore;
        // Where the reset comes after, the product takes h itself; pass by pass, it is still the old one.
        var source = before
            ? new VectorSource(GruGatesWriter.Sources, 0, CandidateScales.SourceBound(gru), gru.CandidateCopy) { Passed = $"_{GruGatesWriter.Sources}{_index}", Type = "long" }
            : new VectorSource("state", _stateOffset, gru.StateBound, gru.CandidateCopy) { Passed = "_state" };
        return new PassPlan(
            $"Layer{_index}Candidates", $"{_index}C", $"{Summary}: candidates", units,
            new PassProduct(gru.CandidateWeights, 1, units, source), null, CandidateScales.Of(gru), (rows, _) => new GruCandidatesWriter(rows, gru, _stateOffset))
        {
            Parameters = [("int[]", "state", "_state"), ("long[]", "table", "_segments"), .. Intermediates],
            Names = ("v", "d"),
        };
    }

    private (string, string, string)[] Intermediates =>
        [
            ("long[]", GruGatesWriter.Sources, $"_{GruGatesWriter.Sources}{_index}"),
            ("long[]", GruGatesWriter.Resets, $"_{GruGatesWriter.Resets}{_index}"),
            ("long[]", GruGatesWriter.Updates, $"_{GruGatesWriter.Updates}{_index}"),
            ("long[]", GruGatesWriter.Candidates, $"_{GruGatesWriter.Candidates}{_index}"),
        ];

    private PassPlan DensePass(DenseKernel dense) =>
        new(
            $"Layer{_index}", _index, Summary, dense.OutputSize, new PassProduct(dense.Weights, 1, dense.InputSize, _input), null, dense.Scales,
            (rows, _) => new DenseWriter(rows, dense))
        {
            Parameters = [("int[]", "state", "_state"), ("int[]", "values", $"values{_index}"), ("long[]", "table", "_segments")],
        };
}
