using System;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Layouts;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>Whether the day or the month comes first, decided over the whole file.</summary>
internal static class TimeDecision
{
    /// <summary>The right way, and why.</summary>
    public static (TimeTrack Track, string Reason) Choose(string file, TimePlan plan, TimeTrack[] tracks, FileLayout layout)
    {
        if (tracks.Length == 1)
        {
            return (tracks[0], "");
        }

        (TimeTrack day, TimeTrack month) = (tracks[0], tracks[1]);
        if (day.Failed != month.Failed && Math.Min(day.Failed, month.Failed) == 0)
        {
            TimeTrack good = day.Failed == 0 ? day : month;
            TimeTrack bad = day.Failed == 0 ? month : day;
            return (good, $"'{bad.FirstFailed}' in line {bad.FirstFailedLine}");
        }

        if (day.Failed > 0)
        {
            throw new CsvInputException(file, Math.Max(day.FirstFailedLine, month.FirstFailedLine), $"the day comes first in '{month.FirstFailed}' (line {month.FirstFailedLine}) and the month in '{day.FirstFailed}' (line {day.FirstFailedLine}); --time-format states one");
        }

        if (plan.HasPoints)
        {
            return (day, "points between the numbers");
        }

        if (layout.MonthIsFirst || plan.HasHalfDays)
        {
            return (month, layout.MonthIsFirst ? "written by PowerShell" : "AM and PM");
        }

        return ByDistance(file, plan, day, month);
    }

    /// <summary>The way in which times come in order and near to one another, if only one does.</summary>
    private static (TimeTrack Track, string Reason) ByDistance(string file, TimePlan plan, TimeTrack day, TimeTrack month)
    {
        bool dayIsGood = IsEven(day);
        bool monthIsGood = IsEven(month);
        if (dayIsGood != monthIsGood)
        {
            return (dayIsGood ? day : month, "only so the times come one after the other");
        }

        if (day.Steps.Count > 1 && IsExact(day) != IsExact(month))
        {
            return (IsExact(day) ? day : month, "only so the steps are equal");
        }

        throw new CsvInputException(file, $"the day or the month may come first in column '{plan.Name}'; --time-format \"d/M/yyyy H:mm:ss\" or \"M/d/yyyy H:mm:ss\" states it");
    }

    private static bool IsExact(TimeTrack track) => track.Backward == 0 && track.Steps.Smallest == track.Steps.Largest;

    private static bool IsEven(TimeTrack track)
    {
        if (Math.Min(track.Forward, track.Backward) > 0)
        {
            return false;
        }

        StepGuess steps = track.Forward > 0 ? track.Steps : track.BackSteps;
        long step = steps.Median();
        return step > 0 && steps.Largest <= 7 * step;
    }
}
