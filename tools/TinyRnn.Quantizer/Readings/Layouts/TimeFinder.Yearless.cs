using System.Globalization;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Times without a year, which a person states: none is guessed.</summary>
internal sealed partial class TimeFinder
{
    private static readonly DateOrder[] s_dayOrMonth = [DateOrder.DayFirst, DateOrder.MonthFirst];

    /// <summary>Fails at a year that is missing, or that is stated of times that have one.</summary>
    private void RequireYear(string file, TimePlan plan)
    {
        (string text, long line) = ExampleOf(plan.Columns[0]);
        if (plan.LacksYear && _options.Year == null)
        {
            throw new CsvInputException(file, line, plan.Columns[0] + 1, $"'{text}' has no year; --year YEAR states it, --time none reads rows without times");
        }

        if (!plan.LacksYear && _options.Year is int year)
        {
            throw new CsvInputException(file, line, plan.Columns[0] + 1, string.Create(CultureInfo.InvariantCulture, $"--year {year}: expected times without a year, found '{text}'"));
        }
    }

    private void RequireYearOf(string file, string format, long line)
    {
        if (!StatedFormat.IsValid(format))
        {
            throw new CsvInputException(file, line, $"--time-format '{format}': expected a format such as dd.MM.yyyy HH:mm, or s, ms, us, ns, min, h, d");
        }

        if (_options.Year.HasValue != StatedFormat.LacksYear(format))
        {
            string problem = _options.Year is int year
                ? string.Create(CultureInfo.InvariantCulture, $"--year {year}: expected a --time-format without a year, found '{format}'")
                : $"--time-format \"{format}\" has no year; --year YEAR states it";
            throw new CsvInputException(file, line, problem);
        }
    }

    /// <summary>A column of days and months without a year, beside which a clock may stand; null for any other.</summary>
    private DayAndMonthTime[]? DayAndMonthReaders(int column)
    {
        bool mayBe = _layout.Header.Count == 0 || IsDateName(_layout.Header[column].Text) || IsTimeName(_layout.Header[column].Text);
        return mayBe && FirstOf(column) is { } first && ScanDayAndMonth(first, column) is { LacksYear: true } scan ? ReadersLike(scan, column) : null;
    }

    private DayAndMonthTime[]? ReadersLike(ScannedTime scan, int column) =>
        !_rows.All(row => row.Guesses[column] == CellGuess.Missing || ScanDayAndMonth(row, column).LacksYear) ? null
        : [.. (scan.OrderIsOpen ? s_dayOrMonth : [DateOrder.DayFirst]).Select(order => new DayAndMonthTime(column, order, _options.Year))];

    private static ScannedTime ScanDayAndMonth(PrefixRow row, int column) =>
        TimeScanner.TryScanDayAndMonth(row.Row[column], DateOrder.DayFirst, out ScannedTime scan) && scan.IsInCalendar() ? scan
        : TimeScanner.TryScanDayAndMonth(row.Row[column], DateOrder.MonthFirst, out scan) && scan.IsInCalendar() ? scan
        : default;
}
