using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Data;

/// <summary>
/// Replaces missing and infinite readings by the feature's last good value; before the first one, by its mean. The integer
/// runtime does the same.
/// </summary>
public sealed class LastGoodReading
{
    private readonly float[] _means;
    private readonly float[] _held;

    /// <summary>For a network's features.</summary>
    public LastGoodReading(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        IReadOnlyList<Channel> features = network.Description.Features;
        _means = features.Count > 0 ? features.Select(feature => (float)feature.Mean).ToArray() : new float[network.InputSize];
        _held = (float[])_means.Clone();
    }

    /// <summary>Takes over the good values of a reading and gives the values to use; overwritten by the next call.</summary>
    /// <param name="reading">One value per feature.</param>
    public ReadOnlySpan<float> Update(ReadOnlySpan<float> reading)
    {
        for (int i = 0; i < _held.Length; i++)
        {
            if (float.IsFinite(reading[i]))
            {
                _held[i] = reading[i];
            }
        }

        return _held;
    }

    /// <summary>Forgets all readings.</summary>
    public void Reset() => _means.CopyTo(_held, 0);
}
