using System;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>How long a step is and how rows become steps.</summary>
/// <param name="Step">Nanoseconds; 0 for rows as they come.</param>
/// <param name="Grid">True when the newest row at each step is taken.</param>
/// <param name="Holds">True when a value holds until the next row.</param>
/// <param name="Text">For people.</param>
/// <param name="IsPlain">True when nothing had to be guessed.</param>
internal sealed record StepDecision(long Step, bool Grid, bool Holds, string Text, bool IsPlain)
{
    private const double RegularShare = 0.9;
    private const double MostDeviation = 0.15;
    private const double NearShare = 0.05;

    /// <summary>Decides by the distances of rows and by what is stated.</summary>
    /// <param name="file">For messages.</param>
    /// <param name="steps">Distances of rows.</param>
    /// <param name="stated">Seconds, or null.</param>
    /// <param name="longLine">The first line of a file of one value a line, whose values hold until they change; 0 for a table.</param>
    public static StepDecision Choose(string file, StepGuess steps, double? stated, long longLine = 0)
    {
        bool isLong = longLine > 0;
        long median = Nominal(steps.Median());
        (long regular, long between, long _, long _, long _) = median == 0 ? default : steps.Judge(median, StepRule.LongestGap);
        bool isRegular = median > 0 && regular + between >= RegularShare * steps.Count && (between <= steps.Count / 3.0) && (!isLong || regular >= RegularShare * steps.Count) && steps.Deviation(median) <= MostDeviation;
        if (stated is double seconds)
        {
            return Stated(file, (long)Math.Round(seconds * Time.Second), median, isRegular, isLong);
        }

        if (steps.Count == 0 && isLong)
        {
            throw new CsvInputException(file, longLine, "each name has one value, so that no step can be told; --step SECONDS makes equal steps of them");
        }

        if (steps.Count == 0)
        {
            return new StepDecision(0, false, false, "one row, no step", true);
        }

        if (!isRegular)
        {
            throw new CsvInputException(file, steps.LargestLine, $"rows come at uneven times, {Time.Span(steps.Smallest)} (line {steps.SmallestLine}) to {Time.Span(steps.Largest)} (line {steps.LargestLine}) behind the row before; --step SECONDS makes equal steps of them{(isLong ? "" : ", --step 0 takes them as they come")}");
        }

        string jitter = steps.Smallest < median * 0.98 || steps.Largest > median * 1.02 ? Range(steps, median) : "";
        return new StepDecision(median, false, false, Time.Span(median) + jitter, jitter.Length == 0);
    }

    private static StepDecision Stated(string file, long step, long median, bool isRegular, bool isLong)
    {
        if (step == 0)
        {
            return isLong
                ? throw new CsvInputException(file, "--step 0: a file of one value a line needs steps; state their seconds")
                : new StepDecision(0, false, false, "rows as they come, as stated", false);
        }

        if (isRegular && Math.Abs(step - median) <= NearShare * median)
        {
            return new StepDecision(step, false, false, Time.Span(step) + ", as stated", false);
        }

        bool isHeld = isLong && step < median;
        if (isRegular && step < median && !isHeld)
        {
            throw new CsvInputException(file, $"expected a row every {Time.Span(step)}, the step that --step or the model states, or more often, found one every {Time.Span(median)}");
        }

        string how = isRegular && !isHeld ? "the newest row at each" : "the last value holds until the next row";
        return new StepDecision(step, true, !isRegular, $"{Time.Span(step)}, as stated; {how}", false);
    }

    /// <summary>A step of clocks that tick in seconds is a whole number of them, and of parts of it what clocks of boards can mean.</summary>
    private static long Nominal(long median) => median >= 10 * Time.Second ? (long)Math.Round(median / (double)Time.Second) * Time.Second : median;

    private static string Range(StepGuess steps, long median) =>
        steps.Largest > 1.5 * median || steps.Smallest < StepRule.Between * median ? "" : $" ({Time.Span(steps.Smallest)} to {Time.Span(steps.Largest)})";
}
