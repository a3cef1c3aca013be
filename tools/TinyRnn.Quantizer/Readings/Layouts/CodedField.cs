using System;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Fields of weather archives that hold a value and its quality behind a comma, as <c>"+0064,1"</c>: no decimal comma.</summary>
internal static class CodedField
{
    /// <summary>Fails at such a field.</summary>
    public static void Refuse(string file, FieldRow row, int column, byte separator)
    {
        ReadOnlySpan<byte> field = row[column];
        int comma = separator == (byte)',' ? field.IndexOf((byte)',') : -1;
        if (comma > 2 && field.Length == comma + 2 && field[0] is (byte)'+' or (byte)'-' && field[1] == '0' && IsDigit(field[2]) && !field[1..comma].ContainsAnyExceptInRange((byte)'0', (byte)'9') && IsDigit(field[^1]))
        {
            throw new CsvInputException(file, row.Line, column + 1, $"expected a number, found '{row.Text(column)}': a value and the mark of its quality in one field, as archives of weather have it; write the values alone, in their own unit");
        }
    }

    private static bool IsDigit(byte sign) => sign is >= (byte)'0' and <= (byte)'9';
}
