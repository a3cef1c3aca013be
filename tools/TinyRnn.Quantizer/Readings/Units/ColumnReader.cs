using System;
using System.Collections.Generic;
using System.Text;
using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Readings.Units;

/// <summary>What a field of a column is.</summary>
internal enum CellKind
{
    Number,
    Missing,
    Marked,
    Text,
}

/// <summary>Reads the fields of one column as numbers.</summary>
/// <param name="dialect">How numbers are written.</param>
/// <param name="words">What means a missing reading.</param>
/// <param name="header">Of the column, or null.</param>
internal sealed class ColumnReader(Dialect dialect, MissingWords words, ColumnName? header)
{
    private readonly HashSet<double> _markers = [];

    /// <summary>Takes a number for a missing reading from now on.</summary>
    public void AddMarker(double marker) => _markers.Add(marker);

    /// <summary>Reads a field; a missing one is NaN.</summary>
    public CellKind Read(ReadOnlySpan<byte> field, out double value)
    {
        if (NumberText.TryParse(field, dialect, out value))
        {
            if (_markers.Count == 0 || !_markers.Contains(value))
            {
                return CellKind.Number;
            }

            value = double.NaN;
            return CellKind.Missing;
        }

        if (words.Contains(field))
        {
            value = double.NaN;
            return CellKind.Missing;
        }

        return ReadOther(field, out value);
    }

    /// <summary>A number with its unit or a mark behind it, a word for 1 or 0, a trace of rain.</summary>
    private CellKind ReadOther(ReadOnlySpan<byte> field, out double value)
    {
        // 1e999 is no number that a float holds.
        if (LooksInfinite(field))
        {
            return Missing(out value);
        }

        int length = NumberText.PrefixLength(field);
        if (length > 0 && length < field.Length && field.Length - length < 16 && NumberText.TryParse(field[..length], dialect, out value))
        {
            string behind = Encoding.UTF8.GetString(field[length..]).Trim();
            Unit? unit = Unit.Find(behind)?.In(header?.Quantity ?? MeasuredQuantity.Other);
            if (unit != null && header?.Unit == unit)
            {
                return _markers.Contains(value) ? Missing(out value) : CellKind.Number;
            }

            bool isOtherUnit = unit != null && header?.Unit is Unit own && own.Dimension == unit.Dimension;
            bool isMark = behind.Length is 1 or 2 && (char.IsAsciiLetter(behind[0]) || behind[0] is '*' or '?' or '!') && behind != "e" && behind != "E";
            return isMark && !isOtherUnit ? CellKind.Marked : CellKind.Text;
        }

        if (SwitchWords.TryRead(field, out value))
        {
            return CellKind.Number;
        }

        value = 0;
        if (header?.Quantity == MeasuredQuantity.Rain && field is [(byte)'T' or (byte)'t'])
        {
            return CellKind.Marked;
        }

        return CellKind.Text;
    }

    private static bool LooksInfinite(ReadOnlySpan<byte> field) =>
        double.TryParse(field, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double value) && !double.IsFinite(value);

    private static CellKind Missing(out double value)
    {
        value = double.NaN;
        return CellKind.Missing;
    }
}
