using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Times of a date in one column and a clock in another.</summary>
internal sealed partial class TimeFinder
{
    private static readonly string[] s_hourMinutes = ["hhmm", "hourminute", "hour_minute", "hour/minute"];

    /// <summary>A date in one column and a clock, or the number of the hour, in another.</summary>
    private void AddPairs(Func<int, bool> isDate)
    {
        for (int date = 0; date < _layout.FieldCount; date++)
        {
            if (!isDate(date) || DateReaders(date) is not { } readers)
            {
                continue;
            }

            for (int clock = 0; clock < _layout.FieldCount; clock++)
            {
                if (clock == date || (_layout.Header.Count > 0 && IsClockOfSomething(_layout.Header[clock].Text)) || ClockOf(clock, date) is not { } form)
                {
                    continue;
                }

                if (form == ClockForm.Hour && MinuteBehind(clock) is { } minute)
                {
                    ITimeReader[] three = [.. readers.Select(reader => new DateHourMinuteTime(new DateAndClockTime(reader, clock, form), minute))];
                    _found.Add((new TimePlan(three, [date, clock, minute], $"{_layout.NameOf(date)}, {_layout.NameOf(clock)} and {_layout.NameOf(minute)}") { HasPoints = PrefixRow.Column(_rows, date)[0].Contains('.', StringComparison.Ordinal), Example = ExampleOf(date) }, 49));
                }

                bool hasOffset = form == ClockForm.Text && _rows.Any(row => TimeScanner.TryScan(row.Row[clock], DateOrder.DayFirst, out ScannedTime scan) && (scan.HasOffset || scan.ZoneName != 0));
                ITimeReader[] both = readers.Select(ITimeReader (reader) => new DateAndClockTime(reader, clock, form, hasOffset ? _zones : null)).ToArray();
                bool dots = PrefixRow.Column(_rows, date)[0].Contains('.', StringComparison.Ordinal);
                bool halfDays = form == ClockForm.Text && _rows.Any(row => TimeScanner.TryScan(row.Row[clock], DateOrder.DayFirst, out ScannedTime scan) && scan.HasHalfDay);
                _found.Add((new TimePlan(both, [date, clock], $"{_layout.NameOf(date)} and {_layout.NameOf(clock)}") { LacksYear = readers[0] is DayAndMonthTime, HasPoints = dots, HasHalfDays = halfDays, Example = ExampleOf(date) }, 48 - (0.01 * clock)));
            }
        }
    }

    /// <summary>The column of minutes right behind that of the hour; null for none.</summary>
    private int? MinuteBehind(int hour) =>
        hour + 1 < _layout.Header.Count && s_parts[4].Contains(HourName(_layout.Header[hour + 1].Text))
        && _rows.All(row => int.TryParse(row.Texts[hour + 1], NumberStyles.None, CultureInfo.InvariantCulture, out int minute) && minute is >= 0 and < 60) ? hour + 1 : null;

    /// <summary>A local time with the offset that stands in a column of its own: right behind it in a file without names, or under the name of a zone.</summary>
    private TimePlan WithOffset(TimePlan plan)
    {
        if (plan.Kind != TimeKind.Local || _options.Zone != null)
        {
            return plan;
        }

        bool isNamed = _layout.Header.Count > 0;
        int column = Enumerable.Range(0, _layout.FieldCount)
            .FirstOrDefault(i => !plan.Columns.Contains(i) && (isNamed ? OffsetName().IsMatch(_layout.Header[i].Text) : i == plan.Columns.Max() + 1) && IsOffset(i), -1);
        return column < 0 ? plan : plan with
        {
            Readers = [.. plan.Readers.Select(ITimeReader (reader) => new OffsetTime(reader, column))],
            Columns = [.. plan.Columns, column],
            Name = $"{plan.Name} and {_layout.NameOf(column)}",
        };
    }

    private bool IsOffset(int column) =>
        _rows.All(row => row.Row[column] is [(byte)'+' or (byte)'-', _, _, ..] or [>= (byte)'A' and <= (byte)'Z', ..] && ZoneText.TryRead(row.Row[column], out int minutes) && minutes % 15 == 0);

    /// <summary>True for a name that says when something happened on a day, not when the row was read.</summary>
    private static bool IsClockOfSomething(string name) => ClockOfSomething().IsMatch(name);

