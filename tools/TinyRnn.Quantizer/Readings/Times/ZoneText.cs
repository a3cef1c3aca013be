using System;
using System.Buffers.Text;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>What stands behind a clock: Z, UTC, +02:00, +0200, +02, or an abbreviation of which there is only one.</summary>
internal static class ZoneText
{
    private static readonly (double Hours, string Names)[] s_offsets =
    [
        (-10, "HST"),
        (-9, "AKST"),
        (-8, "PST AKDT"),
        (-7, "MST PDT"),
        (-6, "MDT"),
        (-5, "EST CDT"),
        (-4, "EDT"),
        (-3, "BRT"),
        (-2.5, "NDT"),
        (0, "Z UTC GMT WET"),
        (1, "CET MEZ WEST WAT"),
        (2, "CEST MESZ EET CAT SAST"),
        (3, "EEST MSK EAT"),
        (5, "PKT"),
        (5.75, "NPT"),
        (7, "WIB"),
        (8, "HKT SGT AWST"),
        (9, "JST KST"),
        (9.5, "ACST"),
        (10, "AEST"),
        (10.5, "ACDT"),
        (11, "AEDT"),
        (12, "NZST"),
        (13, "NZDT"),
    ];

    private static readonly Dictionary<string, double> s_hours = s_offsets
        .SelectMany(offset => offset.Names.Split(' ').Select(name => (name, offset.Hours)))
        .ToDictionary(pair => pair.name, pair => pair.Hours, StringComparer.OrdinalIgnoreCase);

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
