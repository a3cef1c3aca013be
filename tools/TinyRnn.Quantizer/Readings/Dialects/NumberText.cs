using System;
using System.Globalization;

namespace TinyRnn.Quantizer.Readings.Dialects;

/// <summary>Numbers as files write them. Correctly rounded: short ones by one exact division, others by the library.</summary>
internal static class NumberText
{
    private const ulong MostExact = 1UL << 53;
    private const int Longest = 128;

    private static readonly double[] s_powers =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>Reads a number that is the whole field; false when it is none.</summary>
    public static bool TryParse(ReadOnlySpan<byte> field, Dialect dialect, out double value) => TryParse(field, dialect.Decimal, dialect.Thousands, out value);

    /// <summary>Reads a number that is the whole field; false when it is none.</summary>
    public static bool TryParse(ReadOnlySpan<byte> field, byte point, byte thousands, out double value)
    {
        int i = 0;
        bool negative = false;
        if (field.Length > 0 && field[0] is (byte)'-' or (byte)'+')
        {
            negative = field[0] == '-';
            i = 1;
        }

        ulong mantissa = 0;
        int digits = 0;
        int scale = -1;
        for (; i < field.Length; i++)
        {
            uint digit = (uint)(field[i] - '0');
            if (digit <= 9)
            {
                mantissa = (mantissa * 10) + digit;
                digits++;
            }
            else if (field[i] == point && scale < 0)
            {
                scale = digits;
            }
            else
            {
                return TryParseOther(field, point, thousands, out value);
            }
        }

        if (digits is 0 or > 18 || mantissa > MostExact)
        {
            return TryParseOther(field, point, thousands, out value);
        }

        value = scale < 0 ? mantissa : mantissa / s_powers[digits - scale];
        value = negative ? -value : value;
        return true;
    }

    /// <summary>The length of the number that a field begins with, before a unit or a mark; 0 for none.</summary>
    public static int PrefixLength(ReadOnlySpan<byte> field)
    {
        int digits = 0;
        int i = HasWideMinus(field) ? 3 : 0;
        for (; i < field.Length; i++)
        {
            byte c = field[i];
            bool isDigit = c is >= (byte)'0' and <= (byte)'9';
            digits += isDigit ? 1 : 0;
            if (!isDigit && c is not ((byte)'.' or (byte)',') && !(i == 0 && c is (byte)'-' or (byte)'+'))
            {
                break;
            }
        }

        return digits == 0 ? 0 : i;
    }

    private static bool TryParseOther(ReadOnlySpan<byte> field, byte point, byte thousands, out double value)
    {
        value = 0;
        Span<byte> plain = stackalloc byte[Longest];
        if (field.Length > Longest || field.IsEmpty || !TryNormalize(field, point, thousands, plain, out int length))
        {
            return false;
        }

        return double.TryParse(plain[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    /// <summary>Digits, sign, point and exponent only: groups of three put together, the decimal sign made a point.</summary>
    private static bool TryNormalize(ReadOnlySpan<byte> field, byte point, byte thousands, Span<byte> plain, out int length)
    {
        length = 0;
        int group = -1;
        bool whole = true;
        for (int i = 0; i < field.Length; i++)
        {
            byte c = field[i];
            if (c is >= (byte)'0' and <= (byte)'9')
            {
                plain[length++] = c;
                group += group >= 0 ? 1 : 0;
                continue;
            }

            if (i == 0 && HasWideMinus(field))
            {
                plain[length++] = (byte)'-';
                i += 2;
                continue;
            }

            int blank = thousands == 0 || !whole ? 0 : ThousandsAt(field[i..], thousands);
            if (blank > 0)
            {
                if (group is >= 0 and not 3 || length == 0 || (group < 0 && length > 4))
                {
                    return false;
                }

                group = 0;
                i += blank - 1;
                continue;
            }

            if (whole && group is >= 0 and not 3)
            {
                return false;
            }

            if (c == point && whole)
            {
                plain[length++] = (byte)'.';
                whole = false;
                group = -1;
            }
            else if (c is (byte)'e' or (byte)'E' || (c is (byte)'+' or (byte)'-' && (i == 0 || field[i - 1] is (byte)'e' or (byte)'E')))
            {
                plain[length++] = c;
                whole = whole && i == 0;
            }
            else
            {
                return false;
            }
        }

        return group is -1 or 3 || !whole;
    }

    /// <summary>The minus of typography, and the dash that word processors make of a minus.</summary>
    private static bool HasWideMinus(ReadOnlySpan<byte> field) => field.StartsWith("\u2212"u8) || field.StartsWith("\u2013"u8);

    private static int ThousandsAt(ReadOnlySpan<byte> field, byte thousands) =>
        thousands == (byte)'\'' && field.StartsWith("\u2019"u8) ? 3
        : thousands != Dialect.Blanks ? (field[0] == thousands ? 1 : 0)
        : field[0] == ' ' ? 1
        : field.StartsWith("\u00A0"u8) ? 2
        : field.StartsWith("\u202F"u8) || field.StartsWith("\u2009"u8) ? 3
        : 0;
}
