using System;
using Xunit;

namespace TinyRnn.Cli.Tests.Boards;

/// <summary>Commands that speak to a broker, before they do.</summary>
public sealed class BrokerOptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _folder.Dispose();
    }

    [Fact]
    public void Addresses_with_a_password_in_them_are_refused_without_showing_it()
    {
        ToolResult result = Tool.Run("monitor", "--mqtt", "mqtt://u:hunter2@broker");

        result.Refused("--mqtt: expected mqtt://HOST:PORT or mqtts://HOST:PORT, found something else; user and password have options of their own");
        Assert.DoesNotContain("hunter2", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_stated_wrongly_is_told()
    {
        Tool.Run("monitor", "--mqtt-user", "u").Refused("--mqtt: expected it beside --mqtt-user, --mqtt-password and --mqtt-ca, found none");
        Tool.Run("monitor", "--mqtt", "mqtt://b", "--port", "COM1").Refused("expected one of --port, --log and --mqtt, found two");
        Tool.Run("log", "--mqtt", "mqtt://b", "-o", _folder.File("a.csv")).Refused("--station: expected 1 to 32 letters, digits, - and _, found none");
        Tool.Run("log", "--mqtt", "mqtt://b", "--station", "a/b", "-o", _folder.File("a.csv")).Refused("--station: expected 1 to 32 letters, digits, - and _, found 'a/b'");
        Tool.Run("log", "--log", _folder.Write("log", "nothing\n"), "-o", _folder.File("a.csv")).Refused("the log ends too early: expected its last line, which has a key 'next', found none; press the board's reset button while the command listens");
    }

    [Fact]
    public void Settings_that_would_cut_a_station_off_are_not_published()
    {
        string key = _folder.Write("key", new string('0', 64));
        string file = _folder.Write("changes.json", "{\"mqtt\":\"\"}");

        Tool.Run("publish", "--settings", file, "--mqtt", "mqtt://b", "--station", "a", "--key", key).Refused($"{file}: mqtt: expected a broker, without which the station could not be reached again, found none");
        string secret = _folder.Write("secret.json", "{\"update_key\":\"" + new string('7', 64) + "\"}");
        Tool.Run("publish", "--settings", secret, "--mqtt", "mqtt://b", "--station", "a", "--key", key).Refused($"{secret}: update_key: expected in the station's own file only, found it in settings over the air");
        Tool.Run("publish", "--mqtt", "mqtt://b", "--station", "a", "--key", key).Refused("expected one of MODEL and --settings");
    }

    [Fact]
    public void Broker_that_is_not_there_is_an_error_of_input()
    {
        ToolResult result = Tool.Run("monitor", "--mqtt", "mqtt://127.0.0.1:1");

        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("tinyrnn: mqtt://127.0.0.1:1: connect: ", result.Error, StringComparison.Ordinal);
    }
}
