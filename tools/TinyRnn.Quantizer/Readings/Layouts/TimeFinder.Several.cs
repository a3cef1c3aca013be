using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
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
                if (clock == date || ClockOf(clock, date) is not { } form)
                {
                    continue;
                }

                ITimeReader[] both = readers.Select(ITimeReader (reader) => new DateAndClockTime(reader, clock, form)).ToArray();
                bool dots = PrefixRow.Column(_rows, date)[0].Contains('.', StringComparison.Ordinal);
                bool halfDays = form == ClockForm.Text && PrefixRow.Column(_rows, clock).Any(text => text.EndsWith('M') || text.EndsWith('m'));
                _found.Add((new TimePlan(both, [date, clock], $"{_layout.NameOf(date)} and {_layout.NameOf(clock)}") { HasPoints = dots, HasHalfDays = halfDays }, 48 - (0.01 * clock)));
            }
        }
    }

    private IReadOnlyList<ITimeReader>? DateReaders(int column)
    {
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
        : null;

    private bool IsDigits(int column)
    {
        string name = _layout.Header.Count > 0 ? _layout.Header[column].Name.ToLowerInvariant() : "";
        return (s_hourMinutes.Contains(name) || IsTimeName(name)) && _rows.All(row => row.Guesses[column] == CellGuess.Missing || DateAndClockTime.TryReadDigits(row.Row[column], out _));
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

    /// <summary>Columns that are called year, month, day, hour; or year, day of the year, hour.</summary>
    private void AddParts()
    {
        List<int> columns = NamedInOrder(s_parts);
        if (columns.Count >= 3)
        {
            AddParts(new PartsTime([.. columns]), columns);
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
        }
    }

    private void AddParts(ITimeReader reader, List<int> columns)
    {
        if (_rows.All(row => reader.TryRead(row.Row, out _)))
        {
            _found.Add((new TimePlan([reader], columns, string.Join(", ", columns.Select(_layout.NameOf))), 60));
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
}
