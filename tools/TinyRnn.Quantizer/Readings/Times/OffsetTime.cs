using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>A local time whose offset from UTC stands in a column of its own.</summary>
/// <param name="local">The date and clock.</param>
/// <param name="column">The offset's column, from 0.</param>
internal sealed class OffsetTime(ITimeReader local, int column) : ITimeReader
{
    public TimeKind Kind => TimeKind.Utc;

    public string Format => local.Format + ", the offset beside it";

    public bool TryRead(FieldRow row, out long time)
    {
        if (!local.TryRead(row, out time) || column >= row.Count || row[column].IsEmpty || !ZoneText.TryRead(row[column], out int minutes))
        {
            return false;
        }

        time -= minutes * Time.Minute;
        return true;
    }
}
