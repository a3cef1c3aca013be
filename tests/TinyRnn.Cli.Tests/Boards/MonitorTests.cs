using System;
using System.IO;
using Xunit;

namespace TinyRnn.Cli.Tests.Boards;

public sealed class MonitorTests : IDisposable
{
    private const string Log = """
        boot: v1.17
        {"event":"start","model":"rain-gru","id":"5000c260b719b922","self_test":"passed"}
        {"t":"2026-05-01T13:00:00Z","temperature":21.3,"pressure":1009.8,"humidity":71,"p":0.234,"rain":false}
        {"t":"2026-05-01T14:00:00Z","temperature":null,"pressure":1008.1,"humidity":81,"p":null,"rain":false,"warn":"temperature missing"}
        {"t":"2026-05-01T15:00:00Z","temperature":-3.5,"pressure":998.2,"humidity":100,"p":1,"rain":true}
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
                "2026-05-01 13:00  21.3 °C 1009.8 hPa  71 %  rain 23.4 % #####...............",
                "2026-05-01 14:00     - °C 1008.1 hPa  81 %  rain    - % ....................  warning: temperature missing",
                "2026-05-01 15:00  -3.5 °C  998.2 hPa 100 %  rain100.0 % #################### RAIN",
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
        Tool.Run("monitor").Refused("expected one of --port and --log, found none");
        Tool.Run("monitor", "--log", "no.log").Refused("no.log: the file does not exist");
    }
}
