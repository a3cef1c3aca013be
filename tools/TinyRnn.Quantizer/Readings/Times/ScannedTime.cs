using System;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>A time as it stands in a text.</summary>
internal struct ScannedTime
{
    private const int LeapYear = 2000;

    public int Year;
    public int Month;
    public int Day;
    public int Hour;
    public int Minute;
    public int Second;
    public int Nanosecond;

    /// <summary>Minutes east of UTC, where the text says them.</summary>
    public int OffsetMinutes;
    public bool HasDate;
    public bool HasClock;
    public bool HasOffset;

    /// <summary>True when the order of day and month follows from no name and no leading year.</summary>
    public bool OrderIsOpen;
    public bool HasHalfDay;

    /// <summary>True for a day and a month without a year.</summary>
    public bool LacksYear;

    /// <summary>The letters of a zone's name that no offset is known of (<see cref="ZoneName"/>); 0 for none.</summary>
    public long ZoneName;

    /// <summary>The sign between the date's parts; a letter of the alphabet stands for a month's name.</summary>
    public byte DateSign;

    /// <summary>True for a time written in the same way: with a date and an offset or without, with the same signs.</summary>
    public readonly bool IsLike(ScannedTime other) =>
        HasDate == other.HasDate && (HasOffset || ZoneName != 0) == (other.HasOffset || other.ZoneName != 0) && DateSign == other.DateSign && LacksYear == other.LacksYear && OrderIsOpen == other.OrderIsOpen;

    /// <summary>The time of a year that a person stated, where the text has none.</summary>
    public readonly ScannedTime In(int? year) => LacksYear && year is int stated ? this with { Year = stated } : this;

    /// <summary>True for a date that the calendar has, one without a year in some year.</summary>
    public readonly bool IsInCalendar() => In(LeapYear).TryGetLocal(out _);

    /// <summary>Nanoseconds since 1970 of the date and clock as they stand, the offset not applied; a clock alone counts from midnight.</summary>
    public readonly bool TryGetLocal(out long time)
    {
        time = 0;
        bool clockIsGood = Minute < 60 && Second < 61 && (Hour < 24 || (Hour == 24 && Minute == 0 && Second == 0));
        if (!clockIsGood || (HasDate && (Year is < 1700 or > 2250 || Month is < 1 or > 12 || Day < 1 || Day > DateTime.DaysInMonth(Year, Month))))
        {
            return false;
        }

        long days = HasDate ? (new DateTime(Year, Month, Day, 0, 0, 0, DateTimeKind.Unspecified) - DateTime.UnixEpoch).Days : 0;
        time = (((((days * 24) + Hour) * 60) + Minute) * 60 + Second) * Time.Second + Nanosecond;
        return true;
    }
}
