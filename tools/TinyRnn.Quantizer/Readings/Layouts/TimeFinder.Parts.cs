using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Dates whose year, month, day or day of the year stand in a column each.</summary>
internal sealed partial class TimeFinder
{
    private static readonly string[][] s_parts =
    [
        ["year", "yyyy", "yy", "yr", "jahr", "annee", "année", "ano", "año", "anno", "jaar", "rok", "år", "vuosi", "god", "год", "年"],
        ["month", "mo", "mon", "mm", "monat", "mois", "mes", "mese", "mês", "maand", "miesiąc", "miesiac", "månad", "måned", "kuukausi", "kk", "месяц", "月"],
        ["day", "dd", "dy", "tag", "jour", "dia", "día", "giorno", "dag", "dzień", "dzien", "päivä", "pv", "день", "日"],
        ["hour", "hh", "hr", "stunde", "heure", "hora", "ora", "uur", "godzina", "timme", "tunti", "час", "时", "時"],
        ["minute", "min", "mn", "mm", "minuto", "minuut", "minuta", "minuutti", "минута", "分"],
        ["second", "sec", "ss", "sekunde", "seconde", "segundo"],
    ];

    private static readonly string[] s_daysOfYear = ["doy", "dayofyear", "day_of_year", "day of year", "yday", "jday", "julian", "julian_day", "julian day", "jd"];

    private static readonly string[] s_clocks = ["time", "clock", "uhrzeit", "zeit", "heure", "hora", "ora", "tijd", "tid", "czas", "utc", "gmt"];

    /// <summary>True for a name that a column with a part of a date has.</summary>
    public static bool IsDatePart(string name) =>
        name.ToLowerInvariant() is var lower && (s_parts[0].Contains(lower) || s_daysOfYear.Contains(lower) || lower is "month" or "week" or "monat" or "mois" or "woche");

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

        if (_options.Year is int year && columns.Count == 0 && NamedInOrder(s_parts[1..]) is { Count: >= 2 } months)
        {
            AddParts(new PartsTime([.. months], year), months, lacksYear: true);
            AddClock(new PartsTime([.. months.Take(2)], year), months, 2, lacksYear: true);
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

    private bool Grows(PartsTime reader)
    {
        const int LeastGrowing = 10;
        long before = Time.None;
        int equal = 0;
        foreach (PrefixRow row in _rows)
        {
            if (!reader.TryRead(row.Row, out long time) || time < before)
            {
                return false;
            }

            equal += time == before ? 1 : 0;
            before = time;
        }

        return LeastGrowing * equal <= _rows.Length;
    }

    /// <summary>A date in several columns and a clock in another, where nothing but the date was found.</summary>
    private void AddClock(ITimeReader date, List<int> columns, int dateColumns, bool lacksYear = false)
    {
        int clock = columns.Count > dateColumns ? -1
            : Enumerable.Range(0, _layout.FieldCount).FirstOrDefault(i => !columns.Contains(i) && s_clocks.Contains(_layout.Header[i].Name.ToLowerInvariant()) && ClockOf(i, columns[^1]) is ClockForm.Text or ClockForm.Digits or ClockForm.Range, -1);
        if (clock >= 0 && ClockOf(clock, columns[^1]) is { } form)
        {
            AddParts(new DateAndClockTime(date, clock, form), [.. columns, clock], 62, lacksYear);
        }
    }

    private void AddParts(ITimeReader reader, List<int> columns, double score = 60, bool lacksYear = false)
    {
        if (_rows.All(row => reader.TryRead(row.Row, out _)))
        {
            _found.Add((new TimePlan([reader], columns, string.Join(", ", columns.Select(_layout.NameOf))) { LacksYear = lacksYear }, score));
        }
    }

    private int NamedFrom(int from, string[] names, List<int> taken)
    {
        for (int i = from; i < _layout.Header.Count; i++)
        {
            if (!taken.Contains(i) && names.Contains(_layout.Header[i].Text.TrimStart('#').ToLowerInvariant()))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The columns with these names, one after the other where they stand so, as far as they are there.</summary>
    private List<int> NamedInOrder(string[][] parts)
    {
        var columns = new List<int>();
        foreach (string[] names in parts)
        {
            int at = NamedFrom(columns.Count == 0 ? 0 : columns[^1] + 1, names, columns);
            at = at < 0 ? NamedFrom(0, names, columns) : at;

            if (at < 0)
            {
                break;
            }

            columns.Add(at);
        }

        return columns;
    }
}
