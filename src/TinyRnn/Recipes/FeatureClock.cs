using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>Time of day, day of the year and day of the week of a local time, each on a circle.</summary>
internal static class FeatureClock
{
    private const int Day = 86400;

    public static float Of(FeatureKind kind, long local)
    {
        long day = Recipe.Floor(local, Day);
        switch (kind)
        {
            case FeatureKind.HourSine:
                return FeatureMath.Sine((int)(local - day * Day), Day);
            case FeatureKind.HourCosine:
                return FeatureMath.Cosine((int)(local - day * Day), Day);
            case FeatureKind.YearSine:
            case FeatureKind.YearCosine:
                return OfYear(kind, (int)day);
            case FeatureKind.WeekSine:
                return FeatureMath.Sine(DayOfWeek((int)day), 7);
            default:
                return FeatureMath.Cosine(DayOfWeek((int)day), 7);
        }
    }

    /// <summary>0 on Monday; 1970 began on a Thursday.</summary>
    private static int DayOfWeek(int day) => ((day + 3) % 7 + 7) % 7;

    private static float OfYear(FeatureKind kind, int day)
    {
        // 400 years have 146,097 days; the estimate is a year too early at most.
        int year = 1970 + (int)Recipe.Floor(day * 400L, 146097) - 1;
        while (FirstDay(year + 1) <= day)
        {
            year++;
        }

        int first = FirstDay(year);
        int length = FirstDay(year + 1) - first;
        return kind == FeatureKind.YearSine ? FeatureMath.Sine(day - first, length) : FeatureMath.Cosine(day - first, length);
    }

    /// <summary>Days from 1970 to the first of January of a year from 0 on.</summary>
    private static int FirstDay(int year)
    {
        int before = year - 1;
        int leaps = before / 4 - before / 100 + before / 400;
        return year * 365 + leaps - 719527;
    }
}
