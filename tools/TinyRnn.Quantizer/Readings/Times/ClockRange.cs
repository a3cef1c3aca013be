using System;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>The time from one clock to another, as exports of hourly means and of energy have it: <c>02:00-03:00</c>, <c>04.05.2031 02:00 - 04.05.2031 03:00</c>.</summary>
internal static class ClockRange
{
    private const int LongestText = 64;

    /// <summary>The time at which it begins, and the one at which it ends; false for any other text.</summary>
    public static bool TrySplit(ReadOnlySpan<byte> text, out ReadOnlySpan<byte> begin, out ReadOnlySpan<byte> end)
    {
        begin = end = default;
        for (int at = text.Length - 2; text.Length <= LongestText && at > 2; at--)
        {
            int length = SignAt(text, at);
            if (length == 0)
            {
                continue;
            }

            begin = text[..at].TrimEnd((byte)' ');
            end = text[(at + length)..].TrimStart((byte)' ');
            if (IsClock(begin) && IsClock(end))
            {
                return true;
            }
        }

        return false;
    }

    private static int SignAt(ReadOnlySpan<byte> text, int at) => text[at] is (byte)'-' or (byte)'/' ? 1 : text[at..].StartsWith("\u2013"u8) ? 3 : 0;

    private static bool IsClock(ReadOnlySpan<byte> text) => text.Contains((byte)':') && TimeScanner.TryScanInCalendar(text, out ScannedTime time) && time.HasClock;

    /// <summary>What is read of a field: of a range its beginning.</summary>
    public static ReadOnlySpan<byte> BeginOf(ReadOnlySpan<byte> text, bool isRange) => isRange && TrySplit(text, out ReadOnlySpan<byte> begin, out _) ? begin : text;
}
