using System;
using System.Buffers.Text;
using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>A date in one column, a clock or the number of the hour in another.</summary>
internal sealed class DateAndClockTime(ITimeReader date, int clock, bool isHour) : ITimeReader
{
    public TimeKind Kind => TimeKind.Local;

    public string Format => isHour ? $"date ({date.Format}) and hour" : $"date ({date.Format}) and clock";

    public bool TryRead(FieldRow row, out long time)
    {
        if (!date.TryRead(row, out time) || clock >= row.Count)
        {
            return false;
        }

        ReadOnlySpan<byte> field = row[clock];
        if (isHour)
        {
            bool good = Utf8Parser.TryParse(field, out int hour, out int used) && used == field.Length && hour is >= 0 and <= 24;
            time += hour * Time.Hour;
            return good;
        }

        if (!TimeScanner.TryScan(field, DateOrder.DayFirst, out ScannedTime found) || found.HasDate || !found.TryGetLocal(out long sinceMidnight))
        {
            return false;
        }

        time += sinceMidnight - (found.OffsetMinutes * Time.Minute);
        return true;
    }
}
