using System;
using System.Linq;
using System.Text.RegularExpressions;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Layouts;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>Whether the day or the month comes first, decided over the whole file.</summary>
internal static partial class TimeDecision
{
    private const long NearFactor = 20;
    private const int LeastRows = 2;

    /// <summary>The right way, and why.</summary>
    public static (TimeTrack Track, string Reason) Choose(string file, TimePlan plan, TimeTrack[] tracks, FileLayout layout)
    {
        if (tracks.Length == 1)
        {
            return (tracks[0], "");
        }

        TimeTrack[] good = tracks.Where(track => track.Failed == 0).ToArray();
        if (good.Length == 1)
        {
            TimeTrack bad = tracks.First(track => track.Failed > 0);
            return (good[0], $"'{bad.FirstFailed}' in line {bad.FirstFailedLine}");
        }

        if (good.Length == 0)
        {
            return (Best(file, tracks), "in most rows");
        }

        if (OrderInName(plan.Name) is int named && good.Contains(tracks[named]))
        {
            return (tracks[named], "as its name states");
        }

        if (plan.HasPoints && good.Contains(tracks[0]) && good.Length < 3)
        {
            return (tracks[0], "points between the numbers");
        }

        // Nowhere does the month come first where a comma is decimal.
        if (layout.Dialect.Decimal == ',' && good.Contains(tracks[0]) && good.Length < 3)
        {
            return (tracks[0], "a decimal comma");
        }

        if (layout.MonthIsFirst && good.Contains(tracks[1]))
        {
            return (tracks[1], "written by PowerShell");
        }

        if (ByDistance(good) is { } near)
        {
            return (near, "only so the rows come one after the other, near together");
        }

        if (plan.HasHalfDays && good.Contains(tracks[1]))
        {
            return (tracks[1], "AM and PM");
        }

        return plan.HasPoints && good.Contains(tracks[0])
            ? (tracks[0], "points between the numbers")
            : throw Ambiguous(file, plan);
    }

    /// <summary>0 for a name with DD/MM/YYYY in it, 1 for MM/DD/YYYY.</summary>
    private static int? OrderInName(string name) => DayFirst().IsMatch(name) ? 0 : MonthFirst().IsMatch(name) ? 1 : null;

    [GeneratedRegex(@"(?<![a-z])d{1,2}[/.-]m{1,2}[/.-]y", RegexOptions.IgnoreCase)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"(?<![a-z])m{1,2}[/.-]d{1,2}[/.-]y", RegexOptions.IgnoreCase)]
    private static partial Regex MonthFirst();

    /// <summary>The error of a file that does not tell whether day or month comes first.</summary>
    public static CsvInputException Ambiguous(string file, TimePlan plan) =>
        new(file, plan.Example.Line, $"the day or the month may come first in '{plan.Example.Text}', column '{plan.Name}'; {FormatExample.For(plan.Example.Text)}");

    /// <summary>Where no way reads all rows: the one that reads all but a few, if the others fail in many.</summary>
    private static TimeTrack Best(string file, TimeTrack[] tracks)
    {
        TimeTrack[] ordered = [.. tracks.OrderBy(track => track.Failed)];
        return 10 * ordered[0].Failed <= ordered[1].Failed
            ? ordered[0]
            : throw new CsvInputException(file, Math.Max(tracks[0].FirstFailedLine, tracks[1].FirstFailedLine), $"the day comes first in '{tracks[1].FirstFailed}' (line {tracks[1].FirstFailedLine}) and the month in '{tracks[0].FirstFailed}' (line {tracks[0].FirstFailedLine}); --time-format states one");
    }

    /// <summary>The way in which times come in order and far nearer to one another than in the others; null when there is no such one.</summary>
    private static TimeTrack? ByDistance(TimeTrack[] tracks)
    {
        TimeTrack[] even = tracks.Where(track => Math.Min(track.Forward, track.Backward) == 0 && StepOf(track) > 0).OrderBy(StepOf).ThenBy(LargestOf).ToArray();
        if (even.Length < 2)
        {
            return even.FirstOrDefault();
        }

        bool mayBeMonths = StepOf(even[0]) == Time.Day && StepOf(even[1]) is >= 28 * Time.Day and <= 31 * Time.Day && Time.Iso(even[1].First, isUtc: false)[8..10] == "01";
        bool isNear = even[0].Count > LeastRows && (NearFactor * StepOf(even[0]) <= StepOf(even[1]) || (StepOf(even[0]) == StepOf(even[1]) && NearFactor * LargestOf(even[0]) <= LargestOf(even[1])));
        return isNear && !mayBeMonths ? even[0] : null;
    }

    private static long LargestOf(TimeTrack track) => (track.Forward > 0 ? track.Steps : track.BackSteps).Largest;

    private static long StepOf(TimeTrack track) => (track.Forward > 0 ? track.Steps : track.BackSteps).Median();
}
