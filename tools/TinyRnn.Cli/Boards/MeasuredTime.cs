using System.IO;
using TinyRnn.Quantizer.Deployment;
using TinyRnn.Quantizer.Deployment.Reports;

namespace TinyRnn.Cli.Boards;

/// <summary>The time of a step from what a board printed.</summary>
internal static class MeasuredTime
{
    /// <summary>Nanoseconds of a step.</summary>
    /// <param name="log">The file with the board's report.</param>
    /// <param name="model">The model that it must be of.</param>
    /// <param name="path">The model's file, for messages.</param>
    /// <exception cref="InputException">The report is not whole, not of this model, or has no time.</exception>
    public static long Read(string log, RnnModel model, string path)
    {
        using Stream stream = BoardStream.Open(null, log, 0);
        ReportVerdict verdict = BoardReportReader.Read(new BoardText(stream), new ReportVerifier(model, 1));
        return verdict switch
        {
            { Outcome: not ReportOutcome.Pass } => throw new InputException(
                $"{log}: expected a report that 'tinyrnn verify --log {log} --model {path}' passes, found {(verdict.Problems.Count > 0 ? verdict.Problems[0] : "one that differs")}"),
            { NanosecondsPerStep: long nanoseconds } => nanoseconds,
            _ => throw new InputException($"{log}: expected a report with the time of a step, found one without"),
        };
    }
}
