using System.CommandLine;
using System.IO;
using TinyRnn.Cli.Boards;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Output;
using TinyRnn.Cli.Views;
using TinyRnn.Quantizer.Deployment;
using TinyRnn.Quantizer.Deployment.Stations;

namespace TinyRnn.Cli.Commands;

/// <summary><c>tinyrnn monitor</c>: what a station says, as it says it.</summary>
internal static class MonitorCommand
{
    public static Command Create()
    {
        Option<string?> port = BoardOptions.Port();
        Option<string?> log = BoardOptions.Log();
        Option<int> baud = BoardOptions.Baud();
        var command = new Command("monitor", "Show a station's readings, probabilities and warnings live; plain lines when redirected.") { port, log, baud };
        command.SetAction(result =>
        {
            using Stream stream = BoardStream.Open(result.GetValue(port), result.GetValue(log), result.GetValue(baud));
            Show(new BoardText(stream));
            return ExitCode.Success;
        });
        return command;
    }

    private static void Show(BoardText text)
    {
        using IStationView view = Terminal.IsRich && Terminal.Out.Profile.Capabilities.Ansi ? new StationDashboard() : new StationLines();
        string? line;
        while ((line = text.ReadLine()) != null)
        {
            view.Add(StationLine.Parse(line));
        }
    }
}
