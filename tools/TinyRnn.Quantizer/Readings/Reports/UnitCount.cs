using System;
using System.Text;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Reports;

/// <summary>Counts the numbers of a column with a unit behind them and those without, which would be something else.</summary>
/// <param name="header">The column's name in the file, or null.</param>
internal sealed class UnitCount(ColumnName? header)
{
    private const double Farther = 10;

    private (long Count, long Line, string Text, double Smallest) _bare = (0, 0, "", double.PositiveInfinity);
    private (long Count, long Line, string Text) _sure;
    private (long Count, long Line, string Text, double Largest) _prefixed;

    /// <summary>Numbers that were converted one by one.</summary>
    public ConvertedCount Converted { get; } = new(header);

    /// <summary>Counts a number.</summary>
    public void Add(ReadOnlySpan<byte> field, double value, long line)
    {
        if (field[^1] is >= (byte)'0' and <= (byte)'9')
        {
            double size = Math.Abs(value);
            _bare.Smallest = size < _bare.Smallest ? size : _bare.Smallest;
            if (_bare.Count++ == 0)
            {
                (_bare.Line, _bare.Text) = (line, Encoding.UTF8.GetString(field));
            }

            return;
        }

        if (!Converted.Add(field, value, line))
        {
            AddWithUnit(field, value, line);
        }
    }

    /// <summary>Counts a field that is no number of the column, but may be one of another unit.</summary>
    public void AddText(ReadOnlySpan<byte> field, long line) => AddWithUnit(field, double.PositiveInfinity, line);

    /// <summary>Fails where some numbers of the column have a unit, and others neither have it nor get it from the header.</summary>
    /// <param name="file">For the message.</param>
    /// <param name="column">The column's name.</param>
    public void Refuse(string file, string column)
    {
        bool isPrefixed = _prefixed.Count > 0 && _prefixed.Largest * Farther < _bare.Smallest;
        (long count, long line, string text) = _sure.Count > 0 ? _sure : isPrefixed ? (_prefixed.Count, _prefixed.Line, _prefixed.Text) : default;
        if (count > 0 && _bare.Count > 0)
        {
            throw new CsvInputException(file, Math.Max(line, _bare.Line), $"column '{column}': expected numbers of one unit, found {_bare.Count} without a unit ('{_bare.Text}' in line {_bare.Line}) and {count} with one ('{text}' in line {line}); write all in one unit and name it in the header");
        }
    }

    private void AddWithUnit(ReadOnlySpan<byte> field, double value, long line)
    {
        int length = NumberText.PrefixLength(field);
        string behind = Encoding.UTF8.GetString(field[length..]);
        string sign = behind.Trim();
        Unit? unit = CellUnit.Find(sign, header?.Quantity ?? MeasuredQuantity.Other);
        if (length == 0 || sign is "" or "%" or "°" || (unit != null && header is { Unit: { } own, IsUnitOfCells: false } && own == unit))
        {
            return;
        }

        bool isPrefix = sign is "k" or "K" or "M" or "G" or "m" or "µ" or "Mil" or "Mio" or "Mrd" or "Bil" or "Tsd";
        bool isSure = unit != null && (sign.Length > 1 || behind.Length > sign.Length || IsOfColumn(unit));
        if (isSure || (isPrefix && behind.Length > sign.Length))
        {
            _sure = (_sure.Count + 1, _sure.Count == 0 ? line : _sure.Line, _sure.Count == 0 ? Encoding.UTF8.GetString(field) : _sure.Text);
        }
        else if (isPrefix)
        {
            _prefixed = (_prefixed.Count + 1, _prefixed.Count == 0 ? line : _prefixed.Line, _prefixed.Count == 0 ? Encoding.UTF8.GetString(field) : _prefixed.Text, Math.Max(_prefixed.Largest, Math.Abs(value)));
        }
    }

    /// <summary>A letter right behind a number is a unit where the column measures what has it; otherwise it may be a mark of quality.</summary>
    private bool IsOfColumn(Unit unit) => header?.Quantity is MeasuredQuantity.Temperature or MeasuredQuantity.DewPoint && unit.Dimension == "temperature";
}
