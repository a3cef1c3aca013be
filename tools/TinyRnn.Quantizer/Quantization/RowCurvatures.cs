using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using System.Threading.Tasks;
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
    private readonly CurvatureStep[] _steps;
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
        _columns = layer.InputSize + layer.OutputSize + 2;
        int rows = layer.Gates * layer.HiddenSize;
        double products = 0.5 * rows * _columns * _columns;
        int count = samples.Stretches.Sum(stretch => stretch.Count);
        double most = Math.Max(LeastSamples, MostProducts / products);
        _isShared = products * Math.Min(count, LeastSamples) > MostProducts;
        int curvatures = _isShared ? layer.Gates : rows;
        _curvatures = [.. Enumerable.Range(0, curvatures).Select(_ => new Curvature(_columns))];
        _traces = [.. Enumerable.Range(0, curvatures).Select(_ => new double[_columns])];
        _steps = [.. Enumerable.Range(0, Math.Min(count, CellSamples.StretchSteps)).Select(_ => new CurvatureStep(layer, scaling))];
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
        for (int i = 0; i < stretch.Count; i++)
        {
            _steps[i].Take(stretch[i]);
        }

        Parallel.For(0, _curvatures.Length, i =>
        {
            foreach (CurvatureStep step in _steps.AsSpan(0, stretch.Count))
            {
                Add(i, step);
            }
        });
    }

    private void Add(int curvature, CurvatureStep step)
    {
        if (_isShared)
        {
            AddShared(curvature, step);
        }
        else
        {
            AddRow(curvature, step);
        }
    }

    private void AddRow(int row, CurvatureStep step)
    {
        (int gate, int unit) = Math.DivRem(row, _layer.HiddenSize);
        CellSlopes slopes = step.Slopes;
        double[] trace = _traces[row];
        if (step.StartsFresh)
        {
            Array.Clear(trace);
        }

        double carry = slopes.Remembers(gate) ? slopes.Carry[unit] : 0;
        double slope = slopes.Rows[row];
        double reset = step.IsCandidate(gate) ? slope * slopes.Reset[unit] : slope;
        int inputs = _layer.InputSize;
        ReadOnlySpan<double> vector = step.Inputs(gate);
        double bias = (carry * trace[^2]) + (slope * vector[^2]);
        Carry(trace.AsSpan(0, inputs), carry, vector[..inputs], slope);
        Carry(trace.AsSpan(inputs), carry, vector[inputs..], reset);
        trace[^2] = bias;
        double gain = slopes.Remembers(gate) ? slopes.Gain[unit] : 1;
        _curvatures[row].Add(trace, gain * gain);
    }

    /// <summary>trace = carry trace + slope vector, each product rounded.</summary>
    private static void Carry(Span<double> trace, double carry, ReadOnlySpan<double> vector, double slope)
    {
        int i = 0;
        for (; i <= trace.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            ((new Vector<double>(trace[i..]) * carry) + (new Vector<double>(vector[i..]) * slope)).CopyTo(trace[i..]);
        }

        for (; i < trace.Length; i++)
        {
            trace[i] = (carry * trace[i]) + (slope * vector[i]);
        }
    }

    /// <summary>All units of a gate at once, each as its own slope weighs it, without memory.</summary>
    private void AddShared(int gate, CurvatureStep step)
    {
        CellSlopes slopes = step.Slopes;
        double weight = 0;
        double reset = 0;
        for (int unit = 0; unit < _layer.HiddenSize; unit++)
        {
            double gain = slopes.Remembers(gate) ? slopes.Gain[unit] : 1;
            double slope = gain * slopes.Rows[(gate * _layer.HiddenSize) + unit];
            weight += slope * slope;
            reset += slope * slope * slopes.Reset[unit];
        }

        double[] vector = _traces[gate];
        step.Inputs(gate).CopyTo(vector, 0);
        if (step.IsCandidate(gate) && weight > 0)
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
