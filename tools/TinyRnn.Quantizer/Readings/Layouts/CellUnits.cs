using System;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Units that stand behind each value instead of in the header.</summary>
internal static class CellUnits
{
    /// <summary>The layout with the units of its columns.</summary>
    public static FileLayout Add(FileLayout layout, PrefixRow[] rows)
    {
        if (layout.Header.Count == 0)
        {
            return layout;
        }

        return layout with { Header = layout.Header.Select((header, i) => header.Unit == null && Most(rows, i, header) is string unit ? WithUnit(header, unit) : header).ToArray() };
    }

    private static ColumnName WithUnit(ColumnName header, string unit)
    {
        ColumnName read = ColumnName.Of(header.Text, unit);
        return read with { Name = header.Name, IsUnitOfCells = true };
    }

    private static string? Most(PrefixRow[] rows, int column, ColumnName header)
    {
        string[] units = rows.Where(row => row.Guesses[column] == CellGuess.Number).Select(row => UnitOf(row, column, header)).ToArray();
        var most = units.GroupBy(unit => unit).OrderByDescending(group => group.Count()).FirstOrDefault();
        return most is { Key.Length: > 0 } ? most.Key : null;
    }

    private static string UnitOf(PrefixRow row, int column, ColumnName header)
    {
        string behind = Behind(row.Row[column]);
        bool isLetter = behind.Length == 1 && char.IsLetter(behind[0]);
        bool mayBeOther = isLetter && (behind is "k" or "K" or "M" or "G" || !row.Row[column].Contains((byte)' '));
        return mayBeOther && (header.Quantity == MeasuredQuantity.Other || ColumnName.Of(header.Text, behind).Quantity != header.Quantity) ? "" : behind;
    }

    /// <summary>The known unit behind a number; empty for any other field.</summary>
    public static string Behind(ReadOnlySpan<byte> field)
    {
        int length = NumberText.PrefixLength(field);
        string behind = length == 0 || length == field.Length ? "" : Encoding.UTF8.GetString(field[length..]).Trim();
        return behind.Length > 0 && Unit.Find(behind) != null ? behind : "";
    }
}
