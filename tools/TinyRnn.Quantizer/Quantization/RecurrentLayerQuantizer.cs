using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.CompilerServices;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>
/// Quantizes RNN, GRU and LSTM. Rows are reordered unit by unit; coupled gates leave out those of f; the update rows of a GRU with
/// sigmoid gates are negated, so that the table gives 1 - z.
/// </summary>
internal sealed class RecurrentLayerQuantizer
{
    /// <summary>The gate of a GRU's n and of an LSTM's g.</summary>
    public const int CandidateGate = 2;

    private const int UpdateGate = 1;
    private const int ForgetGate = 1;

    // Beyond, making up for roundings takes minutes, and no board holds the layer.
    private const int MostCompensated = 1_000_000;

    private readonly RecurrentLayer _layer;
    private readonly CellOptions _cell;
    private readonly QuantizationOptions _options;
    private readonly LayerInput _input;
    private readonly TensorStatistics _output;
    private readonly int _fractionBits;
    private readonly double _range;
    private readonly int[] _gates;
    private readonly ActivationSpec[] _specs;
    private readonly RoundingCache _cache;
    private readonly ValueFit? _fit;

    /// <param name="options">Choices.</param>
    /// <param name="layer">Float weights.</param>
    /// <param name="input">What comes in.</param>
    /// <param name="output">What calibration saw come out.</param>
    public RecurrentLayerQuantizer(QuantizationOptions options, RecurrentLayer layer, LayerInput input, TensorStatistics output)
    {
        _options = options;
        _layer = layer;
        _cell = layer.EffectiveOptions;
        _input = input;
        _output = output;
        _fractionBits = CellBounds.FractionBits(layer);
        _range = HiddenRange.Of(layer, output, options);
        _gates = [.. Enumerable.Range(0, layer.Gates).Where(gate => !(_cell.CoupledInputForget && gate == ForgetGate))];
        _specs = [.. _gates.Select(SpecOf)];
        _cache = options.Cache ?? new RoundingCache();
        _fit = Sampled is { } samples ? _cache.Fit(layer, options.Table, samples) : null;
    }

    /// <summary>What h stands for.</summary>
    public ValueFit? Fit => _cell.Projection.Length == 0 ? _fit : null;

    /// <summary>Steps that show how the layer moves; null where nothing is made up for.</summary>
    private CellSamples? Sampled => _options.TableCorrection && _output.Samples is { Stretches.Count: > 0 } samples ? samples : null;

    private bool IsGru => _layer.Cell == CellKind.Gru;

    private bool IsLstm => _layer.Cell == CellKind.Lstm;

    /// <summary>With the reset before the product, r h has a product of its own.</summary>
    private bool CandidatesApart => _cell.ResetBefore;

    /// <summary>[outputs]: mean of h.</summary>
    private double[] HiddenMeans => [.. Enumerable.Range(0, _layer.OutputSize).Select(_output.Mean)];

    private double[] InnerMeans => [.. Enumerable.Range(0, _layer.HiddenSize).Select(Inner.Mean)];

    /// <summary>What the second product takes: r h, or what the projection is made of.</summary>
    private TensorStatistics Inner => _output.Inner ?? _output;

    /// <param name="inputWeights">[gates * hidden, input]: the layer's, or with input scaling folded in.</param>
    /// <param name="inputBias">[gates * hidden], likewise.</param>
    public QuantizedRecurrent Quantize(double[] inputWeights, double[] inputBias)
    {
        double[] wx = ByUnit(inputWeights, _layer.InputSize);
        (double[] recurrentWeights, double[] recurrentBias) = (ToDouble(_layer.RecurrentWeights), ToDouble(_layer.RecurrentBias));
        Fit?.Fold(recurrentWeights, recurrentBias);
        double[] wh = ByUnit(recurrentWeights, _layer.OutputSize);
        double[] bx = ByUnit(inputBias, 1);
        double[] bh = ByUnit(recurrentBias, 1);
        (RoundedWeights roundedX, RoundedWeights roundedH) = Round(wx, wh, bx, bh);
        QuantizedProduct x = QuantizedProduct.OfInput(roundedX, _options.Precision.Input.Lanes, _input, _options.FineCopies);
        (QuantizedProduct h, QuantizedProduct? candidates) = RecurrentProducts(roundedH);
        (QuantizedRows rows, long[] peepholes) = RowScaler.Scale(Terms(bx, bh, x, h, candidates), _layer.Name);
        return new QuantizedRecurrent(
            KindOf(_layer.Cell), _layer.Name, _layer.InputSize, _layer.OutputSize, _fractionBits, x.Copy, h.Copy, rows, x.Matrix, h.Matrix,
            Cell(peepholes, candidates));
    }

