using System;
using System.IO;
using System.Text.Json;
using Xunit;

namespace TinyRnn.Cli.Tests.Boards;

public sealed class FlashTests : IDisposable
{
    // A file that exists, so that it passes for a port.
    private const string Port = "/dev/null";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_dry_run_prints_the_commands_and_needs_neither_nanoff_nor_port()
    {
        using var nothing = new FakeNanoff(name: null);
        string app = BoardFiles.WriteImage(_folder);

        ToolResult result = Tool.RunIn(nothing.Environment, null,
            "flash", "--port", "COM3", "--target", "ESP32_REV3", "--firmware", "--app", app, "--model", BoardFiles.StationModel, "--dry-run").Succeeded();

        Assert.Equal("nanoff --update --target ESP32_REV3 --serialport COM3", result.Lines[0]);
        Assert.Equal("nanoff --filedeployment deploy.json", result.Lines[1]);
        JsonElement settings = JsonDocument.Parse(string.Join('\n', result.Lines[3..^1])).RootElement;
        Assert.Equal($"nanoff --nanodevice --deploy --serialport COM3 --image {app}", result.Lines[^1]);
        Assert.Equal(BoardFiles.StationModel, settings.GetProperty("files")[0].GetProperty("SourceFilePath").GetString());
    }

    [Fact]
    public void Nanoff_is_called_step_by_step_and_heard()
    {
        using var nanoff = new FakeNanoff(says: "Hash of data verified");
        string app = BoardFiles.WriteImage(_folder);

        ToolResult result = Tool.RunIn(nanoff.Environment, null,
            "flash", "-p", Port, "--target", "ESP32_C3", "--firmware", "--masserase", "--app", app, "--bootloader", "--model", BoardFiles.StationModel, "--slot", "b").Succeeded();

        Assert.Equal($"nanoff --update --target ESP32_C3 --serialport {Port} --masserase", nanoff.Called[0]);
        Assert.Equal($"nanoff --target ESP32_C3 --deploy --serialport {Port} --image {app} --address 0x1B0000", nanoff.Called[2]);
        Assert.Matches(@"^nanoff --filedeployment \S+deploy\.json$", nanoff.Called[1]);
        Assert.Equal(3, nanoff.Called.Length);
        Assert.Contains(@"""I:\\model-b.trnn""", nanoff.Settings, StringComparison.Ordinal);
        Assert.Contains("[1/3] firmware ESP32_C3", result.Output, StringComparison.Ordinal);
        Assert.Contains("Hash of data verified", result.Output, StringComparison.Ordinal);
        Assert.Equal("Done.", result.Lines[^1]);
        Assert.False(File.Exists(nanoff.Called[1].Split(' ')[^1]), "the settings file was left behind");
    }

    [Fact]
    public void A_manifest_of_the_folder_has_no_say_in_what_is_run()
    {
        using var dotnet = new FakeNanoff(name: "dotnet");
        _folder.Write("dotnet-tools.json", """{"version":1,"tools":{"nanoff":{"version":"2.5.0","commands":["nanoff"]}}}""");

        Tool.RunIn(dotnet.Environment, _folder.Path, "flash", "-p", Port, "--model", BoardFiles.StationModel)
            .Refused("nanoff: not found on the PATH; install it with 'dotnet tool install -g nanoff', or say where it is with --nanoff FILE");

        Assert.Empty(dotnet.Called);
    }

    [Fact]
    public void Nanoff_is_taken_from_where_the_user_says()
    {
        using var nanoff = new FakeNanoff(name: "my-nanoff");
        using var nothing = new FakeNanoff(name: null);

        Tool.RunIn(nothing.Environment, _folder.Path, "flash", "-p", Port, "--model", BoardFiles.StationModel, "--nanoff", nanoff.Path("my-nanoff")).Succeeded();

        Assert.Single(nanoff.Called);
        Tool.RunIn(nothing.Environment, _folder.Path, "flash", "-p", Port, "--model", BoardFiles.StationModel, "--nanoff", "no-such").Refused("--nanoff no-such: the file does not exist");
    }

