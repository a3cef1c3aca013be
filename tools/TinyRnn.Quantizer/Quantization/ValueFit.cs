using System;
using System.Linq;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Reference;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>
/// What a layer's values stand for: gain value + offset. What an LSTM makes of its cell is looked up without a factor and an offset of a unit's
/// own, so that those who take h make up for the table.
/// </summary>
/// <param name="Gains">[values].</param>
/// <param name="Offsets">[values].</param>
internal sealed record ValueFit(double[] Gains, double[] Offsets)
{
    /// <summary>Of o tanh(c); null for other cells, and where little would be gained.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="table">What its cell is looked up in.</param>
    /// <param name="samples">What it saw; at least one step.</param>
    public static ValueFit? OfCell(RecurrentLayer layer, TableCurve table, CellSamples samples)
    {
        CellOptions options = layer.EffectiveOptions;
        if (layer.Cell != CellKind.Lstm || options.OutputActivation.Kind != ActivationKind.Tanh)
        {
            return null;
        }

        int units = layer.HiddenSize;
        var moments = new ValueMoments[units];
        float[] gate = new float[units];
        foreach (CellSample sample in samples.Evenly(TableFit.Samples))
        {
            sample.PreActivations.AsSpan(3 * units, units).CopyTo(gate);
            CellActivation.Apply(options.GateActivation, options.Clip, gate);
            for (int unit = 0; unit < units; unit++)
            {
                double place = sample.Inner[unit] * table.PlacesPerOne;
                moments[unit].Add(gate[unit] * table.Exact(place), gate[unit] * table.Line(place).Value);
            }
        }

        return TableFit.IsWorthIt([.. moments.Select(unit => unit.Error)])
            ? new([.. moments.Select(unit => unit.Line.Gain)], [.. moments.Select(unit => unit.Line.Offset)])
            : null;
    }

    /// <summary>Of the values of one layer, then those of another; null where neither has any.</summary>
    public static ValueFit? Concatenated(ValueFit? first, int firstSize, ValueFit? second, int secondSize) =>
        first is null && second is null
            ? null
            : new(
                [.. first?.Gains ?? [.. Enumerable.Repeat(1.0, firstSize)], .. second?.Gains ?? [.. Enumerable.Repeat(1.0, secondSize)]],
                [.. first?.Offsets ?? new double[firstSize], .. second?.Offsets ?? new double[secondSize]]);

    /// <summary>Weights and biases that make of the values what those given make of what the values stand for.</summary>
    /// <param name="weights">[rows, values]: in and out.</param>
    /// <param name="bias">[rows]: likewise.</param>
    public void Fold(double[] weights, double[] bias)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            int column = i % Gains.Length;
            bias[i / Gains.Length] += weights[i] * Offsets[column];
            weights[i] *= Gains[column];
        }
    }
}
