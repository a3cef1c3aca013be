using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Finds the column of the time, or the columns that make one together; instants are preferred to local times, these to clocks.</summary>
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

    private readonly FileLayout _layout;
    private readonly PrefixRow[] _rows;
    private readonly ReadingOptions _options;
    private readonly List<(TimePlan Plan, double Score)> _found = [];

    private TimeFinder(FileLayout layout, PrefixRow[] rows, ReadingOptions options)
    {
        _layout = layout;
        _rows = rows;
        _options = options;
    }

    /// <summary>Finds the time; null for a file without.</summary>
    /// <param name="file">For messages.</param>
    /// <param name="layout">The file's.</param>
    /// <param name="rows">The first rows.</param>
    /// <param name="options">What is stated.</param>
    /// <param name="wanted">Columns that are wanted as readings and are not taken for the time without a statement.</param>
    public static TimePlan? Find(string file, FileLayout layout, PrefixRow[] rows, ReadingOptions options, Func<int, bool> wanted)
    {
        if (options.Time == "none" || rows.Length == 0)
        {
            return null;
        }

        var finder = new TimeFinder(layout, rows, options);
        if (options.Time != null)
        {
            return finder.Stated(file, HeaderSearch.Find(file, layout, options.Time, "time"));
        }

        finder.SearchAll(wanted);
        return finder._found.Count == 0 ? null : finder._found.MaxBy(found => found.Score).Plan;
    }

    /// <summary>True for a name that a column with times has.</summary>
    public static bool IsTimeName(string name) => TimeName().IsMatch(name);

    private TimePlan Stated(string file, int column)
    {
        if (_options.TimeFormat is string format)
        {
            byte point = _layout.Dialect.Decimal;
            ITimeReader reader = !EpochTime.Units.ContainsKey(format) ? new StatedFormatTime(column, format)
                : LooksLikeEpoch(column, format) ? EpochTime.Epoch(column, format, point)
                : EpochTime.Elapsed(column, format, point);
            return new TimePlan([reader], [column], _layout.NameOf(column));
        }

        AddColumn(column);
        AddPairs(i => i == column);
        if (_found.Count > 0)
        {
            return _found.MaxBy(found => found.Score).Plan;
        }

        string example = PrefixRow.Column(_rows, column).FirstOrDefault("nothing");
        throw new CsvInputException(file, _rows[0].Line, column + 1, $"expected a time, found '{example}'; --time-format states its format, such as dd.MM.yyyy HH:mm, or s, ms, us, ns");
    }

    private void SearchAll(Func<int, bool> wanted)
    {
        for (int i = 0; i < _layout.FieldCount; i++)
        {
            if (!wanted(i))
            {
                AddColumn(i);
            }
        }

        AddPairs(_ => true);
        AddParts();
        if (_options.TimeFormat is string format && _found.Count > 0)
        {
            TimePlan best = _found.MaxBy(found => found.Score).Plan;
            _found.Clear();
            _found.Add((Stated("", best.Columns[0]), 1));
        }
    }

    private void AddColumn(int column)
    {
        string[] texts = PrefixRow.Column(_rows, column);
        if (texts.Length == 0 || (2 * texts.Length) < _rows.Length)
        {
            return;
        }

        bool isConstant = texts.Length > 1 && texts.All(text => text == texts[0]);
        string name = _layout.Header.Count > 0 ? _layout.Header[column].Text : "";
        double bonus = (IsTimeName(name) ? 3 : 0) + (name is "_time" or "time" or "timestamp" or "datetime" ? 2 : 0) - (isConstant ? 40 : 0) - (0.01 * column);
        if (TextPlan(column, texts) is { } text)
        {
            double score = text.Kind == TimeKind.Utc ? 70 : text.Kind == TimeKind.Clock ? 10 : HasClock(texts) ? 50 : 20;
            _found.Add((text, score + bonus));
        }

        if (NumberPlan(column, texts, name) is { } number)
        {
            double score = number.Kind == TimeKind.Utc ? 70 : number.Kind == TimeKind.Elapsed ? 5 : 45;
            _found.Add((number, score + bonus));
        }
    }

    private TimePlan? TextPlan(int column, string[] texts)
    {
        var scans = new List<ScannedTime>();
        foreach (PrefixRow row in _rows)
        {
            if (row.Guesses[column] == CellGuess.Time)
            {
                TimeScanner.TryScan(row.Row[column], DateOrder.DayFirst, out ScannedTime scan);
                scans.Add(scan);
            }
        }

        if (10 * scans.Count < 8 * texts.Length || scans.Count == 0)
        {
            return null;
        }

        ScannedTime like = scans[^1];
        DateOrder[] orders = !like.OrderIsOpen ? [DateOrder.DayFirst]
            : texts.All(text => ShortYears().IsMatch(text)) ? [DateOrder.DayFirst, DateOrder.MonthFirst, DateOrder.YearFirst]
            : [DateOrder.DayFirst, DateOrder.MonthFirst];
        ITimeReader[] readers = orders.Select(ITimeReader (order) => new TextTime(column, order, like)).ToArray();
        return new TimePlan(readers, [column], _layout.NameOf(column)) { HasPoints = like.DateSign == '.', HasHalfDays = scans.Any(scan => scan.HasHalfDay) };
    }

    private static bool HasClock(string[] texts) => texts.Any(text => text.Contains(':', StringComparison.Ordinal) || text.Contains('T', StringComparison.Ordinal));

    private TimePlan? NumberPlan(int column, string[] texts, string name)
    {
        byte point = _layout.Dialect.Decimal;
        int length = texts[0].Length;
        bool isDigits = texts.All(text => text.Length == length && text.All(char.IsAsciiDigit));
        if (isDigits && length is 8 or 10 or 12 or 14 && (texts.Distinct().Count() > 1 || IsTimeName(name)) && _rows.All(row => IsPacked(row, column, length)))
        {
            return new TimePlan([new PackedTime(column, length)], [column], _layout.NameOf(column));
        }

        string whole = texts[0].Split((char)point)[0];
        string? unit = whole.Length switch { 10 => "s", 13 => "ms", 16 => "us", 19 => "ns", _ => null };
        if (unit != null && texts.All(text => IsEpoch(text.Split((char)point), whole.Length)) && (IsTimeName(name) || IsMonotone(texts)))
        {
            return new TimePlan([EpochTime.Epoch(column, unit, point)], [column], _layout.NameOf(column));
        }

        return ElapsedPlan(column, texts, name);
    }

    private bool LooksLikeEpoch(int column, string unit)
    {
        double smallest = PrefixRow.Column(_rows, column).Select(Number).DefaultIfEmpty(0).Min();
        return smallest * EpochTime.Units[unit] > 3e17;
    }

    private TimePlan? ElapsedPlan(int column, string[] texts, string name)
    {
        double[] numbers = texts.Select(Number).ToArray();
        if (numbers.Any(number => !double.IsFinite(number)))
        {
            return null;
        }

        if (name.Length > 0 && IsTimeName(name) && numbers.All(number => number is > 20_000 and < 80_000) && numbers.Any(number => number != Math.Floor(number)))
        {
            return new TimePlan([EpochTime.Spreadsheet(column, _layout.Dialect.Decimal)], [column], _layout.NameOf(column));
        }

        Match match = ElapsedName().Match(name);
        int backward = numbers.Zip(numbers.Skip(1)).Count(pair => pair.Second < pair.First);
        if (!match.Success || numbers.Any(number => number < 0) || (name.Length < 5 ? 10 : 3) * backward > numbers.Length)
        {
            return null;
        }

        string unit = name.Contains("milli", StringComparison.OrdinalIgnoreCase) || MillisecondName().IsMatch(name) ? "ms"
            : name.Contains("micro", StringComparison.OrdinalIgnoreCase) || name.EndsWith("us", StringComparison.Ordinal) ? "us"
            : "s";
        bool isAssumed = unit == "s" && !name.Contains("sec", StringComparison.OrdinalIgnoreCase) && !SecondName().IsMatch(name);
        return new TimePlan([EpochTime.Elapsed(column, unit, _layout.Dialect.Decimal)], [column], _layout.NameOf(column)) { IsUnitAssumed = isAssumed };
    }

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
                bool isHour = false;
                if (clock == date || !(IsClock(clock) || (isHour = IsHour(clock, date))))
                {
                    continue;
                }

                ITimeReader[] both = readers.Select(ITimeReader (reader) => new DateAndClockTime(reader, clock, isHour)).ToArray();
                bool dots = PrefixRow.Column(_rows, date)[0].Contains('.', StringComparison.Ordinal);
                bool halfDays = !isHour && PrefixRow.Column(_rows, clock).Any(text => text.EndsWith('M') || text.EndsWith('m'));
                _found.Add((new TimePlan(both, [date, clock], $"{_layout.NameOf(date)} and {_layout.NameOf(clock)}") { HasPoints = dots, HasHalfDays = halfDays }, 48 - (0.01 * clock)));
            }
        }
    }

    private IReadOnlyList<ITimeReader>? DateReaders(int column)
    {
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

    private bool IsClock(int column) =>
        _rows.All(row => row.Guesses[column] == CellGuess.Missing || (TimeScanner.TryScan(row.Row[column], DateOrder.DayFirst, out ScannedTime scan) && !scan.HasDate))
        && _rows.Any(row => row.Guesses[column] == CellGuess.Time);

    private bool IsHour(int column, int date)
    {
        string name = _layout.Header.Count > 0 ? _layout.Header[column].Name.ToLowerInvariant() : "";
        bool mayBe = s_parts[3].Contains(name) || (_layout.Header.Count == 0 && column == date + 1);
        return mayBe && _rows.All(row => int.TryParse(row.Texts[column], NumberStyles.None, CultureInfo.InvariantCulture, out int hour) && hour is >= 0 and <= 24);
    }

    /// <summary>Columns that are called year, month, day, hour.</summary>
    private void AddParts()
    {
        var columns = new List<int>();
        foreach (string[] names in s_parts)
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

        if (columns.Count < 3)
        {
            return;
        }

        var reader = new PartsTime([.. columns]);
        if (_rows.All(row => reader.TryRead(row.Row, out _)))
        {
            _found.Add((new TimePlan([reader], columns, string.Join(", ", columns.Select(_layout.NameOf))), 60));
        }
    }

    private double Number(string text) =>
        Dialects.NumberText.TryParse(System.Text.Encoding.UTF8.GetBytes(text), _layout.Dialect, out double value) ? value : double.NaN;

    private static bool IsPacked(PrefixRow row, int column, int length) => row.Guesses[column] == CellGuess.Missing || PackedTime.TryRead(row.Row[column], length, out _);

    private static bool IsEpoch(string[] parts, int length) =>
        parts.Length <= 2 && parts[0].Length == length && parts.All(part => part.Length > 0 && part.All(char.IsAsciiDigit)) && parts[0][0] is >= '1' and <= '4';

    private static bool IsMonotone(string[] texts)
    {
        int up = 0;
        int down = 0;
        for (int i = 1; i < texts.Length; i++)
        {
            int order = string.CompareOrdinal(texts[i], texts[i - 1]);
            up += order > 0 ? 1 : 0;
            down += order < 0 ? 1 : 0;
        }

        return texts.Length > 2 && Math.Min(up, down) * 20 <= texts.Length && up + down > 0;
    }

    [GeneratedRegex(@"time|date|zeit|datum|fecha|hora|\buhr|stamp|last_changed|last_updated|created|datetime|\bts\b|^t$|horodat|heure|data\b|tid\b|epoch|unix", RegexOptions.IgnoreCase)]
    private static partial Regex TimeName();

    [GeneratedRegex(@"^(milli(s|seconds?)?|ms|s|sec|secs|seconds?|micros|elapsed|uptime|time|t|timestamp|zeit|laufzeit|seconds_elapsed|elapsed.*|time[ _]?[\[(]?(s|sec|seconds|ms|us)?[\])]?|uptime.*|.*millis.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex ElapsedName();

    [GeneratedRegex(@"^\d\d([-/.])\d\d?\1\d\d?(\D|$)")]
    private static partial Regex ShortYears();

    [GeneratedRegex(@"^ms$|[_ \[(]ms[\])]?$", RegexOptions.IgnoreCase)]
    private static partial Regex MillisecondName();

    [GeneratedRegex(@"^s$|[_ \[(]s[\])]?$", RegexOptions.IgnoreCase)]
    private static partial Regex SecondName();
}