    private QuantizedCell Cell(long[] peepholes, QuantizedProduct? candidates)
    {
        var cell = new QuantizedCell(_layer.HiddenSize, CellBounds.Candidate(_layer).On(_options.Table).Function, InitialState.Of(_layer, _fractionBits))
        {
            Gate = _layer.Cell == CellKind.Rnn ? null : CellBounds.Gate(_layer).On(_options.Table).Function,
            ResetBefore = _cell.ResetBefore,
            Candidates = candidates?.ToSecond(),
        };
        if (!IsLstm)
        {
            return cell;
        }

        QuantizedProduct? projection = Projection();
        return cell with
        {
            Coupled = _cell.CoupledInputForget,
            Peepholes = _cell.Peepholes.Length == 0 ? [] : [.. peepholes.Where((_, row) => _gates[row % _gates.Length] != CandidateGate)],
            Output = CellOutputQuantizer.Quantize(_layer, _options.Table),
            Projection = projection?.ToSecond(),
            ProjectionRows = projection is null ? null : ProjectionRows(projection),
        };
    }

    private static LayerKind KindOf(CellKind cell) =>
        cell switch
        {
            CellKind.Rnn => LayerKind.Rnn,
            CellKind.Gru => LayerKind.Gru,
            CellKind.Lstm => LayerKind.Lstm,
        };

    // ---- rows

    private ActivationSpec SpecOf(int gate)
    {
        bool isCandidate = _layer.Gates == 1 || gate == CandidateGate;
        ActivationSpec spec = (isCandidate ? CellBounds.Candidate(_layer) : CellBounds.Gate(_layer)).On(_options.Table);
        bool isUpdate = IsGru && gate == UpdateGate;
        return isUpdate && spec.Function.Function == ActivationFunction.Sigmoid ? spec with { Sign = -1 } : spec;
    }

    /// <summary>From gate by gate to unit by unit, of the gates that are kept, with their signs.</summary>
    private double[] ByUnit(double[] source, int columns)
    {
        int hidden = _layer.HiddenSize;
        int gates = _gates.Length;
        double[] rows = new double[gates * hidden * columns];
        for (int i = 0; i < rows.Length; i++)
        {
            int row = i / columns;
            int gate = row % gates;
            rows[i] = _specs[gate].Sign * source[((((_gates[gate] * hidden) + (row / gates)) * columns) + (i % columns))];
        }

        return rows;
    }

    private RowTerms[] Terms(double[] bx, double[] bh, QuantizedProduct x, QuantizedProduct h, QuantizedProduct? candidates)
    {
        int gates = _gates.Length;
        var rows = new RowTerms[bx.Length];
        RowSpec[] specs = RowSpecs();
        for (int row = 0; row < rows.Length; row++)
        {
            int gate = row % gates;
            int unit = row / gates;
            bool isCandidate = IsGru && gate == CandidateGate;
            bool apart = isCandidate && !_cell.ResetBefore;
            RowProduct recurrent =
                candidates is null ? h.Row(row)
                : isCandidate ? candidates.Row(unit)
                : h.Row(((gates - 1) * unit) + gate);
            rows[row] = new RowTerms(specs[row], apart ? bx[row] : bx[row] + bh[row], x.Row(row))
            {
                Recurrent = recurrent,
                Peephole = Peephole(gate, unit),
                CandidateBias = isCandidate ? (apart ? bh[row] : 0) : null,
                ResetBound = apart ? CellBounds.Gate(_layer).Function.Bound : 0,
            };
        }

        return rows;
    }

    /// <summary>What becomes of each row's sum.</summary>
    private RowSpec[] RowSpecs()
    {
        RowSpec[] rows = [.. Enumerable.Range(0, _gates.Length * _layer.HiddenSize).Select(row => _specs[row % _gates.Length].Row)];
        if (Sampled is not { } samples || !_specs.All(spec => spec.IsLookedUp))
        {
            return rows;
        }

        return _cache.Specs(samples, () =>
        {
            CellSample[] steps = [.. samples.Evenly(TableFit.Samples)];
            return TableFit.Of(rows, _options.Table, row =>
            {
                int gate = row % _gates.Length;
                int place = (_gates[gate] * _layer.HiddenSize) + (row / _gates.Length);
                return Array.ConvertAll(steps, step => _specs[gate].Sign * step.PreActivations[place]);
            });
        });
    }

