using System;
using TinyRnn.Quantizer.Deployment;
using TinyRnn.Quantizer.Deployment.Reports;

namespace TinyRnn.Cli.Boards;

/// <summary>Hands what a board prints to a verifier, up to the end of the first whole report.</summary>
internal static class BoardReportReader
{
    /// <param name="text">What the board prints.</param>
    /// <param name="verifier">Takes it line by line.</param>
    /// <param name="afterLine">Called after each line, or null.</param>
    public static ReportVerdict Read(BoardText text, ReportVerifier verifier, Action? afterLine = null)
    {
        string? line;
        while (!verifier.IsComplete && (line = text.ReadLine()) != null)
        {
            verifier.Add(line);
            afterLine?.Invoke();
        }

        return verifier.Finish();
    }
}
