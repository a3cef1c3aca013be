using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Models;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>Quantizes RNN, GRU and LSTM with options. Rows stand gate by gate; coupled gates leave out those of f.</summary>
internal sealed class CustomLayerQuantizer
{
    private const int ForgetGate = 1;

    private readonly RecurrentLayer _layer;
    private readonly CellOptions _cell;
    private readonly QuantizationOptions _options;
    private readonly LayerInput _input;
    private readonly TensorStatistics _output;
    private readonly int _fractionBits;
    private readonly double _range;
    private readonly ActivationSpec[] _specs;

    /// <param name="options">Choices.</param>
    /// <param name="layer">Float weights.</param>
    /// <param name="input">What comes in.</param>
    /// <param name="output">What calibration saw come out.</param>
    public CustomLayerQuantizer(QuantizationOptions options, RecurrentLayer layer, LayerInput input, TensorStatistics output)
    {
        _options = options;
        _layer = layer;
        _cell = CellRules.OptionsOf(layer);
        _input = input;
        _output = output;
        _fractionBits = CellBounds.FractionBits(layer);
        _range = HiddenRange.Of(layer, output, options);
        _specs = [.. KeptGates().Select(SpecOf)];
    }

    private bool IsGru => _layer.Cell == CellKind.Gru;

    private bool IsLstm => _layer.Cell == CellKind.Lstm;

    /// <summary>[outputs]: mean of h.</summary>
    private double[] HiddenMeans => [.. Enumerable.Range(0, _layer.OutputSize).Select(_output.Mean)];

    /// <summary>What the second product takes: r h, h, or what the projection is made of.</summary>
    private TensorStatistics Inner => _output.Inner ?? _output;

    /// <param name="inputWeights">[gates * hidden, input]: the layer's, or with input scaling folded in.</param>
    /// <param name="inputBias">[gates * hidden], likewise.</param>
    public QuantizedLayer Quantize(double[] inputWeights, double[] inputBias)
    {
        double[] wx = Rows(inputWeights, _layer.InputSize);
        double[] wh = Rows(ToDouble(_layer.RecurrentWeights), _layer.OutputSize);
        double[] bx = Rows(inputBias, 1);
        double[] bh = Rows(ToDouble(_layer.RecurrentBias), 1);
        int gateRows = IsGru ? 2 * _layer.HiddenSize : bx.Length;

        QuantizedProduct x = QuantizedProduct.OfInput(wx, bx.Length, _options.WeightBits, _input);
        Correct(bx, wx, x, _input.Means);
        double[] gateWeights = wh[..(gateRows * _layer.OutputSize)];
        QuantizedProduct h = QuantizedProduct.Of(gateWeights, gateRows, _options.WeightBits, _range, _fractionBits);
        Correct(bh, gateWeights, h, HiddenMeans);
        QuantizedProduct? second = IsGru ? CandidateProduct(wh[gateWeights.Length..], bh) : Projection();

        (QuantizedRows rows, long[] peepholes) = CustomRowScaler.Scale(CustomRows(bx, bh, x, h, second), _layer.Name);
        return new QuantizedLayer(
            Kind, _layer.Name, _layer.InputSize, _layer.OutputSize, _fractionBits, x.Copy, h.Copy, rows, x.Matrix, h.Matrix)
        {
            Cell = Cell(peepholes, second),
        };
    }

    private LayerKind Kind => IsGru ? LayerKind.GruCustom : IsLstm ? LayerKind.LstmCustom : LayerKind.RnnCustom;

    private QuantizedCell Cell(long[] peepholes, QuantizedProduct? second)
    {
        var cell = new QuantizedCell(_layer.HiddenSize, CellBounds.Candidate(_layer).Function, InitialState())
        {
            SecondCopy = second?.Copy,
            SecondWeights = second?.Matrix,
        };
        if (_layer.Gates == 1)
        {
            return cell;
        }

        cell = cell with { Gate = CellBounds.Gate(_layer).Function };
        if (IsGru)
        {
            return cell with { ResetBefore = _cell.ResetBefore };
        }

        int candidates = peepholes.Length - (2 * _layer.HiddenSize);
        return cell with
        {
            Coupled = _cell.CoupledInputForget,
            Peepholes = _cell.Peepholes.Length == 0 ? [] : [.. peepholes[..candidates], .. peepholes[^_layer.HiddenSize..]],
            Output = Output(),
            ProjectionRows = second is null ? null : ProjectionRows(second),
        };
    }

    // ---- rows

    private List<int> KeptGates() =>
        [.. Enumerable.Range(0, _layer.Gates).Where(gate => !(_cell.CoupledInputForget && gate == ForgetGate))];

    private ActivationSpec SpecOf(int gate)
    {
        bool isCandidate = _layer.Gates == 1 || gate == 2;
        ActivationSpec spec = isCandidate ? CellBounds.Candidate(_layer) : CellBounds.Gate(_layer);
        bool isUpdate = IsGru && gate == 1;
        // A sigmoid update gate is negated, so that the table gives 1 - z.
        return isUpdate && spec.Function.Function == GateFunction.Sigmoid ? spec with { Sign = -1 } : spec;
    }

    /// <summary>The rows of the gates that are kept, with their signs.</summary>
    private double[] Rows(double[] source, int columns)
    {
        int size = _layer.HiddenSize * columns;
        return [.. KeptGates().SelectMany((gate, i) => source.Skip(gate * size).Take(size).Select(value => _specs[i].Sign * value))];
    }

