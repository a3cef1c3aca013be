using System;
using System.Buffers.Text;
using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>A year and the number of the day in it, and as far as there are such columns hour, minute and second, each in a column.</summary>
/// <param name="columns">From 0, in this order.</param>
/// <param name="isHourMinute">True when the third has hour and minute as one number, 2355 for 23:55.</param>
internal sealed class DayOfYearTime(int[] columns, bool isHourMinute) : ITimeReader
{
    public TimeKind Kind => TimeKind.Local;

    public string Format => "year, day of the year" + (isHourMinute ? ", hour and minute" : columns.Length switch { 2 => "", 3 => ", hour", 4 => ", hour, minute", _ => ", hour, minute, second" });

    public bool TryRead(FieldRow row, out long time)
    {
        time = 0;
        Span<int> parts = stackalloc int[5];
        parts.Clear();
        for (int i = 0; i < columns.Length; i++)
        {
            if (columns[i] >= row.Count || !Utf8Parser.TryParse(row[columns[i]], out parts[i], out int used) || used != row[columns[i]].Length)
            {
                return false;
            }
        }

        if (isHourMinute)
        {
            (parts[2], parts[3]) = (parts[2] / 100, parts[2] % 100);
        }

        if (parts[0] is < 1700 or > 2250 || parts[1] < 1 || parts[1] > (DateTime.IsLeapYear(parts[0]) ? 366 : 365))
        {
            return false;
        }

        DateTime day = new DateTime(parts[0], 1, 1, 0, 0, 0, DateTimeKind.Unspecified).AddDays(parts[1] - 1);
        var found = new ScannedTime { HasDate = true, Year = day.Year, Month = day.Month, Day = day.Day, Hour = parts[2], Minute = parts[3], Second = parts[4] };
        return parts[2] >= 0 && parts[3] >= 0 && parts[4] >= 0 && found.TryGetLocal(out time);
    }
}
