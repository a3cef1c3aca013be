using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>
/// Finds a finer table where the usual one's lines are an error that counts: 512 lines over v = -4 to 4 or -2 to 2 are off by a fourth or a sixteenth
/// of what they are over -8 to 8. What goes farther is 0 or 1, which is off by 9e-5 at 5, 7e-4 at 4 and 5e-3 at 3; at 2 it would be 0.04.
/// </summary>
internal sealed class TableChoice
{
    // Copies of readings and states reach 1.5 times and twice what calibration saw: hardly anything goes farther.
    private const double Headroom = 2;

    // What is less than a fifth better is as good.
    private const double Gain = 0.8;

    // Only where it holds everything, with its headroom.
    private const int LeastReach = 2;

    private static readonly int[] s_reaches = [5, 4, 3];

    private readonly double _farthest;
    private readonly bool _hasSoftmax;

    /// <param name="network">The network.</param>
    /// <param name="statistics">What calibration saw of it.</param>
    public TableChoice(Network network, CalibrationStatistics statistics)
    {
        List<LookedUp>[] layers = [.. network.Layers.SelectMany((layer, i) => OfLayer(layer, statistics, i))];
        _hasSoftmax = network.Layers.Any(layer => layer is SoftmaxLayer);
        _farthest = layers.SelectMany(layer => layer).Select(row => row.Farthest).DefaultIfEmpty(0).Max();
        Matters = layers.Any(IsWorthIt);
    }

    /// <summary>True where the usual table's lines are an error that counts.</summary>
    public bool Matters { get; }

    /// <summary>The table that leaves the least error.</summary>
    /// <param name="error">What a model with a table is off by.</param>
    public TableCurve Best(Func<TableCurve, double> error)
    {
        if (_hasSoftmax || !Matters)
        {
            return TableCurve.Usual;
        }

        IEnumerable<int> reaches = _farthest * Headroom <= LeastReach ? [.. s_reaches, LeastReach] : s_reaches;
        TableCurve[] curves = [TableCurve.Usual, .. reaches.Select(reach => new TableCurve(reach))];
        double[] errors = [.. curves.Select(error)];
        int best = Array.IndexOf(errors, errors.Min());
        return best > 0 && errors[best] < Gain * errors[0] ? curves[best] : TableCurve.Usual;
    }

    private static bool IsWorthIt(List<LookedUp> rows) => TableFit.IsWorthIt([.. rows.Select(row => RowFit.ErrorOf(row.Spec, TableCurve.Usual, row.Sums))]);

    private static IEnumerable<List<LookedUp>> OfLayer(NetworkLayer layer, CalibrationStatistics statistics, int index)
    {
        IReadOnlyList<TensorStatistics> seen = statistics.Directions[index];
        IEnumerable<LookedUp>[] all = layer switch
        {
            RecurrentLayer one => [OfCell(one, seen[0].Samples)],
            ReverseLayer reverse => [OfCell(reverse.Layer, seen[0].Samples)],
            BidirectionalLayer both => [OfCell(both.Forward, seen[0].Samples), OfCell(both.Backward, seen[1].Samples)],
            DenseLayer dense => [OfDense(dense, statistics.LayerOutputs[index].Inputs)],
            _ => [],
        };
        return all.Select(rows => rows.ToList()).Where(rows => rows.Count > 0);
    }

    private static IEnumerable<LookedUp> OfCell(RecurrentLayer layer, CellSamples? samples)
    {
        CellSample[] steps = [.. samples?.Evenly(TableFit.Samples) ?? []];
        int units = layer.HiddenSize;
        ActivationSpec candidate = CellBounds.Candidate(layer);
        ActivationSpec gate = layer.Cell == CellKind.Rnn ? candidate : CellBounds.Gate(layer);
        IEnumerable<LookedUp> rows = Enumerable.Range(0, layer.Gates * units)
            .Select(row => new LookedUp(row / units == RecurrentLayerQuantizer.CandidateGate ? candidate : gate, Array.ConvertAll(steps, step => (double)step.PreActivations[row])));
        IEnumerable<LookedUp> cells = layer.Cell == CellKind.Lstm
            ? Enumerable.Range(0, units).Select(unit => new LookedUp(CellBounds.Output(layer), Array.ConvertAll(steps, step => (double)step.Inner[unit])))
            : [];
        return rows.Concat(cells).Where(row => row.Activation.IsLookedUp);
    }

    private static IEnumerable<LookedUp> OfDense(DenseLayer layer, InputSamples? samples)
    {
        var activation = ActivationSpec.Of(layer.Activation, null, 0, $"layer {layer.Name}: activation");
        return activation.IsLookedUp
            ? Enumerable.Range(0, layer.OutputSize).Select(row => new LookedUp(activation, [.. (samples?.Sums ?? []).Select(sums => (double)sums[row])]))
            : [];
    }

    /// <summary>A row that is looked up, and what calibration saw of its sums; without any, it may go anywhere.</summary>
    private sealed record LookedUp(ActivationSpec Activation, double[] Sums)
    {
        public RowSpec Spec => Activation.Row;

        public double Farthest => Sums.Length == 0 ? double.PositiveInfinity : Sums.Max(Math.Abs) * Spec.Factor;
    }
}
