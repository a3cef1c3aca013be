using System;
using System.Globalization;
using System.Text;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Reports;

/// <summary>Counts numbers that another unit or a factor behind them changed.</summary>
/// <param name="header">The column's name in the file, or null.</param>
internal sealed class ConvertedCount(ColumnName? header)
{
    private long _units;
    private long _factors;
    private string _first = "";

    /// <summary>What was counted, in words; empty for nothing.</summary>
    public string Text =>
        _units > 0 ? $"{_units} x another unit than {header!.Unit!.Name}, as {_first}; converted"
        : _factors > 0 ? $"{_factors} x a factor behind the number, as {_first}"
        : "";

    /// <summary>Counts a number that something stands behind; true when that is a factor.</summary>
    public bool Add(ReadOnlySpan<byte> field, double value, long line)
    {
        if (header is not ({ HasFactors: true } or { IsUnitOfCells: true, Unit: not null }))
        {
            return false;
        }

        string behind = Encoding.UTF8.GetString(field[NumberText.PrefixLength(field)..]);
        bool isFactor = header.HasFactors && CellUnit.Factor(behind) != null;
        bool isUnit = !isFactor && CellUnit.Find(behind, header.Quantity) is { } unit && unit.Dimension == header.Unit?.Dimension && (unit.Factor, unit.Offset) != (header.Unit.Factor, header.Unit.Offset);
        if ((isFactor || isUnit) && _units + _factors == 0)
        {
            _first = string.Create(CultureInfo.InvariantCulture, $"'{Encoding.UTF8.GetString(field)}' in line {line}, taken as {value:G6}{(isUnit ? " " + header.Unit!.Name : "")}");
        }

        _units += isUnit ? 1 : 0;
        _factors += isFactor ? 1 : 0;
        return isFactor;
    }
}