    /// <summary>What one step of c adds to a row, real. Peepholes stand i, f, o; gates i, f, g, o.</summary>
    private double Peephole(int gate, int unit)
    {
        if (_cell.Peepholes.Length == 0 || _gates[gate] == CandidateGate)
        {
            return 0;
        }

        int peephole = _gates[gate] > CandidateGate ? CandidateGate : _gates[gate];
        return _specs[gate].Sign * _cell.Peepholes[(peephole * _layer.HiddenSize) + unit] * Math.Pow(2, -FixedPoint.ValueBits);
    }

    // ---- rounding

    /// <summary>Both matrices as integers; biases receive what they can make up for.</summary>
    private (RoundedWeights Input, RoundedWeights Recurrent) Round(double[] wx, double[] wh, double[] bx, double[] bh)
    {
        (int inputBits, int recurrentBits) = (_options.Precision.Input.Bits, _options.Precision.Recurrent.Bits);
        if (_options.Compensation && wx.Length + wh.Length <= MostCompensated && _output.Samples is { Stretches.Count: > 0 } samples)
        {
            RoundedRows rounded = _cache.Rows(_layer, samples, _input.Scaling, _options.Precision, curvatures =>
                new RecurrentRows(wx, wh, bx, bh).Round(inputBits, recurrentBits, row => curvatures.Of(_gates[row % _gates.Length], row / _gates.Length)));
            rounded.InputBias.CopyTo(bx, 0);
            rounded.RecurrentBias.CopyTo(bh, 0);
            return (rounded.Input, rounded.Recurrent);
        }

        var x = RoundedWeights.Nearest(wx, bx.Length, inputBits);
        var h = RoundedWeights.Nearest(wh, bh.Length, recurrentBits);
        double[] inner = _cell.ResetBefore ? InnerMeans : HiddenMeans;
        Correct(bx, wx, x.Integers, x.Scales, _ => _input.Means);
        Correct(bh, wh, h.Integers, h.Scales, row => IsCandidateRow(row) ? inner : HiddenMeans);
        return (x, h);
    }

    private bool IsCandidateRow(int row) => IsGru && row % 3 == CandidateGate;

    private void Correct(double[] bias, double[] weights, short[] integers, double[] scales, Func<int, double[]> means)
    {
        if (_options.BiasCorrection)
        {
            BiasCorrection.Apply(bias, weights, integers, scales, means);
        }
    }

    // ---- products

    /// <summary>The recurrent product, and that of the candidates where it is one of its own.</summary>
    private (QuantizedProduct Recurrent, QuantizedProduct? Candidates) RecurrentProducts(RoundedWeights weights)
    {
        int lanes = _options.Precision.Recurrent.Lanes;
        if (!CandidatesApart)
        {
            return (QuantizedProduct.Of(weights, lanes, _range, _fractionBits, _options.FineCopies), null);
        }

        var gates = QuantizedProduct.Of(weights.Where(row => !IsCandidateRow(row)), lanes, _range, _fractionBits, _options.FineCopies);
        double range = CellBounds.Gate(_layer).IsUnit ? _range : CellBounds.Range(double.PositiveInfinity, Inner.Range);
        return (gates, QuantizedProduct.Of(weights.Where(IsCandidateRow), lanes, range, _fractionBits, _options.FineCopies));
    }

    private QuantizedProduct? Projection()
    {
        if (_cell.Projection.Length == 0)
        {
            return null;
        }

        // Copies are fine enough for a wide range.
        double seen = Inner.Range > 0 ? Inner.Range : 1;
        double range = Math.Min(CellBounds.OfOutput(_layer), seen * HiddenRange.BoundedHeadroom);
        MatrixPrecision precision = _options.Precision.Recurrent;
        var weights = RoundedWeights.Nearest(FoldedProjection().Weights, _layer.OutputSize, precision.Bits);
        return QuantizedProduct.OfProjection(weights, precision.Lanes, range > 0 ? range : 1, _fractionBits, _options.FineCopies);
    }

    private (double[] Weights, double[] Bias) FoldedProjection()
    {
        (double[] weights, double[] bias) = (ToDouble(_cell.Projection), new double[_layer.OutputSize]);
        _fit?.Fold(weights, bias);
        return (weights, bias);
    }

    private QuantizedRows ProjectionRows(QuantizedProduct projection)
    {
        (double[] weights, double[] bias) = FoldedProjection();
        Correct(bias, weights, projection.Matrix.Weights, projection.Matrix.Scales, _ => InnerMeans);
        IEnumerable<RowTerms> rows = bias.Select((value, row) => new RowTerms(RowSpec.Linear(_fractionBits), value, projection.Row(row)));
        return RowScaler.Scale([.. rows], _layer.Name).Rows;
    }

    private static double[] ToDouble(float[] values) => Array.ConvertAll(values, value => (double)value);
}
