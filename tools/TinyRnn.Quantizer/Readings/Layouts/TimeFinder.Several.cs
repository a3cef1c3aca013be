using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Times that are several columns together.</summary>
internal sealed partial class TimeFinder
{
    private static readonly string[][] s_parts =
    [
        ["year", "yyyy", "yy", "yr", "jahr", "annee", "année", "ano", "año", "anno"],
        ["month", "mo", "mon", "mm", "monat", "mois", "mes", "mese"],
        ["day", "dd", "dy", "tag", "jour", "dia", "día", "giorno"],
        ["hour", "hh", "hr", "stunde", "heure", "hora", "ora"],
        ["minute", "min", "mn", "mm", "minuto"],
        ["second", "sec", "ss", "sekunde", "seconde", "segundo"],
    ];

    private static readonly string[] s_daysOfYear = ["doy", "dayofyear", "day_of_year", "day of year", "yday", "jday", "julian", "julian_day", "julian day", "jd"];

    private static readonly string[] s_clocks = ["time", "clock", "uhrzeit", "zeit", "heure", "hora", "ora", "tijd", "tid", "czas", "utc", "gmt"];

    private static readonly string[] s_hourMinutes = ["hhmm", "hourminute", "hour_minute", "hour/minute"];

    /// <summary>True for a name that a column with a part of a date has.</summary>
    public static bool IsDatePart(string name) =>
        name.ToLowerInvariant() is var lower && (s_parts[0].Contains(lower) || s_daysOfYear.Contains(lower) || lower is "month" or "week" or "monat" or "mois" or "woche");

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

