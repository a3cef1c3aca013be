using System;
using System.Buffers.Text;
using System.Collections.Generic;
using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>How a clock stands in a column beside a date.</summary>
internal enum ClockForm
{
    /// <summary>23:55 and its like.</summary>
    Text,

    /// <summary>02:00-03:00, of which the beginning counts.</summary>
    Range,

    /// <summary>The number of the hour.</summary>
    Hour,

    /// <summary>Hour and minute, or hour, minute and second as one number: 2355, 235500.</summary>
    Digits,

    /// <summary>Hour, minute and perhaps second with points between them: 23.55, 23.55.00.</summary>
    Points,

    /// <summary>The part of the day that has passed, from 0 to 1.</summary>
    DayFraction,
}

/// <summary>A date in one column, a clock in another.</summary>
/// <param name="date">The date.</param>
/// <param name="clock">The clock's column, from 0.</param>
/// <param name="form">How it stands there.</param>
/// <param name="zones">The offsets that were stated for names of zones, in minutes, where the clock has an offset; otherwise null.</param>
internal sealed class DateAndClockTime(ITimeReader date, int clock, ClockForm form, IReadOnlyDictionary<long, int>? zones = null) : ITimeReader
{
    public TimeKind Kind => zones != null ? TimeKind.Utc : TimeKind.Local;

    public string Format =>
        $"date ({date.Format}) and {form switch { ClockForm.Range => "clock, the beginning of each range", ClockForm.Hour => "hour", ClockForm.Digits => "clock as digits", ClockForm.Points => "clock with points", ClockForm.DayFraction => "part of the day", _ => "clock" }}";

    /// <summary>The same clock beside a date that is read in another way.</summary>
    public DateAndClockTime WithDate(ITimeReader other) => new(other, clock, form, zones);

    /// <summary>The time since midnight of four or six digits, or of fewer where zeros in front were left out.</summary>
    public static bool TryReadDigits(ReadOnlySpan<byte> field, out long time)
    {
        time = 0;
        if (!Utf8Parser.TryParse(field, out int number, out int used) || used != field.Length || field.Length > 6 || number < 0)
        {
            return false;
        }

        number *= field.Length > 4 ? 1 : 100;
        (int hour, int minute, int second) = (number / 10_000, number / 100 % 100, number % 100);
        time = (hour * Time.Hour) + (minute * Time.Minute) + (second * Time.Second);
        return minute < 60 && second < 60 && time <= Time.Day;
    }

    /// <summary>The time since midnight of two digits each of hour, minute and perhaps second with points between them; before two points one digit is an hour too.</summary>
    public static bool TryReadPoints(ReadOnlySpan<byte> field, out long time)
    {
        time = 0;
        return field.Length switch
        {
            5 => field[2] == '.' && TryReadDigits([field[0], field[1], field[3], field[4]], out time),
            7 => field[1] == '.' && field[4] == '.' && TryReadDigits([(byte)'0', field[0], field[2], field[3], field[5], field[6]], out time),
            8 => field[2] == '.' && field[5] == '.' && TryReadDigits([field[0], field[1], field[3], field[4], field[6], field[7]], out time),
            _ => false,
        };
    }

    public bool TryRead(FieldRow row, out long time)
    {
        if (!date.TryRead(row, out time) || clock >= row.Count)
        {
            return false;
        }

        ReadOnlySpan<byte> field = row[clock];
        if (form == ClockForm.Digits)
        {
            bool good = TryReadDigits(field, out long digits);
            time += digits;
            return good;
        }

        if (form == ClockForm.Points)
        {
            bool good = TryReadPoints(field, out long points);
            time += points;
            return good;
        }

        if (form == ClockForm.Hour)
        {
            bool good = Utf8Parser.TryParse(field, out int hour, out int used) && used == field.Length && hour is >= 0 and <= 24;
            time += hour * Time.Hour;
            return good;
        }

        if (form == ClockForm.DayFraction)
        {
            bool good = NumberText.TryParse(field, field.Contains((byte)',') ? (byte)',' : (byte)'.', 0, out double part) && part is >= 0 and < 1;
            time += good ? (long)Math.Round(part * (Time.Day / Time.Millisecond)) * Time.Millisecond : 0;
            return good;
        }

        if (!TimeScanner.TryScan(ClockRange.BeginOf(field, form == ClockForm.Range), DateOrder.DayFirst, out ScannedTime found) || found.HasDate || !found.TryGetLocal(out long sinceMidnight))
        {
            return false;
        }

        if (found.ZoneName != 0 && zones?.TryGetValue(found.ZoneName, out found.OffsetMinutes) != true)
        {
            return false;
        }

        time += sinceMidnight - (found.OffsetMinutes * Time.Minute);
        return (found.HasOffset || found.ZoneName != 0) == (zones != null);
    }
}
