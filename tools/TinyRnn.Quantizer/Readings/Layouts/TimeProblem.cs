using System.Text;
using System.Text.RegularExpressions;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Why a row's time cannot be read.</summary>
internal static partial class TimeProblem
{
    /// <summary>Counts a row without a time as broken, with the cause.</summary>
    public static void Add(BrokenLines broken, TimePlan plan, FieldRow row)
    {
        string text = row.Text(plan.Columns[0]);
        if (TimeScanner.TryScan(row[plan.Columns[0]], DateOrder.DayFirst, out ScannedTime time) && time.ZoneName != 0)
        {
            broken.Add("zone", row.Line, $"'{text}': {ZoneName.Problem(time.ZoneName)}");
            return;
        }

        bool isOther = plan.Example.Text.Length > 0 && plan.Columns.Count == 1 && Cells.Guess(Encoding.UTF8.GetBytes(text)) == CellGuess.Time;
        string problem = isOther
            ? $"expected a time of one kind with '{plan.Example.Text}' in line {plan.Example.Line}, found '{text}' (--time-format states which is right)"
            : $"expected a time, found '{text}'{Hint(text)}";
        broken.Add(isOther ? "another time" : "time", row.Line, problem);
    }

    /// <summary>What helps with a date whose day stands before its month behind the year; empty for any other text.</summary>
    public static string Hint(string text)
    {
        Match match = YearDayMonth().Match(text);
        return match.Success && int.Parse(match.Groups["day"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) is > 12 and < 32
            ? $"; a day before its month behind the year is read with --time-format \"yyyy{match.Groups["sign"].Value}dd{match.Groups["sign"].Value}MM\" and the clock"
            : "";
    }

    [GeneratedRegex(@"^[0-9]{4}(?<sign>[-/.])(?<day>[0-9][0-9])\k<sign>(0[0-9]|1[0-2])(?![0-9])", RegexOptions.ExplicitCapture)]
    private static partial Regex YearDayMonth();
}
