using System;
using System.CommandLine;
using System.IO;
using System.Threading;
using TinyRnn.Cli.Boards;
using TinyRnn.Cli.Brokers;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Output;
using TinyRnn.Cli.Views;
using TinyRnn.Mqtt;
using TinyRnn.Quantizer.Deployment;
using TinyRnn.Quantizer.Deployment.Stations;
using TinyRnn.Stations;

namespace TinyRnn.Cli.Commands;

/// <summary><c>tinyrnn monitor</c>: what a station says, as it says it.</summary>
internal static class MonitorCommand
{
    private const string Ways = "--port, --log and --mqtt";

    public static Command Create()
    {
        Option<string?> port = BoardOptions.Port();
        Option<string?> log = BoardOptions.Log();
        Option<int> baud = BoardOptions.Baud();
        var broker = new BrokerOptionSet();
        var command = new Command("monitor", "Show a station's readings, probabilities and warnings live, or those of all stations of a broker; plain lines when redirected.") { port, log, baud };
        broker.AddTo(command, isRequired: false);
        command.SetAction(result =>
        {
            if (broker.Read(result) is { } login)
            {
                if (result.GetValue(port) != null || result.GetValue(log) != null)
                {
                    throw new InputException($"expected one of {Ways}, found two");
                }

                Show(login);
                return ExitCode.Success;
            }

            using Stream stream = BoardStream.Open(result.GetValue(port), result.GetValue(log), result.GetValue(baud), Ways);
            Show(new BoardText(stream));
            return ExitCode.Success;
        });
        return command;
    }

    /// <summary>All stations, until the program is ended or the connection is lost.</summary>
    private static void Show(BrokerLogin login)
    {
        using MqttChannel channel = OpenChannel.To(login);
        using var view = new StationsView();
        var feed = new StationFeed();
        foreach (string filter in StationFeed.Filters)
        {
            channel.Subscribe(filter);
        }

        Terminal.Note($"Connected to {login}; stations are shown as they transmit, and at first what the broker has kept of them.");
        while (true)
        {
            ChannelMessage? message = channel.Receive(Timeout.Infinite);
            foreach ((string station, StationLine line) in message == null ? [] : feed.Read(message))
            {
                view.Add(station, line);
            }
        }
    }

    private static void Show(BoardText text)
    {
        using IStationView view = Terminal.IsRich && Terminal.Out.Profile.Capabilities.Ansi ? new StationDashboard() : new StationLines();
        string? line;
        while ((line = text.ReadLine()) != null)
        {
            StationLine parsed = StationLine.Parse(line);
            // A connected station prints its log after a reset: 'tinyrnn log' reads it.
            if (parsed is not StationEvent { Kind: "log", Details: var details } || !details.Contains("data ", StringComparison.Ordinal))
            {
                view.Add(parsed);
            }
        }
    }
}
