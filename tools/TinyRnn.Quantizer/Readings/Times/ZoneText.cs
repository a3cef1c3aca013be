using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Text;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>What stands behind a clock: Z, UTC, +02:00, +0200, +02, or an abbreviation of which there is only one.</summary>
internal static class ZoneText
{
    private static readonly Dictionary<string, double> s_hours = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Z"] = 0, ["UTC"] = 0, ["GMT"] = 0, ["WET"] = 0, ["WEST"] = 1, ["CET"] = 1, ["CEST"] = 2, ["MEZ"] = 1, ["MESZ"] = 2, ["EET"] = 2, ["EEST"] = 3, ["MSK"] = 3,
        ["NDT"] = -2.5, ["EST"] = -5, ["EDT"] = -4, ["CDT"] = -5, ["MST"] = -7, ["MDT"] = -6, ["PST"] = -8, ["PDT"] = -7, ["AKST"] = -9, ["AKDT"] = -8, ["HST"] = -10, ["BRT"] = -3,
        ["WAT"] = 1, ["CAT"] = 2, ["SAST"] = 2, ["EAT"] = 3, ["PKT"] = 5, ["NPT"] = 5.75, ["WIB"] = 7, ["HKT"] = 8, ["SGT"] = 8, ["JST"] = 9, ["KST"] = 9,
        ["AWST"] = 8, ["ACST"] = 9.5, ["ACDT"] = 10.5, ["AEST"] = 10, ["AEDT"] = 11, ["NZST"] = 12, ["NZDT"] = 13,
    };

    /// <summary>Minutes east of UTC; false when the text says none.</summary>
    public static bool TryRead(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.Length > 3 && (text.StartsWith("UTC"u8) || text.StartsWith("GMT"u8)) && text[3] is (byte)'+' or (byte)'-')
        {
            text = text[3..];
        }

        if (text is [(byte)'Z'])
        {
            return true;
        }

        return text[0] is (byte)'+' or (byte)'-' ? TryReadOffset(text, out minutes) : TryReadName(text, out minutes);
    }

    private static bool TryReadOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        ReadOnlySpan<byte> digits = text[1..];
        int rest = 0;
        if (!Utf8Parser.TryParse(digits, out int hours, out int used) || digits[0] is (byte)'+' or (byte)'-')
        {
            return false;
        }

        if (used == 4)
        {
            (hours, rest) = (hours / 100, hours % 100);
        }
        else if (used is 1 or 2 && used < digits.Length)
        {
            if (digits[used] != ':' || !Utf8Parser.TryParse(digits[(used + 1)..], out rest, out int usedRest) || used + 1 + usedRest != digits.Length || usedRest != 2)
            {
                return false;
            }

            used = digits.Length;
        }

        if (used != digits.Length || hours is < 0 or > 14 || rest is < 0 or > 59)
        {
            return false;
        }

        minutes = ((hours * 60) + rest) * (text[0] == '-' ? -1 : 1);
        return true;
    }

    private static bool TryReadName(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        if (text.Length > 5 || !s_hours.TryGetValue(Encoding.UTF8.GetString(text), out double hours))
        {
            return false;
        }

        minutes = (int)(60 * hours);
        return true;
    }
}
