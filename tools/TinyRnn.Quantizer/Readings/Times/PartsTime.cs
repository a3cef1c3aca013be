using System;
using System.Buffers.Text;
using System.Globalization;
using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>Year, month, day, and as far as there are such columns hour, minute and second, each in a column.</summary>
/// <param name="columns">From 0, in this order.</param>
/// <param name="year">The year of columns that begin with the month, as a person stated it; null where they begin with the year.</param>
internal sealed class PartsTime(int[] columns, int? year = null) : ITimeReader
{
    private readonly int _first = year == null ? 0 : 1;

    public TimeKind Kind => TimeKind.Local;

    public string Format => (year == null ? "year, month, day" : string.Create(CultureInfo.InvariantCulture, $"month, day of {year} as stated")) + (columns.Length + _first) switch { 3 => "", 4 => ", hour", 5 => ", hour, minute", _ => ", hour, minute, second" };

    public bool TryRead(FieldRow row, out long time)
    {
        time = 0;
        Span<int> parts = stackalloc int[6];
        parts.Clear();
        parts[0] = year ?? 0;
        for (int i = 0; i < columns.Length; i++)
        {
            if (columns[i] >= row.Count)
            {
                return false;
            }

            ReadOnlySpan<byte> field = row[columns[i]];
            if (!Utf8Parser.TryParse(field, out parts[i + _first], out int used) || (used != field.Length && !field[used..].SequenceEqual(".0"u8)))
            {
                return false;
            }
        }

        var found = new ScannedTime
        {
            HasDate = true,
            Year = parts[0] is >= 0 and < 100 ? parts[0] + (parts[0] < 70 ? 2000 : 1900) : parts[0],
            Month = parts[1],
            Day = parts[2],
            Hour = parts[3],
            Minute = parts[4],
            Second = parts[5],
        };
        return parts[3] >= 0 && parts[4] >= 0 && parts[5] >= 0 && found.TryGetLocal(out time);
    }
}
