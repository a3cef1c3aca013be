using System;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>A night in which clocks are put forward or back, in a file whose zone is not known.</summary>
/// <param name="Line">The first row after it.</param>
/// <param name="Shift">What is added to the clock's time from there on, nanoseconds: an hour in autumn, minus an hour in spring.</param>
internal readonly record struct ClockChange(long Line, long Shift)
{
    /// <summary>True when the clock goes back between two rows: the hour comes twice and the step stays the same.</summary>
    /// <param name="before">The row before, as its clock shows.</param>
    /// <param name="now">The row.</param>
    /// <param name="step">The distance of the rows before it.</param>
    public static bool GoesBack(long before, long now, long step) =>
        now <= before && now > before - Time.Hour && step is > 0 and <= Time.Hour && IsNight(now, isAutumn: true) && Math.Abs(now + Time.Hour - before - step) <= step / 2;

    /// <summary>True when the clock goes forward between two rows: an hour is left out and the step stays the same.</summary>
    public static bool GoesForward(long before, long now, long step) =>
        step is > 0 and <= Time.Hour && IsNight(now, isAutumn: false) && Math.Abs(now - Time.Hour - before - step) <= step / 2;

    /// <summary>A Sunday's first hours in the months in which clocks change, of the north or of the south.</summary>
    private static bool IsNight(long time, bool isAutumn)
    {
        DateTime clock = DateTime.UnixEpoch.AddTicks(time / 100);
        if (clock.DayOfWeek != DayOfWeek.Sunday || clock.Hour > 4)
        {
            return false;
        }

        bool isLast = clock.Day + 7 > DateTime.DaysInMonth(clock.Year, clock.Month);
        bool north = isAutumn ? (clock.Month == 10 && isLast) || (clock.Month == 11 && clock.Day <= 7) : (clock.Month == 3 && (isLast || clock.Day is >= 8 and <= 14));
        bool south = isAutumn ? clock.Month == 4 && clock.Day <= 7 : (clock.Month == 10 && clock.Day <= 7) || (clock.Month == 9 && isLast);
        return north || south;
    }
}