    private List<CustomRow> CustomRows(double[] bx, double[] bh, QuantizedProduct x, QuantizedProduct h, QuantizedProduct? candidates)
    {
        var rows = new List<CustomRow>();
        int units = _layer.HiddenSize;
        for (int i = 0; i < bx.Length; i++)
        {
            ActivationSpec spec = _specs[i / units];
            bool isCandidate = IsGru && i >= 2 * units;
            QuantizedProduct recurrent = isCandidate ? candidates! : h;
            int row = isCandidate ? i - (2 * units) : i;
            bool apart = isCandidate && !_cell.ResetBefore;
            rows.Add(
                new CustomRow(
                    spec.Row, apart ? bx[i] : bx[i] + bh[i], x.RowStep(i), x.LargestSum(i), recurrent.RowStep(row), recurrent.LargestSum(row))
                {
                    Peephole = Peephole(i),
                    CandidateBias = isCandidate ? (apart ? bh[i] : 0) : null,
                    ResetBound = apart ? CellBounds.Gate(_layer).Function.Bound : 0,
                });
        }

        return rows;
    }

    /// <summary>What one step of c adds to a row, real.</summary>
    private double Peephole(int row)
    {
        int units = _layer.HiddenSize;
        if (_cell.Peepholes.Length == 0)
        {
            return 0;
        }

        // Peepholes stand i, f, o; gates i, f, g, o.
        int gate = KeptGates()[row / units];
        int peephole = gate == 3 ? 2 : gate;
        return gate == 2 ? 0 : _specs[row / units].Sign * _cell.Peepholes[(peephole * units) + (row % units)] * Math.Pow(2, -FixedPoint.ValueBits);
    }

    private void Correct(double[] bias, double[] weights, QuantizedProduct product, double[] means)
    {
        if (_options.BiasCorrection)
        {
            BiasCorrection.Apply(bias, weights, product.Matrix, means);
        }
    }

    // ---- the second product

    private QuantizedProduct CandidateProduct(double[] weights, double[] bias)
    {
        int units = _layer.HiddenSize;
        bool before = _cell.ResetBefore;
        bool wider = before && !CellBounds.Gate(_layer).IsUnit;
        double range = wider ? CellBounds.Range(double.PositiveInfinity, Inner.Range) : _range;
        QuantizedProduct product = QuantizedProduct.Of(weights, units, _options.WeightBits, range, _fractionBits);
        double[] own = bias[(2 * units)..];
        Correct(own, weights, product, before ? [.. Enumerable.Range(0, units).Select(Inner.Mean)] : HiddenMeans);
        own.CopyTo(bias, 2 * units);
        return product;
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
        return QuantizedProduct.OfProjection(ToDouble(_cell.Projection), _layer.OutputSize, _options.WeightBits, range > 0 ? range : 1, _fractionBits);
    }

    private QuantizedRows ProjectionRows(QuantizedProduct projection)
    {
        double[] bias = new double[_layer.OutputSize];
        Correct(bias, ToDouble(_cell.Projection), projection, [.. Enumerable.Range(0, _layer.HiddenSize).Select(Inner.Mean)]);
        IEnumerable<CustomRow> rows = bias.Select((value, row) =>
            new CustomRow(RowSpec.Linear(_fractionBits), value, projection.RowStep(row), projection.LargestSum(row), 0, 0));
        return CustomRowScaler.Scale([.. rows], _layer.Name).Rows with { RecurrentMultipliers = [] };
    }

    // ---- what is applied to the cell, and the initial state

    private QuantizedOutput Output()
    {
        ActivationSpec spec = CellBounds.Output(_layer);
        double scale = spec.Sign * spec.Row.Factor * Math.Pow(2, spec.Row.FractionBits - FixedPoint.ValueBits);
        int shift = 0;
        while (scale * Math.Pow(2, shift) % 1 != 0 && Math.Abs(scale) * Math.Pow(2, shift + 1) < int.MaxValue && shift < 30)
        {
            shift++;
        }

        double half = shift > 0 ? Math.Pow(2, shift - 1) : 0;
        double bias = Math.Round(spec.Row.Offset * Math.Pow(2, shift)) + half;
        if (Math.Abs(scale) > int.MaxValue || Math.Abs(bias) >= ModelLimits.Sum)
        {
            throw new QuantizationException($"layer {_layer.Name}: output activation: parameters are too large");
        }

        return new QuantizedOutput((int)Math.Round(scale * Math.Pow(2, shift)), (long)bias, shift, spec.Function);
    }

    private int[] InitialState()
    {
        if (_cell.InitialHidden.Length + _cell.InitialCell.Length == 0)
        {
            return [];
        }

        int[] state = new int[_layer.OutputSize + (IsLstm ? _layer.HiddenSize : 0)];
        for (int i = 0; i < _cell.InitialHidden.Length; i++)
        {
            state[i] = Initial($"h[{i}]", _cell.InitialHidden[i], _fractionBits, CellFormat.Bound(_fractionBits));
        }

        for (int i = 0; i < _cell.InitialCell.Length; i++)
        {
            state[_layer.OutputSize + i] = Initial($"c[{i}]", _cell.InitialCell[i], FixedPoint.ValueBits, int.MaxValue);
        }

        return state;
    }

    private int Initial(string what, float value, int fractionBits, int bound)
    {
        double scaled = Math.Round(value * Math.Pow(2, fractionBits));
        return Math.Abs(scaled) <= bound
            ? (int)scaled
            : throw new QuantizationException($"layer {_layer.Name}: initial {what}: expected below {Math.Round(bound / Math.Pow(2, fractionBits))} in magnitude, found {value}");
    }

    private static double[] ToDouble(float[] values) => Array.ConvertAll(values, value => (double)value);
}
