using System.CommandLine;
using System.IO;
using TinyRnn.Cli.Boards;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Output;
using TinyRnn.Cli.Views;
using TinyRnn.Quantizer.Deployment;
using TinyRnn.Quantizer.Deployment.Reports;

namespace TinyRnn.Cli.Commands;

/// <summary><c>tinyrnn verify</c>: does the board compute what the desktop computes?</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        Option<string?> port = BoardOptions.Port();
        Option<string?> log = BoardOptions.Log();
        Option<int> baud = BoardOptions.Baud();
        var model = new Option<string>("--model") { Description = "The .trnn model that the board runs", HelpName = "FILE.trnn", Required = true };
        Option<int> steps = BoardOptions.Count("--steps", "Refuse a report of fewer steps", least: 1, byDefault: 1);
        Option<bool> json = CommonOptions.Json();
        var command = new Command("verify", "Compare a board's report with the desktop, bit for bit. Exit code 1 when they differ, 2 when the report is not whole.")
        {
            port, log, baud, model, steps, json,
        };
        command.SetAction(result =>
        {
            string path = result.GetRequiredValue(model);
            if (!ModelInput.IsInteger(path))
            {
                throw new InputException($"{path}: expected a .trnn model, found another file");
            }

            var verifier = new ReportVerifier(ModelInput.LoadInteger(path), result.GetValue(steps));
            using Stream stream = BoardStream.Open(result.GetValue(port), result.GetValue(log), result.GetValue(baud));
            ReportVerdict verdict = ReadWithProgress(new BoardText(stream), verifier);
            if (result.GetValue(json))
            {
                JsonText.Write(verdict);
            }
            else
            {
                VerdictView.Write(verdict);
            }

            return verdict.Outcome switch
            {
                ReportOutcome.Pass => ExitCode.Success,
                ReportOutcome.Fail => ExitCode.CheckFailed,
                _ => ExitCode.BadInput,
            };
        });
        return command;
    }

    private static ReportVerdict ReadWithProgress(BoardText text, ReportVerifier verifier)
    {
        using var progress = new StepProgress();
        return BoardReportReader.Read(text, verifier, () => progress.Update(verifier.StepsSoFar, verifier.Steps));
    }
}
