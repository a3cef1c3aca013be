using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Deployment;
using TinyRnn.Quantizer.Deployment.Reports;

namespace TinyRnn.Cli.Boards;

/// <summary>Hands what a board prints to a verifier, up to the end of the first whole report.</summary>
internal static class BoardReportReader
{
    public static ReportVerdict Read(BoardText text, ReportVerifier verifier)
    {
        using (var progress = new StepProgress())
        {
            string? line;
            while (!verifier.IsComplete && (line = text.ReadLine()) != null)
            {
                verifier.Add(line);
                progress.Update(verifier.StepsSoFar, verifier.Steps);
            }
        }

        return verifier.Finish();
    }
}
