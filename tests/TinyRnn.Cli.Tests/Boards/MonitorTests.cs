using System;
using System.IO;
using Xunit;

namespace TinyRnn.Cli.Tests.Boards;

public sealed class MonitorTests : IDisposable
{
    private const string Log = """
        boot: v1.17
        {"event":"start","model":"rain-gru","id":"5000c260b719b922","self_test":"passed"}
        {"t":"2026-05-01T13:00:00Z","temperature":21.3,"pressure":1009.8,"dew_point":15.8,"rain_3h":0.234,"alert":false}
        {"t":"2026-05-01T14:00:00Z","temperature":null,"pressure":1008.1,"dew_point":17.2,"rain_3h":null,"alert":false,"warn":"temperature missing"}
        {"t":"2026-05-01T15:00:00Z","co2":1417,"class":"walking","alert":true,"door":true}
        {"t":"2026-05-01T16:00:00Z","temp
        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_line_of_the_station_becomes_one_line()
    {
        string[] lines = Tool.Run("monitor", "--log", _folder.Write("log", Log)).Succeeded().Lines;

        Assert.Equal(
            [
                "other   boot: v1.17",
                "event   start: model rain-gru, id 5000c260b719b922, self_test passed",
                "2026-05-01 13:00  temperature   21.3  pressure 1009.8  dew_point   15.8  rain_3h  0.234 #####...............",
                "2026-05-01 14:00  temperature      -  pressure 1008.1  dew_point   17.2  rain_3h      -  warning: temperature missing",
                "2026-05-01 15:00  co2   1417  walking  ALERT  warning: door true",
                "other   garbled: expected JSON: {\"t\":\"2026-05-01T16:00:00Z\",\"temp",
            ],
            lines);
    }

    [Fact]
    public void A_pipe_is_read_and_what_a_terminal_would_obey_is_not_printed()
    {
        string output = Tool.RunWithInput("{\"event\":\"x\",\"note\":\"\\u001b[2J\"}\n\u001b[31mred\n", "monitor", "--log", "-").Succeeded().Output;

        Assert.DoesNotContain('\u001b', output);
        Assert.Contains("note ?[2J", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Noise_does_not_stop_it()
    {
        var noise = new byte[20_000];
        new Random(9).NextBytes(noise);
        File.WriteAllBytes(_folder.File("log"), noise);

        Tool.Run("monitor", "--log", _folder.File("log")).Succeeded();
    }

    [Fact]
    public void Wrong_input_is_refused()
    {
        Tool.Run("monitor").Refused("expected one of --port, --log and --mqtt, found none");
        Tool.Run("monitor", "--log", "no.log").Refused("no.log: the file does not exist");
    }
}
