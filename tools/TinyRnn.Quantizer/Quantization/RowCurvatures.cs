using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Numerics;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>
/// What errors of a recurrent layer's weights do to its states, row by row. An error of a row's sum moves the unit's state by the
/// slope of the cell's formulas, and the state keeps it as long as its gate says: so a row sees its inputs through that memory, and
/// what a slow unit averages away is no error. A GRU's candidates see h through r.
/// </summary>
internal sealed class RowCurvatures
{
    // Products that are worth spending; beyond, fewer samples are taken, and below the least number the rows of a gate share one.
    private const double MostProducts = 2e9;
    private const int LeastSamples = 1024;

    private readonly RecurrentLayer _layer;
    private readonly InputScaling? _scaling;
    private readonly CellSlopes _slopes;
    private readonly Curvature[] _curvatures;
    private readonly double[][] _traces;
    private readonly int _columns;
    private readonly bool _isShared;

    /// <param name="layer">The layer.</param>
    /// <param name="samples">What it saw.</param>
    /// <param name="scaling">What becomes of x before it is rounded; null for nothing.</param>
    public RowCurvatures(RecurrentLayer layer, CellSamples samples, InputScaling? scaling)
    {
        _layer = layer;
        _scaling = scaling;
        _slopes = new CellSlopes(layer);
        _columns = layer.InputSize + layer.OutputSize + 2;
        int rows = layer.Gates * layer.HiddenSize;
        double products = 0.5 * rows * _columns * _columns;
        int count = samples.Stretches.Sum(stretch => stretch.Count);
        double most = Math.Max(LeastSamples, MostProducts / products);
        _isShared = products * Math.Min(count, LeastSamples) > MostProducts;
        int curvatures = _isShared ? layer.Gates : rows;
        _curvatures = [.. Enumerable.Range(0, curvatures).Select(_ => new Curvature(_columns))];
        _traces = [.. Enumerable.Range(0, curvatures).Select(_ => new double[_columns])];
        int every = _isShared ? 1 : (int)Math.Max(1, Math.Ceiling(count / most));
        for (int i = 0; i < samples.Stretches.Count; i += every)
        {
            Add(samples.Stretches[i]);
        }
    }

    /// <summary>Of the row of a gate and a unit; columns are x, h (or r h), the input's bias and the recurrent bias.</summary>
    public Curvature Of(int gate, int unit) => _curvatures[_isShared ? gate : (gate * _layer.HiddenSize) + unit];

    private void Add(IReadOnlyList<CellSample> stretch)
    {
        double[] vector = new double[_columns];
        foreach (CellSample sample in stretch)
        {
            _slopes.Take(sample);
            if (sample.StartsFresh)
            {
                Array.ForEach(_traces, Array.Clear);
            }

            for (int gate = 0; gate < _layer.Gates; gate++)
            {
                Fill(vector, sample, gate);
                if (_isShared)
                {
                    AddShared(gate, vector);
                    continue;
                }

                for (int unit = 0; unit < _layer.HiddenSize; unit++)
                {
                    AddRow(gate, unit, vector);
                }
            }
        }
    }

    private bool IsCandidate(int gate) => _layer.Cell == CellKind.Gru && gate == 2;

    private void Fill(double[] vector, CellSample sample, int gate)
    {
        int inputs = _layer.InputSize;
        for (int i = 0; i < inputs; i++)
        {
            vector[i] = _scaling is null ? sample.Input[i] : (sample.Input[i] - _scaling.Centers[i]) / _scaling.Spreads[i];
        }

        float[] hidden = IsCandidate(gate) && _layer.EffectiveOptions.ResetBefore ? sample.Inner : sample.Hidden;
        for (int i = 0; i < hidden.Length; i++)
        {
            vector[inputs + i] = hidden[i];
        }

        vector[^2] = 1;
        vector[^1] = IsCandidate(gate) ? 1 : 0;
    }

    private void AddRow(int gate, int unit, double[] vector)
    {
        int row = (gate * _layer.HiddenSize) + unit;
        double[] trace = _traces[row];
        double carry = _slopes.Remembers(gate) ? _slopes.Carry[unit] : 0;
        double slope = _slopes.Rows[row];
        double reset = IsCandidate(gate) ? slope * _slopes.Reset[unit] : slope;
        int inputs = _layer.InputSize;
        for (int i = 0; i < inputs; i++)
        {
            trace[i] = (carry * trace[i]) + (slope * vector[i]);
        }

        for (int i = inputs; i < _columns; i++)
        {
            trace[i] = (carry * trace[i]) + ((i == _columns - 2 ? slope : reset) * vector[i]);
        }

        double gain = _slopes.Remembers(gate) ? _slopes.Gain[unit] : 1;
        _curvatures[row].Add(trace, gain * gain);
    }

    /// <summary>All units of a gate at once, each as its own slope weighs it, without memory.</summary>
    private void AddShared(int gate, double[] vector)
    {
        double weight = 0;
        double reset = 0;
        for (int unit = 0; unit < _layer.HiddenSize; unit++)
        {
            double gain = _slopes.Remembers(gate) ? _slopes.Gain[unit] : 1;
            double slope = gain * _slopes.Rows[(gate * _layer.HiddenSize) + unit];
            weight += slope * slope;
            reset += slope * slope * _slopes.Reset[unit];
        }

        if (IsCandidate(gate) && weight > 0)
        {
            double mean = reset / weight;
            for (int i = _layer.InputSize; i < _columns; i++)
            {
                vector[i] *= i == _columns - 2 ? 1 : mean;
            }
        }

        _curvatures[gate].Add(vector, weight);
    }
}
