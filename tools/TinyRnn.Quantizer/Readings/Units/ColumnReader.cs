using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Readings.Units;

/// <summary>What a field of a column is.</summary>
internal enum CellKind
{
    Number,

    /// <summary>A number in brackets or with its minus behind it, read as a negative one.</summary>
    Negative,
    Missing,
    Marked,
    Text,
}

/// <summary>Reads the fields of one column as numbers.</summary>
/// <param name="dialect">How numbers are written.</param>
/// <param name="words">What means a missing reading.</param>
/// <param name="header">Of the column, or null.</param>
/// <param name="isConverted">True when numbers are converted into another unit afterwards.</param>
internal sealed class ColumnReader(Dialect dialect, MissingWords words, ColumnName? header, bool isConverted)
{
    private readonly HashSet<double> _markers = [];

    /// <summary>True where nothing tells a factor from a mark of quality, so that a number with one of them is no reading.</summary>
    public bool RefusesFactors { get; set; }

    /// <summary>True in a column of measured numbers, where a word such as false says that there was none: it is no 0.</summary>
    public bool RefusesSwitches { get; set; } = header?.Quantity is MeasuredQuantity.Temperature or MeasuredQuantity.DewPoint or MeasuredQuantity.Humidity or MeasuredQuantity.Pressure or MeasuredQuantity.Co2;

    /// <summary>Takes a number for a missing reading from now on.</summary>
    public void AddMarker(double marker) => _markers.Add(marker);

    /// <summary>True for a number that is a missing reading.</summary>
    public bool IsMarker(double value) => _markers.Count > 0 && _markers.Contains(value);

    /// <summary>Reads a field; a missing one is NaN.</summary>
    public CellKind Read(ReadOnlySpan<byte> field, out double value)
    {
        CellKind kind = NumberText.TryParse(field, dialect, out value) ? CellKind.Number
            : words.Contains(field) ? Missing(out value)
            : ReadOther(field, out value);
        if (kind is CellKind.Number or CellKind.Negative or CellKind.Marked && IsMarker(value))
        {
            return Missing(out value);
        }

        value = kind == CellKind.Number && !isConverted ? SingleSafe(field, value) : value;
        return kind;
    }

    /// <summary>A number with its unit or a mark behind it, a word for 1 or 0, a trace of rain.</summary>
    private CellKind ReadOther(ReadOnlySpan<byte> field, out double value)
    {
        // 1e999 is no number that a float holds.
        if (LooksInfinite(field))
        {
            return Missing(out value);
        }

        if (NegativeText.TryParse(field, dialect.Decimal, dialect.Thousands, out value))
        {
            value = isConverted ? value : -SingleSafe(NegativeText.Inside(field), -value);
            return CellKind.Negative;
        }

        int length = NumberText.PrefixLength(field);
        if (length > 0 && length < field.Length && field.Length - length < CellUnit.Longest && NumberText.TryParse(field[..length], dialect, out value))
        {
            string behind = Encoding.UTF8.GetString(field[length..]).Trim();
            Unit? unit = CellUnit.Find(behind, header?.Quantity ?? MeasuredQuantity.Other);
            if (TryConvert(behind, unit, ref value))
            {
                return CellKind.Number;
            }

            bool isOtherUnit = unit != null && header?.Unit is Unit own && own.Dimension == unit.Dimension;
            bool isMark = behind.Length is 1 or 2 && (char.IsAsciiLetter(behind[0]) || behind[0] is '*' or '?' or '!') && behind != "e" && behind != "E";
            return isMark && !isOtherUnit && !(RefusesFactors && CellUnit.Factor(behind) != null) ? CellKind.Marked : CellKind.Text;
        }

        if (!RefusesSwitches && SwitchWords.TryRead(field, out value))
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

    /// <summary>Takes a number in the column's unit; where only values tell units, one in another unit and one with a factor behind it too.</summary>
    private bool TryConvert(string behind, Unit? unit, ref double value)
    {
        if (unit != null && header?.Unit == unit)
        {
            return true;
        }

        if (header is { IsUnitOfCells: true, Unit: { } own } && unit?.To(own) is var (scale, offset))
        {
            value = CellUnit.Scale(value, scale) + offset;
            return true;
        }

        if (header is { HasFactors: true } && CellUnit.Factor(behind) is double factor)
        {
            value = CellUnit.Scale(value, factor);
            return true;
        }

        return false;
    }

    /// <summary>
    /// A model takes the float that is nearest to the text. Where the double lies in the middle of two floats, rounding it would round
    /// twice, and the text decides on which side of the middle it lies.
    /// </summary>
    private static double SingleSafe(ReadOnlySpan<byte> field, double value)
    {
        const long rest = 0x1FFFFFFF;
        return (BitConverter.DoubleToInt64Bits(value) & rest) == 0x10000000
            && float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out float single)
            && float.IsFinite(single) && single != (float)value
            ? (single > value ? Math.BitIncrement(value) : Math.BitDecrement(value))
            : value;
    }

    private static bool LooksInfinite(ReadOnlySpan<byte> field) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && !double.IsFinite(value);

    private static CellKind Missing(out double value)
    {
        value = double.NaN;
        return CellKind.Missing;
    }
}
