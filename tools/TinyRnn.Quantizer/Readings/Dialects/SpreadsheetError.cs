using System;
using System.Text;

namespace TinyRnn.Quantizer.Readings.Dialects;

/// <summary>Errors of formulas in spreadsheets of any language: <c>#N/A</c>, <c>#N/D</c>, <c>#VALEUR!</c>, <c>#¡DIV/0!</c>, <c>Err:502</c>, and <c>#####</c> of a column that is too narrow.</summary>
internal static class SpreadsheetError
{
    private const int Longest = 48;

    /// <summary>True for a cross with capital letters, signs between them, and perhaps a mark at the end.</summary>
    public static bool Is(ReadOnlySpan<byte> field)
    {
        if (field.StartsWith("Err:"u8))
        {
            return field.Length is > 4 and < 10 && !field[4..].ContainsAnyExceptInRange((byte)'0', (byte)'9');
        }

        if (field.Length is < 3 or > Longest || field[0] != '#')
        {
            return false;
        }

        if (!field.ContainsAnyExcept((byte)'#'))
        {
            return true;
        }

        ReadOnlySpan<byte> word = field[^1] is (byte)'!' or (byte)'?' ? field[1..^1] : field[1..];
        int letters = 0;
        while (!word.IsEmpty)
        {
            Rune.DecodeFromUtf8(word, out Rune sign, out int length);
            bool isLetter = Rune.IsLetter(sign) && !Rune.IsLower(sign);
            if (!isLetter && sign.Value is not ('/' or '_' or '.' or '0' or '\u00A1' or '\u00BF'))
            {
                return false;
            }

            letters += isLetter ? 1 : 0;
            word = word[length..];
        }

        return letters > 0;
    }
}