                ITimeReader[] both = readers.Select(ITimeReader (reader) => new DateAndClockTime(reader, clock, form)).ToArray();
                bool dots = PrefixRow.Column(_rows, date)[0].Contains('.', StringComparison.Ordinal);
                bool halfDays = form == ClockForm.Text && PrefixRow.Column(_rows, clock).Any(text => text.EndsWith('M') || text.EndsWith('m'));
                _found.Add((new TimePlan(both, [date, clock], $"{_layout.NameOf(date)} and {_layout.NameOf(clock)}") { HasPoints = dots, HasHalfDays = halfDays, Example = ExampleOf(date) }, 48 - (0.01 * clock)));
            }
        }
    }

    /// <summary>True for a name that says when something happened on a day, not when the row was read.</summary>
    private static bool IsClockOfSomething(string name) => ClockOfSomething().IsMatch(name);

    private IReadOnlyList<ITimeReader>? DateReaders(int column)
    {
        if (_layout.Header.Count > 0 && AreWholeDays(column, _layout.Header[column].Text))
        {
            return [EpochTime.Spreadsheet(column, _layout.Dialect.Decimal)];
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
        IsClock(column) ? ClockForm.Text
        : IsHour(column, date) ? ClockForm.Hour
        : IsDigits(column) ? ClockForm.Digits
        : IsDayFraction(column) ? ClockForm.DayFraction
        : null;

    private bool IsDigits(int column)
    {
        string name = _layout.Header.Count > 0 ? _layout.Header[column].Name.ToLowerInvariant() : "";
        return (s_hourMinutes.Contains(name) || IsTimeName(name)) && _rows.All(row => row.Guesses[column] == CellGuess.Missing || DateAndClockTime.TryReadDigits(row.Row[column], out _));
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
        string name = _layout.Header.Count > 0 ? _layout.Header[column].Name.ToLowerInvariant() : "";
        bool mayBe = s_parts[3].Contains(name) || (_layout.Header.Count == 0 && column == date + 1);
        return mayBe && _rows.All(row => int.TryParse(row.Texts[column], NumberStyles.None, CultureInfo.InvariantCulture, out int hour) && hour is >= 0 and <= 24);
    }

    /// <summary>Columns that are called year, month, day, hour; or year, day of the year, hour; or such a date with a clock in another column.</summary>
    private void AddParts()
    {
        if (_layout.Header.Count == 0)
        {
            AddUnnamedParts();
            return;
        }

        List<int> columns = NamedInOrder(s_parts);
        if (columns.Count >= 3)
        {
            AddParts(new PartsTime([.. columns]), columns);
            AddClock(new PartsTime([.. columns.Take(3)]), columns, 3);
        }

        List<int> clocks = NamedInOrder([s_parts[0], s_daysOfYear, s_hourMinutes]);
        List<int> days = NamedInOrder([s_parts[0], s_daysOfYear, .. s_parts[3..]]);
        if (clocks.Count == 3)
        {
            AddParts(new DayOfYearTime([.. clocks], isHourMinute: true), clocks);
        }
        else if (days.Count >= 2)
        {
            AddParts(new DayOfYearTime([.. days], isHourMinute: false), days);
            AddClock(new DayOfYearTime([.. days.Take(2)], isHourMinute: false), days, 2);
        }
    }

    /// <summary>Without names: a year of four digits, a month, a day, and as many of hour and minute as make the times grow from row to row.</summary>
    private void AddUnnamedParts()
    {
        const int Least = 3;
        for (int year = 0; year <= 2 && _rows.Length >= Least; year++)
        {
            if (!_rows.All(row => year < row.Count && row.Row[year].Length == 4))
            {
                continue;
            }

            foreach (int parts in new[] { 3, 4, 5 })
            {
                int[] columns = [.. Enumerable.Range(year, parts).Where(i => i < _layout.FieldCount)];
                if (columns.Length == parts && Grows(new PartsTime(columns)))
                {
                    AddParts(new PartsTime(columns), [.. columns], 40);
                    return;
                }
            }
        }
    }

    private bool Grows(ITimeReader reader)
    {
        long before = Time.None;
        foreach (PrefixRow row in _rows)
        {
            if (!reader.TryRead(row.Row, out long time) || time <= before)
            {
                return false;
            }

            before = time;
        }

        return true;
    }

    /// <summary>A date in several columns and a clock in another, where nothing but the date was found.</summary>
    private void AddClock(ITimeReader date, List<int> columns, int dateColumns)
    {
        int clock = columns.Count > dateColumns ? -1
            : Enumerable.Range(0, _layout.FieldCount).FirstOrDefault(i => !columns.Contains(i) && s_clocks.Contains(_layout.Header[i].Name.ToLowerInvariant()) && ClockOf(i, columns[^1]) is ClockForm.Text or ClockForm.Digits, -1);
        if (clock >= 0 && ClockOf(clock, columns[^1]) is { } form)
        {
            AddParts(new DateAndClockTime(date, clock, form), [.. columns, clock], 62);
        }
    }

    private void AddParts(ITimeReader reader, List<int> columns, double score = 60)
    {
        if (_rows.All(row => reader.TryRead(row.Row, out _)))
        {
            _found.Add((new TimePlan([reader], columns, string.Join(", ", columns.Select(_layout.NameOf))), score));
        }
    }

    /// <summary>The columns with these names, one after the other, as far as they are there.</summary>
    private List<int> NamedInOrder(string[][] parts)
    {
        var columns = new List<int>();
        foreach (string[] names in parts)
        {
            int from = columns.Count == 0 ? 0 : columns[^1] + 1;
            int at = -1;
            for (int i = from; i < _layout.Header.Count && at < 0; i++)
            {
                at = names.Contains(_layout.Header[i].Text.TrimStart('#').ToLowerInvariant()) ? i : -1;
            }

            if (at < 0)
            {
                break;
            }

            columns.Add(at);
        }

        return columns;
    }

    [GeneratedRegex(@"sun[ _-]?(rise|set)|moon|dawn|dusk|aufgang|untergang|peak|\bmax|\bmin(imum)?\b|highest|lowest", RegexOptions.IgnoreCase)]
    private static partial Regex ClockOfSomething();
}
