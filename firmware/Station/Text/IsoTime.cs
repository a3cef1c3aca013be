namespace TinyRnn.Stations;

/// <summary>Times as <c>2026-05-01T13:00:00Z</c>.</summary>
internal static class IsoTime
{
    /// <summary>Characters of a time.</summary>
    public const int Length = 20;

    private const int SecondsPerDay = 86400;
    private const int DaysPerEra = 146097;

    // 0000-01-01T00:00:00Z and 9999-12-31T23:59:59Z.
    private const long First = -62167219200;
    private const long Last = 253402300799;

    private const string Pattern = "0000-00-00T00:00:00Z";

    /// <param name="text">Gets 20 characters.</param>
    /// <param name="seconds">Since 1970, or before when negative; what lies before the year 0000 or after 9999 is shown as its end.</param>
    public static void Append(TextBuilder text, long seconds)
    {
        seconds = seconds < First ? First : seconds > Last ? Last : seconds;
        int second = (int)(((seconds % SecondsPerDay) + SecondsPerDay) % SecondsPerDay);
        // Days are counted from 0000-03-01, so that a leap day is the last of its year; the first two months come from an era before.
        int days = (int)((seconds - second) / SecondsPerDay) + 719468 + DaysPerEra;
        int era = (days / DaysPerEra) - 1;
        int dayOfEra = days % DaysPerEra;
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int month = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * month + 2) / 5 + 1;
        month = month < 10 ? month + 3 : month - 9;
        int year = 400 * era + yearOfEra + (month <= 2 ? 1 : 0);
        text.AppendNumber(year, 4).Append('-').AppendNumber(month, 2).Append('-').AppendNumber(day, 2).Append('T');
        text.AppendNumber(second / 3600, 2).Append(':').AppendNumber(second / 60 % 60, 2).Append(':').AppendNumber(second % 60, 2).Append('Z');
    }

    /// <summary>Seconds since 1970, or -1 when the 20 bytes are not a time from 1970 on.</summary>
    public static long Parse(byte[] ascii)
    {
        for (int i = 0; i < Length; i++)
        {
            bool fits = Pattern[i] == '0' ? ascii[i] >= '0' && ascii[i] <= '9' : ascii[i] == Pattern[i];
            if (!fits)
            {
                return -1;
            }
        }

        int year = 100 * TwoDigits(ascii, 0) + TwoDigits(ascii, 2);
        int month = TwoDigits(ascii, 5);
        int day = TwoDigits(ascii, 8);
        int hour = TwoDigits(ascii, 11);
        int minute = TwoDigits(ascii, 14);
        int second = TwoDigits(ascii, 17);
        bool valid = year >= 1970 && month >= 1 && month <= 12 && day >= 1 && day <= DaysIn(year, month) && hour < 24 && minute < 60 && second < 60;
        return valid ? (long)Days(year, month, day) * SecondsPerDay + hour * 3600 + minute * 60 + second : -1;
    }

    private static int TwoDigits(byte[] ascii, int at) => 10 * (ascii[at] - '0') + ascii[at + 1] - '0';

    private static int DaysIn(int year, int month)
    {
        if (month == 2)
        {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }

        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    private static int Days(int year, int month, int day)
    {
        int shifted = month > 2 ? year : year - 1;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return 365 * shifted + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719468;
    }
}
