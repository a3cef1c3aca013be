using System.CommandLine;
using System.IO;
using TinyRnn.Cli.Boards;
using TinyRnn.Cli.Brokers;
using TinyRnn.Cli.Files;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Output;
using TinyRnn.Mqtt;
using TinyRnn.Quantizer.Deployment;
using TinyRnn.Quantizer.Deployment.Stations;

namespace TinyRnn.Cli.Commands;

/// <summary><c>tinyrnn log</c>: the readings that a station has kept, as a file to train with.</summary>
internal static class LogCommand
{
    private const int DayOfSeconds = 86400;

    public static Command Create()
    {
        Option<string?> port = BoardOptions.Port();
        Option<string?> printed = BoardOptions.Log();
        Option<int> baud = BoardOptions.Baud();
        Option<string?> station = StationNameOption.Create(isRequired: false);
        Option<int> wait = BoardOptions.Count("--wait", "Seconds to wait for a station that sleeps", least: 1, byDefault: DayOfSeconds);
        var output = new Option<string>("--output", "-o") { Description = "CSV file of readings and outputs, which 'tinyrnn train' takes as it is", HelpName = "READINGS.csv", Required = true };
        var broker = new BrokerOptionSet();
        var command = new Command("log", "Fetch the log of a connected station, over its broker or, at its next reset, over its port.") { port, printed, baud, station, wait, output };
        broker.AddTo(command, isRequired: false);
        command.SetAction(result =>
        {
            OutputFile file = OutputFile.At(result.GetRequiredValue(output), result.GetValue(printed));
            StationLog log;
            if (broker.Read(result) is { } login)
            {
                if (result.GetValue(port) != null || result.GetValue(printed) != null)
                {
                    throw new InputException("expected one of --port, --log and --mqtt, found two");
                }

                log = Fetch(login, StationNameOption.Read(result.GetValue(station)), result.GetValue(wait));
            }
            else
            {
                using Stream stream = BoardStream.Open(result.GetValue(port), result.GetValue(printed), result.GetValue(baud));
                log = PrintedLog.Read(new BoardText(stream));
            }

            file.Write(log.Write);
            Terminal.Note($"{Figures.Count(log.Count)} readings." + (log.Unconfirmed > 0 ? $" {Figures.Count(log.Unconfirmed)} of them have a time that nobody had confirmed." : ""));
            return ExitCode.Success;
        });
        return command;
    }

    private static StationLog Fetch(BrokerLogin login, string station, int wait)
    {
        using MqttChannel channel = OpenChannel.To(login);
        return new LogFetcher(channel, station).Fetch(wait);
    }
}
