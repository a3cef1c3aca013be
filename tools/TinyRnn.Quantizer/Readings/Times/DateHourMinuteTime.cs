using System.Buffers.Text;
using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>A date with the hour, and the minute in a column of its own.</summary>
/// <param name="hour">Date and hour.</param>
/// <param name="minute">The minute's column, from 0.</param>
internal sealed class DateHourMinuteTime(ITimeReader hour, int minute) : ITimeReader
{
    public TimeKind Kind => hour.Kind;

    public string Format => $"{hour.Format} and minute";

    public bool TryRead(FieldRow row, out long time)
    {
        if (!hour.TryRead(row, out time) || minute >= row.Count || !Utf8Parser.TryParse(row[minute], out int minutes, out int used) || used != row[minute].Length || minutes is < 0 or > 59)
        {
            return false;
        }

        time += minutes * Time.Minute;
        return true;
    }
}
