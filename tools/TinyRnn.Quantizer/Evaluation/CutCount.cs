using System;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>How many of some values were cut.</summary>
internal struct CutCount
{
    private long _cut;
    private long _values;

    /// <summary>Counts one value.</summary>
    public void Add(bool isCut)
    {
        _cut += isCut ? 1 : 0;
        _values++;
    }

    /// <summary>Counts values, of which those beyond a magnitude are cut.</summary>
    public void Add(ReadOnlySpan<int> values, int limit)
    {
        foreach (int value in values)
        {
            _cut += value > limit || value < -limit ? 1 : 0;
        }

        _values += values.Length;
    }

    /// <summary>The counts with a name.</summary>
    public readonly Saturation Of(string where) => new(where, _cut, _values);
}
