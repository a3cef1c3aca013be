using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Finds the column of the time, or the columns that make one together; instants are preferred to local times, these to clocks.</summary>
internal sealed partial class TimeFinder
{
    /// <summary>One in so many fields of a time may be no number.</summary>
    private const int LeastNumbers = 10;

    private readonly FileLayout _layout;
    private readonly PrefixRow[] _rows;
    private readonly ReadingOptions _options;
    private readonly IReadOnlyDictionary<long, int> _zones;
    private readonly List<(TimePlan Plan, double Score)> _found = [];

    private TimeFinder(FileLayout layout, PrefixRow[] rows, ReadingOptions options)
    {
        _layout = layout;
        _rows = rows;
        _options = options;
        _zones = ZoneName.Stated(options.Zone) ?? new Dictionary<long, int>();
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
        if (options.TimeFormat is string format)
        {
            return finder.FindFormatted(file, format, wanted);
        }

        if (finder._found.Count == 0)
        {
            finder.RefuseTwoKinds(file);
        }

        return finder._found.Count == 0 ? null : finder.Require(file, finder.WithOffset(finder._found.MaxBy(found => found.Score).Plan));
    }

    /// <summary>Fails at times that may be read in two ways, and at the name of a zone of which no offset is known.</summary>
    private TimePlan Require(string file, TimePlan plan)
    {
        if (plan.Doubt.Length > 0)
        {
            throw new CsvInputException(file, ExampleOf(plan.Columns[0]).Line, plan.Columns[0] + 1, plan.Doubt);
        }

        RequireYear(file, plan);
        foreach (int column in plan.Columns)
        {
            foreach (PrefixRow row in _rows.Where(row => row.Guesses[column] == CellGuess.Time))
            {
                if (TimeScanner.TryScan(row.Row[column], DateOrder.DayFirst, out ScannedTime time) && time.ZoneName != 0 && !_zones.ContainsKey(time.ZoneName))
                {
                    throw new CsvInputException(file, row.Line, column + 1, $"'{row.Texts[column]}': {ZoneName.Problem(time.ZoneName)}");
                }
            }
        }

        return plan;
    }

    /// <summary>True for a name that a column with times has.</summary>
    public static bool IsTimeName(string name) => TimeName().IsMatch(name);

    /// <summary>True for a name that a column with dates has, as one beside a clock.</summary>
    public static bool IsDateName(string name) => DateName().IsMatch(name);

    /// <summary>A column that is called a time, and of which some fields only are: nothing could be said about order and gaps.</summary>
    private void RefuseTwoKinds(string file)
    {
        const int LeastShare = 10;
        for (int i = 0; i < _layout.Header.Count; i++)
        {
            PrefixRow[] times = _rows.Where(row => row.Guesses[i] == CellGuess.Time).ToArray();
            if (IsTimeName(_layout.Header[i].Text) && LeastShare * times.Length >= _rows.Length && _rows.FirstOrDefault(row => row.Guesses[i] is CellGuess.Number or CellGuess.Text) is { } other)
            {
                throw new CsvInputException(file, Math.Max(other.Line, times[0].Line), i + 1, $"column '{_layout.Header[i].Text}': expected times of one kind (split the file, or --time none reads its rows without times), found '{other.Texts[i]}' in line {other.Line} and '{times[0].Texts[i]}' in line {times[0].Line}{TimeProblem.Hint(other.Texts[i])}");
            }
        }
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
        if ((RangePlan(column) ?? TextPlan(column, texts)) is { } text)
        {
            double score = text.Kind == TimeKind.Utc ? 70 : text.Kind == TimeKind.Clock ? 10 : HasClock(texts) ? 50 : 20;
            _found.Add((text, score + bonus));
        }

        if (NumberPlan(column, WithoutStrays(texts, name), name) is { } number)
        {
            double score = number.Kind == TimeKind.Utc ? 70 : number.Kind == TimeKind.Elapsed ? 5 : number.IsDateAlone ? 20 : 45;
            _found.Add((number, score + bonus));
        }
    }

    /// <summary>The numbers of a column where a few fields of a hundred are none: their rows are broken, as those of other times are.</summary>
    private string[] WithoutStrays(string[] texts, string name)
    {
        if (!IsTimeName(name) && !ElapsedName().IsMatch(name))
        {
            return texts;
        }

        string[] numbers = [.. texts.Where(text => double.IsFinite(Number(text)))];
        return numbers.Length > 0 && LeastNumbers * (texts.Length - numbers.Length) <= texts.Length ? numbers : texts;
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
        return PlanOf(column, orders, [.. scans], isRange: false) with { Example = ExampleOf(column, like) };
    }

    /// <summary>The plan of a column of texts, which are as the last of its scans is.</summary>
    private TimePlan PlanOf(int column, DateOrder[] orders, ScannedTime[] scans, bool isRange)
    {
        ScannedTime like = scans[^1];
        ITimeReader[] readers = [.. orders.Select(order => new TextTime(column, order, like, _zones, _options.Year, isRange))];
        return new TimePlan(readers, [column], _layout.NameOf(column)) { LacksYear = like.LacksYear, HasPoints = like.DateSign == '.', HasHalfDays = scans.Any(scan => scan.HasHalfDay) };
    }

    /// <summary>The first field of a column that is there, with its line.</summary>
    private (string Text, long Line) ExampleOf(int column) => _rows.Where(row => row.Guesses[column] != CellGuess.Missing).Select(row => (row.Texts[column], row.Line)).FirstOrDefault(("nothing", _rows[0].Line));

    /// <summary>The first field of a column that has a time of the same kind.</summary>
    private (string Text, long Line) ExampleOf(int column, ScannedTime like) =>
        _rows.Where(row => row.Guesses[column] == CellGuess.Time && TimeScanner.TryScan(row.Row[column], DateOrder.DayFirst, out ScannedTime scan) && scan.IsLike(like))
            .Select(row => (row.Texts[column], row.Line)).FirstOrDefault(ExampleOf(column));

    private static bool HasClock(string[] texts) => texts.Any(text => text.Contains(':', StringComparison.Ordinal) || text.Contains('T', StringComparison.Ordinal));

    [GeneratedRegex(@"time|date|zeit|datum|fecha|hora|\buhr|stamp|last_changed|last_updated|created|datetime|\bts\b|^t$|horodat|heure|data\b|tid\b|tijd|\bora\b|\bčas\b|\bczas\b|aika\b|päivämäärä|päiväys|godzina|hodina|\btarih|\bsaat\b|dátum|időpont|\bidő\b|ημερομηνία|\bώρα\b|vrijeme|время|дата|日時|日期|时间|時間|時刻|날짜|시간|epoch|unix", RegexOptions.IgnoreCase)]
    private static partial Regex TimeName();

    [GeneratedRegex(@"^[0-9][0-9]([-/.])[0-9][0-9]?\1[0-9][0-9]?([^0-9]|$)")]
    private static partial Regex ShortYears();
}
