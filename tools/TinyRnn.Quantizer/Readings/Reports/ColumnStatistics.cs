using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Readings.Missing;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Reports;

/// <summary>What the fields of a column are, counted over the whole file.</summary>
/// <param name="name">For messages.</param>
/// <param name="header">The column's name in the file, or null.</param>
/// <param name="isClose">True to look closely: quantiles, stretches that do not change, jumps, outliers.</param>
internal sealed class ColumnStatistics(string name, ColumnName? header, bool isClose)
{
    private const int MostExtremes = 4;

    private readonly SortedList<double, (long Count, long Line)> _candidates = [];
    private readonly Sample? _sample = isClose ? new Sample() : null;
    private readonly List<(double Value, long Line)> _lowest = [];
    private readonly List<(double Value, long Line)> _highest = [];
    private double _last = double.NaN;
    private long _frozen;
    private long _frozenSince;

    public string Name { get; } = name;

    public ColumnName? Header { get; } = header;

    /// <summary>Numbers that are not candidates for markers.</summary>
    public long Numbers { get; private set; }

    public long Missing { get; private set; }

    /// <summary>Numbers with a letter behind them.</summary>
    public long Marked { get; private set; }

    public long FirstMarkedLine { get; private set; }

    public string MarkedExample { get; private set; } = "";

    /// <summary>Texts where a number should stand.</summary>
    public long Texts { get; private set; }

    public long FirstTextLine { get; private set; }

    public string FirstText { get; private set; } = "";

    public double Smallest { get; private set; } = double.PositiveInfinity;

    public double Largest { get; private set; } = double.NegativeInfinity;

    public double LargestJump { get; private set; }

    public long LargestJumpLine { get; private set; }

    public long LongestFrozen { get; private set; }

    public long LongestFrozenLine { get; private set; }

    public double LongestFrozenValue { get; private set; }

    /// <summary>True when a value is no whole number.</summary>
    public bool HasFractions { get; private set; }

    /// <summary>Numbers that may mean a missing reading, with how often and where first.</summary>
    public IReadOnlyDictionary<double, (long Count, long Line)> Candidates => _candidates;

    /// <summary>The quantiles 1, 25, 50, 75 and 99 %.</summary>
    public double[] Quantiles => _sample?.Quantiles(0.01, 0.25, 0.5, 0.75, 0.99) ?? [];

    /// <summary>The smallest and the largest numbers, each with its line.</summary>
    public IEnumerable<(double Value, long Line)> Extremes
    {
        get
        {
            foreach ((double Value, long Line) low in _lowest)
            {
                yield return low;
            }

            foreach ((double Value, long Line) high in _highest)
            {
                yield return high;
            }
        }
    }

    public void AddNumber(double value, long line)
    {
        if (value is <= -99 or >= 99.9 or 0 && Markers.IsCandidate(value, Header?.Quantity ?? MeasuredQuantity.Other) && AddCandidate(value, line))
        {
            return;
        }

        Numbers++;
        Smallest = value < Smallest ? value : Smallest;
        Largest = value > Largest ? value : Largest;
        if (_sample != null)
        {
            LookClosely(value, line);
        }
    }

    public void AddMissing()
    {
        Missing++;
        EndFrozen();
        _last = double.NaN;
    }

    public void AddMarked(double value, long line, string text)
    {
        if (Marked++ == 0)
        {
            MarkedExample = text;
            FirstMarkedLine = line;
        }

        AddNumber(value, line);
    }

    public void AddText(long line, string text)
    {
        if (Texts++ == 0)
        {
            FirstTextLine = line;
            FirstText = text;
        }
    }

    /// <summary>Takes a candidate for a number.</summary>
    public void TakeAsNumber(double candidate)
    {
        (long count, long _) = _candidates[candidate];
        Numbers += count;
        Smallest = Math.Min(Smallest, candidate);
        Largest = Math.Max(Largest, candidate);
        _candidates.Remove(candidate);
    }

    /// <summary>Ends the last stretch.</summary>
    public void Finish() => EndFrozen();

    private bool AddCandidate(double value, long line)
    {
        if (_candidates.Count > 32 && !_candidates.ContainsKey(value))
        {
            return false;
        }

        (long count, long first) = _candidates.GetValueOrDefault(value);
        _candidates[value] = (count + 1, count == 0 ? line : first);
        return true;
    }

    private void LookClosely(double value, long line)
    {
        _sample!.Add(value);
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
