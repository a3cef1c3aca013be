using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>What is the same of recurrent layers on one table in several precisions: rounded rows for all lanes, what becomes of sums for all.</summary>
internal sealed class RoundingCache
{
    private readonly Dictionary<CellSamples, RowCurvatures> _curvatures = [];
    private readonly Dictionary<(CellSamples Samples, int InputBits, int RecurrentBits), RoundedRows> _rows = [];

    private readonly Dictionary<CellSamples, RowSpec[]> _specs = [];

    private readonly Dictionary<CellSamples, ValueFit?> _fits = [];

    /// <summary>What the layer's values stand for; computed once.</summary>
    public ValueFit? Fit(RecurrentLayer layer, TableCurve table, CellSamples samples)
    {
        if (!_fits.TryGetValue(samples, out ValueFit? fit))
        {
            fit = ValueFit.OfCell(layer, table, samples);
            _fits.Add(samples, fit);
        }

        return fit;
    }

    /// <summary>What becomes of the layer's sums; computed once.</summary>
    public RowSpec[] Specs(CellSamples samples, Func<RowSpec[]> make)
    {
        if (!_specs.TryGetValue(samples, out RowSpec[]? specs))
        {
            specs = make();
            _specs.Add(samples, specs);
        }

        return specs;
    }

    /// <summary>The layer's rows rounded to so many bits; computed once.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="samples">What it saw.</param>
    /// <param name="scaling">What becomes of x before it is rounded; null for nothing.</param>
    /// <param name="precision">Bits; lanes do not matter.</param>
    /// <param name="round">Rounds them.</param>
    public RoundedRows Rows(
        RecurrentLayer layer, CellSamples samples, InputScaling? scaling, LayerPrecision precision, Func<RowCurvatures, RoundedRows> round)
    {
        (CellSamples, int, int) key = (samples, precision.Input.Bits, precision.Recurrent.Bits);
        if (_rows.TryGetValue(key, out RoundedRows? rows))
        {
            return rows;
        }

        if (!_curvatures.TryGetValue(samples, out RowCurvatures? curvatures))
        {
            curvatures = new RowCurvatures(layer, samples, scaling);
            _curvatures.Add(samples, curvatures);
        }

        rows = round(curvatures);
        _rows.Add(key, rows);
        return rows;
    }
}
