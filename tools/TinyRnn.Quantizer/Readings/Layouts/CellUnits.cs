using System;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Units that stand behind each value instead of in the header, one for all values or one for each.</summary>
internal static partial class CellUnits
{
    /// <summary>The layout with the units of its columns.</summary>
    public static FileLayout Add(FileLayout layout, PrefixRow[] rows)
    {
        ColumnName[] columns = [.. Enumerable.Range(0, layout.FieldCount).Select(i => Add(layout.ColumnAt(i) ?? ColumnName.Of(""), rows, i, layout.Dialect))];
        return layout.Header.Count > 0 ? layout with { Header = columns } : layout with { Unnamed = columns };
    }

    private static ColumnName Add(ColumnName header, PrefixRow[] rows, int column, Dialect dialect) =>
        HasDirections(rows, column) ? header : Add(header, SignedNumber.Of(rows, column, dialect));

    /// <summary>True where W stands behind some numbers and E, or O, behind others: W is no watt then.</summary>
    private static bool HasDirections(PrefixRow[] rows, int column)
    {
        (bool west, bool east) = (false, false);
        foreach (PrefixRow row in rows)
        {
            ReadOnlySpan<byte> field = row.Row[column];
            bool isGlued = field.Length > 1 && field[^2] is >= (byte)'0' and <= (byte)'9' or (byte)'.' or (byte)' ';
            west |= isGlued && field[^1] == 'W';
            east |= isGlued && field[^1] is (byte)'E' or (byte)'O';
        }

        return west && east;
    }

    /// <summary>The name with the unit, or the factors, that its numbers have behind them.</summary>
    public static ColumnName Add(ColumnName header, SignedNumber[] numbers)
    {
        if (Coordinate().IsMatch(header.Text))
        {
            // 33.0S and 70.0W are no seconds and watts.
            return header;
        }

        if (CellFactors.Shorten(header, numbers))
        {
            return header with { HasFactors = true };
        }

        return (header.Unit == null || header.IsUnitOfCells) && UnitOf(header.Quantity, numbers) is Unit unit ? header.With(unit) : header;
    }

    /// <summary>
    /// The unit of most numbers; where they have several of one kind the smallest, which programs that choose one for each number begin with.
    /// </summary>
    private static Unit? UnitOf(MeasuredQuantity quantity, SignedNumber[] numbers)
    {
        Unit[] units = [.. numbers.Select(number => CellUnit.Find(number.Behind, quantity)).OfType<Unit>()];
        Unit[] kind = units.GroupBy(unit => unit.Dimension).OrderByDescending(group => group.Count()).FirstOrDefault()?.ToArray() ?? [];
        if (kind.Length == 0 || 2 * kind.Length < numbers.Length)
        {
            return null;
        }

        return kind.All(unit => unit.Offset == 0) ? kind.MinBy(unit => unit.Factor) : kind.GroupBy(unit => unit).MaxBy(group => group.Count())!.Key;
    }

    [GeneratedRegex(@"^(lat|latitude|lon|long|lng|longitude)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Coordinate();
}

/// <summary>A number of a column with what stands behind it.</summary>
/// <param name="Value">Without what stands behind it.</param>
/// <param name="Behind">With blanks; empty for a plain number.</param>
internal readonly record struct SignedNumber(double Value, string Behind)
{
    /// <summary>The numbers of a column.</summary>
    public static SignedNumber[] Of(PrefixRow[] rows, int column, Dialect dialect) =>
        [.. rows.Where(row => row.Guesses[column] == CellGuess.Number).Select(row => Of(row.Row[column], dialect)).OfType<SignedNumber>()];

    private static SignedNumber? Of(ReadOnlySpan<byte> field, Dialect dialect)
    {
        if (NumberText.TryParse(field, dialect, out double value))
        {
            return new SignedNumber(value, "");
        }

        int length = NumberText.PrefixLength(field);
        return length > 0 && NumberText.TryParse(field[..length], dialect, out value) ? new SignedNumber(value, Encoding.UTF8.GetString(field[length..])) : null;
    }
}
