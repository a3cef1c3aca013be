using System;
using System.Collections.Generic;

namespace TinyRnn.Quantizer.Readings.Reports;

/// <summary>The numbers of a column one after the other: quantiles, stretches that do not change, jumps, outliers.</summary>
internal sealed class CloseLook
{
    private const int MostExtremes = 4;

    private readonly Sample _sample;
    private readonly List<(double Value, long Line)> _lowest;
    private readonly List<(double Value, long Line)> _highest;
    private double _last = double.NaN;
    private long _frozen;
    private long _frozenSince;

    public CloseLook()
    {
        (_sample, _lowest, _highest) = (new Sample(), [], []);
    }

    private CloseLook(CloseLook other)
    {
        (_sample, _lowest, _highest) = (other._sample.Clone(), [.. other._lowest], [.. other._highest]);
        (_last, _frozen, _frozenSince) = (other._last, other._frozen, other._frozenSince);
        (LargestJump, LargestJumpLine) = (other.LargestJump, other.LargestJumpLine);
        (LongestFrozen, LongestFrozenLine, LongestFrozenValue, HasFractions) = (other.LongestFrozen, other.LongestFrozenLine, other.LongestFrozenValue, other.HasFractions);
    }

    public double LargestJump { get; private set; }

    /// <summary>0 when no number differs from the one before.</summary>
    public long LargestJumpLine { get; private set; }

    public long LongestFrozen { get; private set; }

    public long LongestFrozenLine { get; private set; }

    public double LongestFrozenValue { get; private set; }

    /// <summary>True when a value is no whole number.</summary>
    public bool HasFractions { get; private set; }

    /// <summary>The quantiles 1, 25, 50, 75 and 99 %.</summary>
    public double[] Quantiles => _sample.Quantiles(0.01, 0.25, 0.5, 0.75, 0.99);

    /// <summary>The smallest and the largest numbers, each with its line.</summary>
    public IEnumerable<(double Value, long Line)> Extremes => [.. _lowest, .. _highest];

    public CloseLook Clone() => new(this);

    public void Add(double value, long line)
    {
        _sample.Add(value);
        HasFractions |= value != Math.Floor(value);
        if (value == _last)
        {
            _frozen++;
        }
        else
        {
            EndFrozen();
            _frozen = 1;
            _frozenSince = line;
            double jump = Math.Abs(value - _last);
            if (jump > LargestJump)
            {
                LargestJump = jump;
                LargestJumpLine = line;
            }
        }

        _last = value;
        KeepExtreme(_lowest, value, line, (a, b) => a < b);
        KeepExtreme(_highest, value, line, (a, b) => a > b);
    }

    /// <summary>Ends the stretch: a reading is missing, or there are no more.</summary>
    public void Break()
    {
        EndFrozen();
        _last = double.NaN;
    }

    private void EndFrozen()
    {
        if (_frozen > LongestFrozen)
        {
            LongestFrozen = _frozen;
            LongestFrozenLine = _frozenSince;
            LongestFrozenValue = _last;
        }

        _frozen = 0;
    }

    private static void KeepExtreme(List<(double Value, long Line)> kept, double value, long line, Func<double, double, bool> isBefore)
    {
        if (kept.Count == MostExtremes && !isBefore(value, kept[^1].Value))
        {
            return;
        }

        int at = kept.FindIndex(other => isBefore(value, other.Value));
        kept.Insert(at < 0 ? kept.Count : at, (value, line));
        if (kept.Count > MostExtremes)
        {
            kept.RemoveAt(MostExtremes);
        }
    }
}
