using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Fields of weather archives that hold a value and its quality behind a comma, as <c>"+0064,1"</c>: no decimal comma.</summary>
internal static class CodedField
{
    private const int LeastRows = 3;

    /// <summary>Fails at such a field.</summary>
    /// <param name="file">For messages.</param>
    /// <param name="rows">Rows of data.</param>
    /// <param name="separator">Between fields; only a comma leaves these fields as they are.</param>
    /// <param name="isStated">True when a person states the decimal sign, so that numbers without a sign in front of them are what they seem.</param>
    public static void Refuse(string file, IReadOnlyList<FieldRow> rows, byte separator, bool isStated)
    {
        int columns = separator == (byte)',' ? rows.Select(row => row.Count).DefaultIfEmpty(0).Min() : 0;
        for (int column = 0; column < columns; column++)
        {
            FieldRow? found = rows.FirstOrDefault(row => IsSigned(row[column])) ?? (isStated ? null : Unsigned(rows, column));
            if (found != null)
            {
                string other = IsSigned(found[column]) ? "" : "; if it is a decimal comma, --decimal , states it";
                throw new CsvInputException(file, found.Line, column + 1, $"expected a number, found '{found.Text(column)}': a value and the mark of its quality in one field, as archives of weather have it; write the values alone, in their own unit{other}");
            }
        }
    }

    /// <summary>A sign, zeros in front, and one digit behind the comma: no decimal is written so.</summary>
    private static bool IsSigned(ReadOnlySpan<byte> field) => field is [(byte)'+' or (byte)'-', (byte)'0', .., (byte)',', _] && IsCode(field[1..]);

    /// <summary>Whole numbers of as many digits with one digit behind the comma that has zeros or nines alone before it, or never changes though they do.</summary>
    private static FieldRow? Unsigned(IReadOnlyList<FieldRow> rows, int column)
    {
        FieldRow[] there = [.. rows.Where(row => row[column].Length > 0)];
        if (there.Length < LeastRows || there.Any(row => !IsCode(row[column]) || row[column].Length != there[0][column].Length))
        {
            return null;
        }

        bool isOneMark = there.All(row => row[column][^1] == there[0][column][^1]) && there.Any(row => !row[column].SequenceEqual(there[0][column]));
        bool isPadded = there.Any(row => row[column][0] == '0' || !row[column][..^2].ContainsAnyExcept((byte)'9'));
        return isOneMark || isPadded ? there[0] : null;
    }

    private static bool IsCode(ReadOnlySpan<byte> field) =>
        field.Length is >= 5 and <= 8 && field[^2] == ',' && IsDigit(field[^1]) && !field[..^2].ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private static bool IsDigit(byte sign) => sign is >= (byte)'0' and <= (byte)'9';
}
