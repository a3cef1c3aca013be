using System.Collections.Generic;
using System.Globalization;
using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>A time written as text in one column.</summary>
internal sealed class TextTime : ITimeReader
{
    private readonly int _column;
    private readonly DateOrder _order;
    private readonly ScannedTime _like;
    private readonly IReadOnlyDictionary<long, int> _zones;
    private readonly int? _year;
    private readonly bool _isRange;

    /// <param name="column">From 0.</param>
    /// <param name="order">Where the numbers do not tell.</param>
    /// <param name="like">A time of the file: others must have the same signs between day, month and year, and an offset if it has.</param>
    /// <param name="zones">The offsets that were stated for names of zones, in minutes.</param>
    /// <param name="isRange">True for fields with a beginning and an end, of which the beginning is read.</param>
    /// <param name="year">Of times without one, as a person stated it; or null.</param>
    public TextTime(int column, DateOrder order, ScannedTime like, IReadOnlyDictionary<long, int> zones, int? year, bool isRange = false)
    {
        _isRange = isRange;
        _year = year;
        _zones = zones;
        _column = column;
        _order = order;
        _like = like;
        Kind = !like.HasDate ? TimeKind.Clock : like.HasOffset || like.ZoneName != 0 ? TimeKind.Utc : TimeKind.Local;
        Format = !like.HasDate ? "clock without date" : (like.OrderIsOpen, order) switch
        {
            (true, DateOrder.DayFirst) => "day first",
            (true, DateOrder.MonthFirst) => "month first",
            (true, _) => "year first",
            _ => like.HasClock ? "date and clock" : "date",
        };
        Format += isRange ? ", the beginning of each range" : "";
        Format += like.LacksYear ? string.Create(CultureInfo.InvariantCulture, $", of {year} as stated") : "";
    }

    public TimeKind Kind { get; }

    public string Format { get; }

    public bool TryRead(FieldRow row, out long time)
    {
        time = 0;
        if (_column >= row.Count || !TimeScanner.TryScan(ClockRange.BeginOf(row[_column], _isRange), _order, out ScannedTime found) || !found.In(_year).TryGetLocal(out time))
        {
            return false;
        }

        if (found.ZoneName != 0 && !_zones.TryGetValue(found.ZoneName, out found.OffsetMinutes))
        {
            return false;
        }

        time -= found.OffsetMinutes * Time.Minute;
        return found.IsLike(_like);
    }
}
