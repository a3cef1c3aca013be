using System;
using System.Text;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Reports;

/// <summary>Counts the numbers of a column with a unit behind them and those without, which would be something else.</summary>
/// <param name="header">The column's name in the file, or null.</param>
internal sealed class UnitCount(ColumnName? header)
{
    private const double Farther = 10;

    private Kind _bare;
    private Kind _united;
    private Kind _others;
    private Kind _prefixed;
    private double _smallestBare = double.PositiveInfinity;
    private double _largestPrefixed;

    /// <summary>Numbers that were converted one by one.</summary>
    public ConvertedCount Converted { get; } = new(header);

    /// <summary>Counts a number.</summary>
    public void Add(ReadOnlySpan<byte> field, double value, long line)
    {
        if (field[^1] is >= (byte)'0' and <= (byte)'9')
        {
            double size = Math.Abs(value);
            _smallestBare = size < _smallestBare ? size : _smallestBare;
            _bare.Add(field, line);
            return;
        }

        if (!Converted.Add(field, value, line))
        {
            AddWithUnit(field, value, line);
        }
    }

    /// <summary>Counts a field that is no number of the column, but may be one of another unit.</summary>
    public void AddText(ReadOnlySpan<byte> field, long line) => AddWithUnit(field, double.PositiveInfinity, line);

    /// <summary>Fails where numbers have another unit than the column's name, or some have a unit and others neither have it nor get it from the name.</summary>
    /// <param name="file">For the message.</param>
    /// <param name="column">The column's name.</param>
    public void Refuse(string file, string column)
    {
        if (_others.Count > 0)
        {
            throw new CsvInputException(file, _others.Line, $"column '{column}': its name states {header!.Unit!.Name}, found '{_others.Text}' in line {_others.Line}{(_others.Count == 1 ? "" : $" and {_others.Count - 1} more of another unit")}; write all in one unit and name it in the header");
        }

        bool isPrefixed = _prefixed.Count > 0 && _largestPrefixed * Farther < _smallestBare;
        Kind united = _united.Count > 0 ? _united : isPrefixed ? _prefixed : default;
        if (united.Count > 0 && _bare.Count > 0)
        {
            throw new CsvInputException(file, Math.Max(united.Line, _bare.Line), $"column '{column}': expected numbers of one unit, found {_bare.Count} without a unit ('{_bare.Text}' in line {_bare.Line}) and {united.Count} with one ('{united.Text}' in line {united.Line}); write all in one unit and name it in the header");
        }
    }

    private void AddWithUnit(ReadOnlySpan<byte> field, double value, long line)
    {
        switch (UnitsBehind.Of(field, header))
        {
            case UnitBehind.Unit:
                _united.Add(field, line);
                break;
            case UnitBehind.OtherUnit:
                _others.Add(field, line);
                break;
            case UnitBehind.Prefix:
                _prefixed.Add(field, line);
                _largestPrefixed = Math.Max(_largestPrefixed, Math.Abs(value));
                break;
        }
    }

    /// <summary>How many fields of a kind there are, and the first.</summary>
    private struct Kind
    {
        public long Count { get; private set; }

        public long Line { get; private set; }

        public string Text { get; private set; }

        public void Add(ReadOnlySpan<byte> field, long line)
        {
            if (Count++ == 0)
            {
                (Line, Text) = (line, Encoding.UTF8.GetString(field));
            }
        }
    }
}
