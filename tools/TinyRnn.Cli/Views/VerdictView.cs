using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Deployment.Reports;

namespace TinyRnn.Cli.Views;

/// <summary>A board's report beside the desktop, for people.</summary>
internal static class VerdictView
{
    public static void Write(ReportVerdict verdict)
    {
        if (verdict.SelfTest.Length > 0)
        {
            Terminal.Line($"self test on the board  {verdict.SelfTest}");
        }

        if (verdict.Compared > 0)
        {
            Terminal.Line($"outputs compared        {Figures.Count(verdict.Compared)} in {Figures.Count(verdict.Steps)} steps, {Figures.Count(verdict.Differing)} differ");
        }

        if (verdict.NanosecondsPerStep is long nanoseconds)
        {
            Terminal.Line($"time of a step          {Figures.Count(nanoseconds)} ns");
        }

        if (verdict.FreeHeapBefore is int before && verdict.FreeHeapAfter is int after)
        {
            Terminal.Line($"heap                    {Figures.Count(after)} bytes free, {Figures.Count(before - after)} taken by the network");
        }

        foreach (string note in verdict.Notes)
        {
            Terminal.Line($"note: {note}");
        }

        foreach (string problem in verdict.Problems)
        {
            Terminal.Problem(problem);
        }

        Terminal.Line(Summary(verdict));
    }

    private static string Summary(ReportVerdict verdict) =>
        verdict.Outcome switch
        {
            ReportOutcome.Pass => "PASS: every integer is the desktop's",
            ReportOutcome.Fail when verdict.FirstDifference is { } first =>
                $"FAIL: step {first.Step}, output {first.Output}{(first.Name.Length == 0 ? "" : $" ({first.Name})")}: expected {first.Expected}, found {first.Found}",
            ReportOutcome.Fail => "FAIL: the board's self test failed",
            _ when verdict.Compared == 0 => "INCOMPLETE: nothing could be compared",
            _ => "INCOMPLETE: the report is not whole; what could be read and compared is right",
        };
}
