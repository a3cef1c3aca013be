using System;
using System.IO;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using TinyRnn.Quantizer.Deployment;
using TinyRnn.Verify;
using Xunit;

namespace TinyRnn.Cli.Tests.Boards;

public sealed class VerifyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_nanoCLR_printed_passes()
    {
        ToolResult result = Tool.Run("verify", "--log", BoardFiles.Report, "--model", BoardFiles.Model, "--steps", "256").Succeeded();

        Assert.Equal("self test on the board  passed, 60 steps", result.Lines[0]);
        Assert.Equal("outputs compared        512 in 256 steps, 0 differ", result.Lines[1]);
        Assert.Matches(@"^time of a step +[0-9,]+ ns$", result.Lines[2]);
        Assert.Matches(@"^heap +[0-9,]+ bytes free, [0-9,]+ taken by the network$", result.Lines[3]);
        Assert.Equal("PASS: every integer is the desktop's", result.Lines[^1]);
    }

    [Fact]
    public void A_pipe_passes_as_a_file_does_and_json_says_the_same()
    {
        JsonElement json = Tool.RunWithInput(File.ReadAllText(BoardFiles.Report), "verify", "--log", "-", "--model", BoardFiles.Model, "--json").Succeeded().Json;

        Assert.Equal(("pass", 512), (json.GetProperty("outcome").GetString(), json.GetProperty("compared").GetInt32()));
    }

    [Fact]
    public void A_difference_is_exit_code_1_and_names_step_and_channel()
    {
        string[] lines = File.ReadAllLines(BoardFiles.Report);
        int line = Array.FindIndex(lines, one => one.StartsWith("@step 99 ", StringComparison.Ordinal));
        string expected = lines[line].Split(' ')[3];
        lines[line] = ReportLine.Format(Regex.Replace(lines[line][1..^10], @"^(step 99 0) \S+", "$1 7"));

        ToolResult result = Tool.Run("verify", "--log", _folder.Write("log", string.Join('\n', lines)), "--model", BoardFiles.Model);

        Assert.Equal((1, ""), (result.ExitCode, result.Error));
        Assert.Equal($"FAIL: step 99, output 0 (dry): expected {expected}, found 7", result.Lines[^1]);
    }

    [Fact]
    public void A_failed_self_test_is_exit_code_1()
    {
        string text = Regex.Replace(File.ReadAllText(BoardFiles.Report), "@selftest.*", ReportLine.Format("selftest failed 60 0 0 1 2"));

        ToolResult result = Tool.RunWithInput(text, "verify", "--log", "-", "--model", BoardFiles.Model);

        Assert.Equal(1, result.ExitCode);
        Assert.Equal("FAIL: the board's self test failed", result.Lines[^1]);
    }

    [Fact]
    public void A_report_that_is_not_whole_is_exit_code_2_and_says_what_is_missing()
    {
        string[] lines = File.ReadAllLines(BoardFiles.Report);
        string log = _folder.Write("log", string.Join('\n', [.. lines[..10], .. lines[11..100]]));

        ToolResult result = Tool.Run("verify", "--log", log, "--model", BoardFiles.Model);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("tinyrnn: line 11: missing: expected step 8, output 0, found step 9, output 0", result.Error, StringComparison.Ordinal);
        Assert.Contains("truncated: expected a line '@end' after step 255, found the end of the text after 98 of 256 steps", result.Error, StringComparison.Ordinal);
        Assert.Equal("INCOMPLETE: the report is not whole; what could be read and compared is right", result.Lines[^1]);
    }

    [Fact]
    public void Of_a_text_that_is_no_report_nothing_is_said_to_be_right() =>
        Assert.Equal("INCOMPLETE: nothing could be compared", Tool.Run("verify", "--log", _folder.Write("log", "time,rain\n1,2\n"), "--model", BoardFiles.Model).Lines[^1]);

    [Fact]
    public void Another_model_on_the_board_is_refused()
    {
        ToolResult result = Tool.Run("verify", "--log", BoardFiles.Report, "--model", BoardFiles.OtherModel);

        Assert.Equal((2, ""), (result.ExitCode, result.Output));
        Assert.Matches("line 1: expected the model .* with id [0-9a-f]{16}, found another with id [0-9a-f]{16} on the board", result.Error);
    }

    [Fact]
    public void Wrong_input_is_refused()
    {
        Tool.Run("verify", "--model", BoardFiles.Model).Refused("expected one of --port and --log, found none");
        Tool.Run("verify", "--model", BoardFiles.Model, "--log", "-", "--port", "COM3").Refused("expected one of --port and --log, found both");
        Tool.Run("verify", "--model", BoardFiles.Model, "--log", "no.log").Refused("no.log: the file does not exist");
        Tool.Run("verify", "--model", BoardFiles.Model, "--log", _folder.Path).Refused($"{_folder.Path}: expected a file, found a folder");
        Tool.Run("verify", "--model", Samples.Gru, "--log", "-").Refused($"{Samples.Gru}: expected a .trnn model, found another file");
        Assert.Contains("expected 257 steps or more", Tool.Run("verify", "--model", BoardFiles.Model, "--log", BoardFiles.Report, "--steps", "257").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_that_is_missing_or_no_serial_port_is_refused()
    {
        Assert.StartsWith("tinyrnn: port /dev/ttyUSB99: not found; this machine has ", Tool.Run("verify", "--model", BoardFiles.Model, "-p", "/dev/ttyUSB99").Error, StringComparison.Ordinal);

        ToolResult result = Tool.Run("verify", "--model", BoardFiles.Model, "--port", "/dev/null");
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("port /dev/null: expected a serial port that can be set to 921600 baud; ", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Board_that_prints_nothing_before_a_ping_is_pinged()
    {
        using var port = new PseudoTerminal();
        using var tool = Tool.Start("verify", "--model", BoardFiles.Model, "--port", port.Path);

        byte[] first = await Task.Run(() => port.Read(WirePing.Packet().Length)).WaitAsync(TimeSpan.FromMinutes(1));
        port.WriteUntil(File.ReadAllBytes(BoardFiles.Report), () => tool.HasExited);

        Assert.Equal(WirePing.Packet(), first);
        Assert.Equal(0, tool.ExitCode);
    }

    [Fact]
    public void A_report_passes_through_a_serial_port()
    {
        using var port = new PseudoTerminal();
        using var tool = Tool.Start("verify", "--model", BoardFiles.Model, "--port", port.Path);

        port.WriteUntil(File.ReadAllBytes(BoardFiles.Report), () => tool.HasExited);

        string output = tool.StandardOutput.ReadToEnd();
        Assert.True(tool.ExitCode == 0, output + tool.StandardError.ReadToEnd());
        Assert.Equal("PASS: every integer is the desktop's", output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
    }
}