    private IReadOnlyList<ITimeReader>? DateReaders(int column)
    {
        if (_layout.Header.Count > 0 && AreWholeDays(column, _layout.Header[column].Text))
        {
            return [EpochTime.Spreadsheet(column, _layout.Dialect.Decimal)];
        }

        if (DayAndMonthReaders(column) is { } dayAndMonth)
        {
            return dayAndMonth;
        }

        if (!_rows.Any(row => row.Guesses[column] == CellGuess.Time || row.Row[column].Length == 8))
        {
            return null;
        }

        string[] texts = PrefixRow.Column(_rows, column);
        if (texts.Length == 0)
        {
            return null;
        }

        if (texts.All(text => text.Length == 8 && text.All(char.IsAsciiDigit)) && _rows.All(row => IsPacked(row, column, 8)))
        {
            return [new PackedTime(column, 8)];
        }

        return HasClock(texts) ? null : TextPlan(column, texts) is { Kind: TimeKind.Local } plan ? plan.Readers : null;
    }

    private ClockForm? ClockOf(int column, int date) =>
        IsSeldom(column, date) ? null
        : AreRanges(column) ? ClockForm.Range
        : IsClock(column) ? ClockForm.Text
        : IsHour(column, date) ? ClockForm.Hour
        : IsDigits(column) ? ClockForm.Digits
        : IsPoints(column) ? ClockForm.Points
        : IsDayFraction(column) ? ClockForm.DayFraction
        : null;

    /// <summary>True for a column that is empty in many rows that have a date: when something else happened that day.</summary>
    private bool IsSeldom(int column, int date)
    {
        const int MostEmpty = 10;
        int rows = _rows.Count(row => row.Guesses[date] != CellGuess.Missing);
        int empty = _rows.Count(row => row.Guesses[date] != CellGuess.Missing && row.Guesses[column] == CellGuess.Missing);
        return MostEmpty * empty > rows;
    }

    /// <summary>Two digits of the hour, a point, two of the minute, under the name of a clock: a part of an hour has no zero in front.</summary>
    private bool IsPoints(int column) =>
        _layout.Header.Count > 0 && (IsTimeName(_layout.Header[column].Text) || s_clocks.Contains(_layout.Header[column].Name.ToLowerInvariant()))
        && _rows.All(row => row.Guesses[column] == CellGuess.Missing || DateAndClockTime.TryReadPoints(row.Row[column], out _));

    private bool IsDigits(int column)
    {
        string name = _layout.Header.Count > 0 ? HourName(_layout.Header[column].Text) : "";
        return (s_hourMinutes.Contains(name) || s_parts[3].Contains(name) || IsTimeName(name)) && _rows.All(row => row.Guesses[column] == CellGuess.Missing || DateAndClockTime.TryReadDigits(row.Row[column], out _));
    }

    /// <summary>True for parts of a day, as spreadsheets keep a clock.</summary>
    private bool IsDayFraction(int column)
    {
        double[] numbers = [.. PrefixRow.Column(_rows, column).Select(Number)];
        return _layout.Header.Count > 0 && IsTimeName(_layout.Header[column].Text) && numbers.All(number => number is >= 0 and < 1) && numbers.Any(number => number > 0);
    }

    private bool IsClock(int column) =>
        _rows.All(row => row.Guesses[column] == CellGuess.Missing || (TimeScanner.TryScan(row.Row[column], DateOrder.DayFirst, out ScannedTime scan) && !scan.HasDate))
        && _rows.Any(row => row.Guesses[column] == CellGuess.Time);

    private bool IsHour(int column, int date)
    {
        string name = _layout.Header.Count > 0 ? HourName(_layout.Header[column].Text) : "";
        bool mayBe = s_parts[3].Contains(name) || (_layout.Header.Count == 0 && column == date + 1);
        return mayBe && _rows.All(row => int.TryParse(row.Texts[column], NumberStyles.None, CultureInfo.InvariantCulture, out int hour) && hour is >= 0 and <= 24);
    }

    /// <summary>Behind the name a zone may stand in brackets: "Hour (PST)".</summary>
    private static string HourName(string text) => text.Split('(', '[')[0].Trim().ToLowerInvariant();

    [GeneratedRegex(@"^(tz|utc|gmt|((utc|gmt|tz|time|zone)?[ _-]?)?(zone|offset)|tzinfo|tzoffset)$", RegexOptions.IgnoreCase)]
    private static partial Regex OffsetName();

    [GeneratedRegex(@"sun[ _-]?(rise|set)|moon|dawn|dusk|aufgang|untergang|peak|\bmax|\bmin(imum)?\b|highest|lowest", RegexOptions.IgnoreCase)]
    private static partial Regex ClockOfSomething();
}
