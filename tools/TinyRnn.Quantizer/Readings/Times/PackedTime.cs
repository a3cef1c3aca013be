using System;
using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>A date and clock as digits alone: YYYYMMDD, YYYYMMDDHH, YYYYMMDDHHMM or YYYYMMDDHHMMSS.</summary>
internal sealed class PackedTime(int column, int digits) : ITimeReader
{
    public TimeKind Kind => TimeKind.Local;

    public string Format => "YYYYMMDDHHMMSS"[..digits];

    public bool TryRead(FieldRow row, out long time)
    {
        time = 0;
        return column < row.Count && TryRead(row[column], digits, out time);
    }

    public static bool TryRead(ReadOnlySpan<byte> field, int digits, out long time)
    {
        time = 0;
        if (field.Length != digits || field.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        var found = new ScannedTime
        {
            HasDate = true,
            Year = (Two(field, 0) * 100) + Two(field, 2),
            Month = Two(field, 4),
            Day = Two(field, 6),
            Hour = digits > 8 ? Two(field, 8) : 0,
            Minute = digits > 10 ? Two(field, 10) : 0,
            Second = digits > 12 ? Two(field, 12) : 0,
        };
        return found.TryGetLocal(out time);
    }

    private static int Two(ReadOnlySpan<byte> field, int at) => ((field[at] - '0') * 10) + field[at + 1] - '0';
}
