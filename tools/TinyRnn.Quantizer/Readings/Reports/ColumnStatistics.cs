using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using TinyRnn.Quantizer.Readings.Missing;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Reports;

/// <summary>What the fields of a column are, counted over the whole file.</summary>
/// <param name="name">For messages.</param>
/// <param name="header">The column's name in the file, or null.</param>
/// <param name="isClose">True to look closely: quantiles, stretches that do not change, jumps, outliers.</param>
/// <param name="keepsMarkers">True when numbers such as -999 are readings.</param>
internal sealed class ColumnStatistics(string name, ColumnName? header, bool isClose, bool keepsMarkers)
{
    private readonly SortedList<double, (long Count, long Line)> _candidates = [];
    private readonly CloseLook? _look = isClose ? new CloseLook() : null;

    /// <summary>The look at all numbers, from the first candidate on that may be a reading.</summary>
    private CloseLook? _lookAtAll;
    private bool _hasMarkers;

    public string Name { get; } = name;

    public ColumnName? Header { get; } = header;

    /// <summary>Readings that the quantity cannot be; null unless looked at closely.</summary>
    public ImpossibleCount? Impossible { get; } = isClose ? new ImpossibleCount(header) : null;

    /// <summary>Which of its numbers have a unit.</summary>
    public UnitCount Units { get; } = new(header);

    /// <summary>Numbers that are not candidates for markers.</summary>
    public long Numbers { get; private set; }

    public long Missing { get; private set; }

    /// <summary>Numbers with a letter behind them.</summary>
    public long Marked { get; private set; }

    public long FirstMarkedLine { get; private set; }

    public string MarkedExample { get; private set; } = "";

    /// <summary>Numbers in brackets, or with their minus behind them.</summary>
    public long Negatives { get; private set; }

    public string FirstNegative { get; private set; } = "";

    /// <summary>Texts where a number should stand.</summary>
    public long Texts { get; private set; }

    public long FirstTextLine { get; private set; }

    public string FirstText { get; private set; } = "";

    public double Smallest { get; private set; } = double.PositiveInfinity;

    public double Largest { get; private set; } = double.NegativeInfinity;

    /// <summary>Numbers that may mean a missing reading, with how often and where first.</summary>
    public IReadOnlyDictionary<double, (long Count, long Line)> Candidates => _candidates;

    /// <summary>The readings one after the other: with the candidates where all of them turned out to be readings. Null unless looked at closely.</summary>
    public CloseLook? Look => _hasMarkers ? _look : _lookAtAll ?? _look;

    public void AddNumber(double value, long line)
    {
        if (value is <= -99 or >= 99.9 or 0 && !keepsMarkers && Markers.IsCandidate(value, Header?.Quantity ?? MeasuredQuantity.Other) && AddCandidate(value, line))
        {
            return;
        }

        Numbers++;
        Smallest = value < Smallest ? value : Smallest;
        Largest = value > Largest ? value : Largest;
        _look?.Add(value, line);
        _lookAtAll?.Add(value, line);
        Impossible?.Add(value, line);
    }

    public void AddMissing()
    {
        Missing++;
        _look?.Break();
        _lookAtAll?.Break();
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

    public void AddNegative(double value, long line, ReadOnlySpan<byte> text)
    {
        if (Negatives++ == 0)
        {
            FirstNegative = string.Create(CultureInfo.InvariantCulture, $"'{Encoding.UTF8.GetString(text)}' in line {line}");
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

        _look?.Break();
        _lookAtAll?.Break();
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

    /// <summary>Takes a candidate for a missing reading.</summary>
    public void TakeAsMarker(double candidate)
    {
        (double smallest, double largest) = QuantityRange.Of(Header?.Quantity ?? MeasuredQuantity.Other, Header?.Unit);
        _hasMarkers |= candidate >= smallest && candidate <= largest;
    }

    /// <summary>Ends the last stretch.</summary>
    public void Finish()
    {
        _look?.Break();
        _lookAtAll?.Break();
    }

    private bool AddCandidate(double value, long line)
    {
        if (_candidates.Count > 32 && !_candidates.ContainsKey(value))
        {
            return false;
        }

        (long count, long first) = _candidates.GetValueOrDefault(value);
        _candidates[value] = (count + 1, count == 0 ? line : first);
        LookAtCandidate(value, line);
        return true;
    }

    private void LookAtCandidate(double value, long line)
    {
        if (_look == null)
        {
            return;
        }

        // What the quantity cannot be is missing in any case.
        (double smallest, double largest) = QuantityRange.Of(Header?.Quantity ?? MeasuredQuantity.Other, Header?.Unit);
        if (value < smallest || value > largest)
        {
            _lookAtAll?.Break();
        }
        else
        {
            _lookAtAll ??= _look.Clone();
            _lookAtAll.Add(value, line);
        }

        _look.Break();
    }
}
