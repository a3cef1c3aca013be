using System;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Times whose column or format a person stated.</summary>
internal sealed partial class TimeFinder
{
    private TimePlan Stated(string file, int column)
    {
        AddColumn(column);
        AddPairs(i => i == column);
        (string example, long line) = ExampleOf(column);
        if (_options.TimeFormat is string format)
        {
            RequireYearOf(file, format, line);
            return Best(plan => WithFormat(plan, format)) ?? WithFormat(column, format)
                ?? throw new CsvInputException(file, line, column + 1, $"column '{_layout.NameOf(column)}': expected times in the format '{format}' that --time-format states, found '{example}'");
        }

        return Best(plan => Require(file, plan))
            ?? throw new CsvInputException(file, line, column + 1, $"expected a time, found '{example}'; --time-format states its format, such as dd.MM.yyyy HH:mm, or s, ms, us, ns");
    }

    /// <summary>The column whose times have the stated format: one that was found to have times, or any other.</summary>
    private TimePlan FindFormatted(string file, string format, Func<int, bool> wanted)
    {
        RequireYearOf(file, format, _rows[0].Line);
        int[] others = [.. Enumerable.Range(0, _layout.FieldCount).Where(i => !wanted(i) && (!EpochTime.IsUnit(format) || MayCountTime(i)))];
        TimePlan? found = Best(plan => WithFormat(plan, format)) ?? others.Select(column => WithFormat(column, format)).FirstOrDefault(plan => plan != null);
        if (found != null)
        {
            return found;
        }

        if (Best(plan => plan) is { } other)
        {
            (string example, long line) = ExampleOf(other.Columns[0]);
            throw new CsvInputException(file, line, other.Columns[0] + 1, $"column '{_layout.NameOf(other.Columns[0])}': expected times in the format '{format}' that --time-format states, found '{example}'; --time states another column");
        }

        throw new CsvInputException(file, _rows[0].Line, $"expected a column with times in the format '{format}' that --time-format states, found '{string.Join("', '", _rows[0].Texts.Take(8))}'; --time states the column");
    }

    private TimePlan? Best(Func<TimePlan, TimePlan?> make) =>
        _found.OrderByDescending(found => found.Score).Select(found => make(found.Plan)).FirstOrDefault(plan => plan != null);

    /// <summary>A found time read in the stated format; of a date beside a clock the date alone, or both with a blank between them.</summary>
    private TimePlan? WithFormat(TimePlan plan, string format)
    {
        if (plan.Readers[0] is not DateAndClockTime pair || plan.Columns.Count != 2)
        {
            return plan.Columns.Count > 1 ? null : WithFormat(plan.Columns[0], format);
        }

        ITimeReader[] ways = [pair.WithDate(new StatedFormatTime([plan.Columns[0]], format, _options.Year)), new StatedFormatTime([.. plan.Columns], format, _options.Year)];
        return ways.FirstOrDefault(Reads) is { } reader ? new TimePlan([reader], plan.Columns, plan.Name) { LacksYear = StatedFormat.LacksYear(format) } : null;
    }

    private TimePlan? WithFormat(int column, string format)
    {
        byte point = _layout.Dialect.Decimal;
        ITimeReader reader = EpochTime.From1904(column, format, point) is { } from1904 ? from1904
            : !EpochTime.Units.ContainsKey(format) ? new StatedFormatTime([column], format, _options.Year)
            : LooksLikeSpreadsheet(column, format) ? EpochTime.Spreadsheet(column, point)
            : LooksLikeEpoch(column, format) ? EpochTime.Epoch(column, format, point)
            : EpochTime.Elapsed(column, format, point);
        return !Reads(reader) ? null : WithClock(reader, column, format) ?? new TimePlan([reader], [column], _layout.NameOf(column)) { LacksYear = StatedFormat.LacksYear(format) };
    }

    /// <summary>A stated date alone with the clock that stands in a column of its own; null where there is none.</summary>
    private TimePlan? WithClock(ITimeReader date, int column, string format)
    {
        if (EpochTime.IsUnit(format) || format.AsSpan().IndexOfAny("hHmst") >= 0)
        {
            return null;
        }

        foreach (int clock in Enumerable.Range(0, _layout.FieldCount).Where(i => i != column && _layout.Header.Count > 0 && !IsClockOfSomething(_layout.Header[i].Text)))
        {
            var reader = new DateAndClockTime(date, clock, ClockOf(clock, column) ?? ClockForm.Hour);
            if (ClockOf(clock, column) is ClockForm.Text or ClockForm.Digits && Reads(reader))
            {
                return new TimePlan([reader], [column, clock], $"{_layout.NameOf(column)} and {_layout.NameOf(clock)}") { LacksYear = StatedFormat.LacksYear(format) };
            }
        }

        return null;
    }

    /// <summary>True when most rows are read.</summary>
    private bool Reads(ITimeReader reader) => 2 * _rows.Count(row => reader.TryRead(row.Row, out _)) > _rows.Length;

    /// <summary>Of numbers only those that are called a time, or that only grow.</summary>
    private bool MayCountTime(int column)
    {
        string[] texts = PrefixRow.Column(_rows, column);
        double[] numbers = [.. texts.Select(Number)];
        bool grows = numbers.Length > 1 && numbers.Zip(numbers.Skip(1)).All(pair => pair.Second > pair.First);
        return grows || (_layout.Header.Count > 0 && IsTimeName(_layout.Header[column].Text));
    }
}
