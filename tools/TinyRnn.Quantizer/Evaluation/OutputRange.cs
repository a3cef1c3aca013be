using System;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>
/// Where the probabilities of an event lie. Nearly all next to 0 or 1, or all the same, they come from a saturated network: one
/// that was fed what it was not trained on.
/// </summary>
public sealed class OutputRange
{
    /// <summary>A probability that is nearer than this to 0 or 1 is extreme.</summary>
    public const float Margin = 1e-4f;

    private readonly bool _areProbabilities;
    private long _values;
    private long _extremes;
    private float _least = float.PositiveInfinity;
    private float _most = float.NegativeInfinity;

    /// <summary>Creates a range of nothing.</summary>
    /// <param name="signature">Of the model whose outputs are observed.</param>
    public OutputRange(ModelSignature signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        _areProbabilities = signature.Task == NetworkTask.Binary;
    }

    /// <summary>Share of the outputs that are extreme; null when there are none, or when they are no probabilities of one event.</summary>
    public double? Extremes => _areProbabilities && _values > 0 ? _extremes / (double)_values : null;

    /// <summary>The largest output less the smallest; null like <see cref="Extremes"/>.</summary>
    public double? Spread => _areProbabilities && _values > 0 ? (double)_most - _least : null;

    /// <summary>Takes outputs.</summary>
    public void Observe(ReadOnlySpan<float> outputs)
    {
        foreach (float output in outputs)
        {
            _extremes += output < Margin || output > 1 - Margin ? 1 : 0;
            _least = MathF.Min(_least, output);
            _most = MathF.Max(_most, output);
        }

        _values += outputs.Length;
    }
}