    [Theory]
    [InlineData("rain-bigru-24h", "found one that also runs backwards or needs whole windows")]
    [InlineData("rain-lstm-24h", "found one of windows of 24 steps")]
    public void A_model_that_no_station_steps_is_refused(string name, string found)
    {
        using var nanoff = new FakeNanoff();
        string model = _folder.File("m.trnn");
        string source = Path.Combine(Samples.Repository, "examples", "rain", name + ".pt");
        Tool.Run("quantize", source, "-c", Path.Combine(Samples.Repository, "examples", "rain", "calibration.csv"), "-o", model).Succeeded();

        Tool.RunIn(nanoff.Environment, _folder.Path, "flash", "-p", Port, "--model", model)
            .Refused($"{model}: model: expected one that is stepped through readings without end, {found}; nothing was sent");
        Assert.Empty(nanoff.Called);
        string error = Tool.Run("new", "station", "--model", model, "--out", _folder.File("project")).Error;
        Assert.Contains(found, error, StringComparison.Ordinal);
        Assert.Equal(found.EndsWith("steps", StringComparison.Ordinal), error.Contains("'tinyrnn quantize --window 0' makes one that carries its state", StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_are_checked_before_they_are_sent()
    {
        using var nanoff = new FakeNanoff();
        string settings = _folder.Write("station.json", """{"sensors":"bme280","interval":600}""");

        Assert.Contains(@"I:\station.json", Tool.RunIn(nanoff.Environment, null, "flash", "-p", Port, "--settings", settings).Succeeded().Output, StringComparison.Ordinal);
        Tool.RunIn(nanoff.Environment, null, "flash", "-p", Port, "--settings", settings, "--model", BoardFiles.StationModel)
            .Refused($"{BoardFiles.StationModel}: step: expected the 600 seconds that the settings state, found 3600; nothing was sent");
        Tool.RunIn(nanoff.Environment, null, "flash", "-p", Port, "--settings", _folder.Write("bad.json", """{"data_pin":99}"""))
            .Refused($"{_folder.File("bad.json")}: data_pin: expected a whole number from 0 to 60, found 99");
    }

    [Fact]
    public void A_signed_model_and_the_time_go_in_one_call()
    {
        using var nanoff = new FakeNanoff();
        string key = _folder.Write("key.txt", new string('5', 64) + "\n");

        ToolResult result = Tool.RunIn(nanoff.Environment, null, "flash", "-p", Port, "--model", BoardFiles.StationModel, "--key", key, "--clock").Succeeded();

        Assert.Single(nanoff.Called);
        Assert.Contains(@"I:\model-a.trnn, I:\clock.txt", result.Output, StringComparison.Ordinal);
        Assert.Contains("signed.trnn", nanoff.Settings, StringComparison.Ordinal);
        Assert.DoesNotContain("5555", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_that_is_missing_is_refused_with_those_there_are()
    {
        using var nanoff = new FakeNanoff();

        ToolResult result = Tool.RunIn(nanoff.Environment, null, "flash", "-p", "/dev/ttyUSB99", "--model", BoardFiles.StationModel);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.StartsWith("tinyrnn: port /dev/ttyUSB99: not found; this machine has ", result.Error, StringComparison.Ordinal);
        Assert.Empty(nanoff.Called);
    }

    [Theory]
    [InlineData("Error E2000: Error connecting to nano device.", 208, "The board did not answer.")]
    [InlineData("Error E4000: Error executing ESP32 serial command.", 160, "hold the button BOOT")]
    [InlineData("Error E6000: Couldn't open serial device.", 112, "Another program has the port")]
    [InlineData("Something else", 7, "What it said stands above.")]
    public void A_failure_of_nanoff_is_shown_with_its_code_and_what_helps(string says, int exitCode, string hint)
    {
        using var nanoff = new FakeNanoff(says: says, exitCode: exitCode);

        ToolResult result = Tool.RunIn(nanoff.Environment, null, "flash", "-p", Port, "--target", "ESP32_REV3", "--firmware", "--model", BoardFiles.StationModel);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(says, result.Output, StringComparison.Ordinal);
        Assert.Contains($"tinyrnn: firmware ESP32_REV3: nanoff ended with exit code {exitCode}", result.Error, StringComparison.Ordinal);
        Assert.Contains(hint, result.Error, StringComparison.Ordinal);
        Assert.Single(nanoff.Called);
    }

    [Theory]
    [InlineData("Error deploying content file m.trnn to I:\\\\model-a.trnn")]
    [InlineData("Exception deploying content file m.trnn to I:\\\\model-a.trnn")]
    [InlineData("No operation was performed with the options supplied.")]
    public void A_failure_that_nanoff_only_says_is_a_failure(string says)
    {
        using var nanoff = new FakeNanoff(says: says, exitCode: 0);

        Assert.Equal(1, Tool.RunIn(nanoff.Environment, null, "flash", "-p", Port, "--model", BoardFiles.StationModel).ExitCode);
    }

    [Fact]
    public void Bad_files_are_refused_before_anything_is_sent()
    {
        using var nanoff = new FakeNanoff();
        string app = BoardFiles.WriteImage(_folder);
        byte[] bytes = File.ReadAllBytes(app);
        bytes[^5] ^= 1;
        File.WriteAllBytes(app, bytes);
        byte[] model = File.ReadAllBytes(BoardFiles.StationModel);
        model[300] ^= 1;
        File.WriteAllBytes(_folder.File("bad.trnn"), model);

        Contains("damaged: the assembly's checksum is", "--app", app);
        Contains("the file does not exist, and --dry-run checks it as well; 'tinyrnn pack' makes it of the .pe files that the project's Release build leaves (Visual Studio", "--app", _folder.File("no.bin"));
        Contains("bad.trnn: ", "--model", _folder.File("bad.trnn"));
        Contains("expected a .trnn model, found another file; 'tinyrnn quantize' makes one", "--model", Samples.Gru);
        Contains("no.trnn: the file does not exist", "--model", _folder.File("no.trnn"));
        Contains("expected something to flash");
        Contains("expected a key of 64 hexadecimal digits, found 4 other characters", "--model", BoardFiles.StationModel, "--key", _folder.Write("key.txt", "4321"));
        Contains("known families:", "--target", "ESP8266", "--firmware");
        Assert.Empty(nanoff.Called);

        void Contains(string message, params string[] arguments)
        {
            ToolResult result = Tool.RunIn(nanoff.Environment, null, ["flash", "-p", Port, .. arguments]);
            Assert.Equal((2, ""), (result.ExitCode, result.Output));
            Assert.Contains(message, result.Error, StringComparison.Ordinal);
        }
    }
}
