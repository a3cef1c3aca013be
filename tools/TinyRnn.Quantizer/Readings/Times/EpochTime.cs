using System;
using System.Buffers.Text;
using System.Collections.Generic;
using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>A number of seconds, milliseconds, microseconds or nanoseconds, exact to the last of 19 digits; or days of a spreadsheet.</summary>
internal sealed class EpochTime : ITimeReader
{
    /// <summary>Nanoseconds of the units that people may state.</summary>
    public static readonly IReadOnlyDictionary<string, long> Units = new Dictionary<string, long>(StringComparer.OrdinalIgnoreCase)
    {
        ["s"] = Time.Second,
        ["ms"] = Time.Second / 1000,
        ["us"] = 1000,
        ["ns"] = 1,
        ["min"] = Time.Minute,
        ["h"] = Time.Hour,
        ["d"] = Time.Day,
    };

    /// <summary>Seconds and days of programs that count from 1904.</summary>
    public const string SecondsFrom1904 = "s1904";
    public const string DaysFrom1904 = "d1904";

    /// <summary>Seconds since 1904 of 1994 are seconds since 1970 of 2060: what is larger may be either.</summary>
    public const double LatestSecond = 2_840_140_800;

    private static readonly long s_spreadsheetStart = StartOf(new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Utc));
    private static readonly long s_start1904 = StartOf(new DateTime(1904, 1, 1, 0, 0, 0, DateTimeKind.Utc));

    private readonly int _column;
    private readonly long _unit;
    private readonly long _start;
    private readonly byte _decimal;

    /// <summary>Spreadsheets show a day's fraction with as many digits as make milliseconds.</summary>
    private readonly long _resolution;

    private EpochTime(int column, long unit, long start, byte point, TimeKind kind, string format)
    {
        _column = column;
        _unit = unit;
        _start = start;
        _decimal = point;
        _resolution = start == 0 || unit != Time.Day ? 1 : Time.Millisecond;
        Kind = kind;
        Format = format;
    }

    public TimeKind Kind { get; }

    public string Format { get; }

    /// <summary>Since 1970.</summary>
    public static EpochTime Epoch(int column, string unit, byte point) => new(column, Units[unit], 0, point, TimeKind.Utc, $"epoch in {unit}");

    /// <summary>Since some beginning.</summary>
    public static EpochTime Elapsed(int column, string unit, byte point) => new(column, Units[unit], 0, point, TimeKind.Elapsed, $"{unit} since the start");

    /// <summary>Days of a spreadsheet, since the end of 1899.</summary>
    public static EpochTime Spreadsheet(int column, byte point) => new(column, Time.Day, s_spreadsheetStart, point, TimeKind.Local, $"days of a spreadsheet from 1900 on; {DaysFrom1904} where it counts from 1904");

    /// <summary>Seconds or days since the beginning of 1904, as stated; null for any other format.</summary>
    public static EpochTime? From1904(int column, string format, byte point) =>
        format switch
        {
            SecondsFrom1904 => new(column, Time.Second, s_start1904, point, TimeKind.Utc, "seconds since 1904"),
            DaysFrom1904 => new(column, Time.Day, s_start1904, point, TimeKind.Local, "days since 1904"),
            _ => null,
        };

    /// <summary>True for a format that is the unit of a number.</summary>
    public static bool IsUnit(string format) => Units.ContainsKey(format) || format is SecondsFrom1904 or DaysFrom1904;

    /// <summary>What a number of seconds is that may be counted from 1970 or from 1904; empty where it is from 1970.</summary>
    public static string Doubt(string text, double seconds) =>
        seconds < LatestSecond ? "" : $"'{text}' is {Day(seconds, 0)} in seconds since 1970 and {Day(seconds, s_start1904)} since 1904, as LabVIEW counts; --time-format s or {SecondsFrom1904} states which";

    private static string Day(double seconds, long start) => Time.Iso(start + ((long)seconds * Time.Second), isUtc: true)[..10];

    private static long StartOf(DateTime start) => (start - DateTime.UnixEpoch).Ticks * 100;

    public bool TryRead(FieldRow row, out long time)
    {
        time = 0;
        if (_column >= row.Count)
        {
            return false;
        }

        ReadOnlySpan<byte> field = row[_column];
        if (Utf8Parser.TryParse(field, out long whole, out int used) && used == field.Length)
        {
            return TryScale(whole, out time);
        }

        // Whole and fraction apart, so that a fraction of a large epoch loses nothing.
        int point = field.IndexOf(_decimal);
        if (point > 0 && Utf8Parser.TryParse(field[(point + 1)..], out long parts, out int usedParts) && usedParts == field.Length - point - 1 && field[(point + 1)..] is { Length: > 0 and <= 18 } digits && !digits.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            && Utf8Parser.TryParse(field[..point], out whole, out used) && used == point && TryScale(whole, out time))
        {
            decimal fraction = parts;
            for (int i = 0; i < digits.Length; i++)
            {
                fraction /= 10;
            }

            long nanoseconds = (long)Math.Round(fraction * _unit / _resolution) * _resolution;
            time += field[0] == '-' ? -nanoseconds : nanoseconds;
            return true;
        }

        if (!NumberText.TryParse(field, _decimal, 0, out double value) || Math.Abs(value) * _unit > 8e18)
        {
            return false;
        }

        time = _start + ((long)Math.Round(value * _unit / _resolution) * _resolution);
        return true;
    }

    private bool TryScale(long whole, out long time)
    {
        time = 0;
        if (Math.Abs((double)whole) * _unit > 8e18)
        {
            return false;
        }

        time = _start + (whole * _unit);
        return true;
    }
}
