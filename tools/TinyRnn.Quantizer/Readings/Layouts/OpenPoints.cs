using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Numbers such as 1.009 in a file whose other signs speak for points of thousands, and that has no number to settle it.</summary>
internal static class OpenPoints
{
    private const int LeastBare = 100;
    private const int MostBare = 999;

    /// <summary>The first such number, with what makes it doubtful; an empty text where nothing does.</summary>
    /// <param name="rows">Rows of data, in which every point stands before three last digits.</param>
    /// <param name="separator">Between fields.</param>
    public static (long Line, string Text, string Why) Find(IReadOnlyList<FieldRow> rows, byte separator)
    {
        int columns = rows.Select(row => row.Count).DefaultIfEmpty(0).Min();
        for (int i = 0; i < columns; i++)
        {
            if (rows.FirstOrDefault(row => IsOpen(row[i])) is not { } open)
            {
                continue;
            }

            if (rows.FirstOrDefault(row => IsBare(row[i])) is { } bare && rows.All(row => IsOpen(row[i]) || IsBare(row[i]) || MissingWords.Known.Contains(row[i])))
            {
                return (open.Line, open.Text(i), $"beside '{bare.Text(i)}' in line {bare.Line}");
            }

            if (separator == (byte)';' && DateWithPoints(open) is string date)
            {
                return (open.Line, open.Text(i), $"in a file with semicolons and dates such as '{date}'");
            }
        }

        return (0, "", "");
    }

    /// <summary>What each statement makes of a number with one sign before its last three digits.</summary>
    public static string Ways(string text)
    {
        char sign = text.Contains(',', StringComparison.Ordinal) ? ',' : '.';
        return $"--decimal {sign} reads it as {text.Replace(',', '.')}, --decimal {(sign == ',' ? '.' : ',')} as {text.Replace(sign.ToString(), "", StringComparison.Ordinal)}";
    }

    /// <summary>True for one to three digits, the first no zero, a point and three digits.</summary>
    private static bool IsOpen(ReadOnlySpan<byte> field)
    {
        ReadOnlySpan<byte> number = field.TrimStart("+-"u8);
        int point = number.IndexOf((byte)'.');
        return point is >= 1 and <= 3 && number.Length == point + 4 && number[0] != '0' && !number[..point].ContainsAnyExceptInRange((byte)'0', (byte)'9') && !number[(point + 1)..].ContainsAnyExceptInRange((byte)'0', (byte)'9');
    }

    /// <summary>True for a whole number of three digits, which is what stands below a thousand.</summary>
    private static bool IsBare(ReadOnlySpan<byte> field) => NumberText.TryParse(field, Dialect.Plain, out double value) && value is >= LeastBare and <= MostBare && value == Math.Floor(value);

    private static string? DateWithPoints(FieldRow row)
    {
        for (int i = 0; i < row.Count; i++)
        {
            if (TimeScanner.TryScan(row[i], DateOrder.DayFirst, out ScannedTime time) && time.HasDate && time.DateSign == '.')
            {
                return row.Text(i);
            }
        }

        return null;
    }
}
