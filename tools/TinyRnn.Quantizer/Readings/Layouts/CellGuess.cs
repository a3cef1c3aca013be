using System;
using System.Text;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Times;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>What a field looks like before the file's dialect is known.</summary>
internal enum CellGuess
{
    Missing,
    Number,
    Time,
    Switch,
    Text,
}

/// <summary>Guesses about fields.</summary>
internal static class Cells
{
    public static CellGuess Guess(ReadOnlySpan<byte> field)
    {
        // No word for a missing reading is a plain number, which most fields are.
        if (NumberText.TryParse(field, (byte)'.', 0, out _))
        {
            return CellGuess.Number;
        }

        if (MissingWords.Known.Contains(field))
        {
            return CellGuess.Missing;
        }

        if (IsNumber(field))
        {
            return CellGuess.Number;
        }

        if (TimeScanner.TryScanInCalendar(field, out _))
        {
            return CellGuess.Time;
        }

        return SwitchWords.TryRead(field, out _) ? CellGuess.Switch : CellGuess.Text;
    }

    /// <summary>True for a number in any way of writing it, alone or with a known unit behind it.</summary>
    private static bool IsNumber(ReadOnlySpan<byte> field)
    {
        if (NegativeText.Inside(field) is { IsEmpty: false } inside)
        {
            return IsNumber(inside);
        }

        byte thousands = field.Contains((byte)'\'') || field.IndexOf("\u2019"u8) >= 0 ? (byte)'\''
            : field.Contains((byte)' ') || field.Contains((byte)0xC2) || field.Contains((byte)0xE2) ? Dialect.Blanks
            : (byte)0;
        if (NumberText.TryParse(field, (byte)'.', thousands == 0 ? (byte)',' : thousands, out _) || NumberText.TryParse(field, (byte)',', thousands == 0 ? (byte)'.' : thousands, out _))
        {
            return true;
        }

        int length = NumberText.PrefixLength(field);
        return length > 0 && length < field.Length && field[length - 1] is >= (byte)'0' and <= (byte)'9' && field.Length - length <= 12 && CellUnit.IsKnown(Encoding.UTF8.GetString(field[length..]).Trim());
    }
}
