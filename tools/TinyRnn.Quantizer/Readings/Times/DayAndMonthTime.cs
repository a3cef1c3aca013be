using System.Globalization;
using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>A day and its month, which stand beside a clock, in a year that a person stated.</summary>
/// <param name="column">From 0.</param>
/// <param name="order">Where numbers do not tell.</param>
/// <param name="year">Null where none was stated: then no time is read.</param>
internal sealed class DayAndMonthTime(int column, DateOrder order, int? year) : ITimeReader
{
    public TimeKind Kind => TimeKind.Local;

    public string Format => string.Create(CultureInfo.InvariantCulture, $"{(order == DateOrder.DayFirst ? "day" : "month")} first, of {year} as stated");

    public bool TryRead(FieldRow row, out long time)
    {
        time = 0;
        return column < row.Count && TimeScanner.TryScanDayAndMonth(row[column], order, out ScannedTime found) && found.In(year).TryGetLocal(out time);
    }
}
