using System;
using System.IO;
using System.Linq;
using Xunit;

namespace TinyRnn.Cli.Tests;

public sealed class PrepareTests : IDisposable
{
    private const string Raw = "Station,Berlin\n\nZeit;Temperatur (°F);Feuchte (%)\n04.05.2031 00:00;44,24;80\n04.05.2031 01:00;-999;81\n04.05.2031 04:00;46,04;82\n04.05.2031 05:00;46,04;82\n04.05.2031 06:00;46,04;82\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_raw_file_becomes_equal_steps_and_all_guesses_are_said()
    {
        string raw = _folder.Write("raw.csv", Raw);

        ToolResult result = Tool.Run("prepare", raw);

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            ["time,Temperatur (°F),Feuchte (%)", "2031-05-04T00:00:00,44.24,80", "2031-05-04T01:00:00,,81", "2031-05-04T02:00:00,,", "2031-05-04T03:00:00,,", "2031-05-04T04:00:00,46.04,82", "2031-05-04T05:00:00,46.04,82", "2031-05-04T06:00:00,46.04,82"],
            result.Lines
        );
        Assert.Contains("-999 in 'Temperatur (°F)', 1 x from line 5", result.Error, StringComparison.Ordinal);
        Assert.Contains("[--time, --time-format]", string.Join(' ', result.Error.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.All(result.Error.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void Signs_are_stated_as_they_stand_a_comma_too()
    {
        string german = _folder.Write("german.csv", Raw);
        string plain = _folder.Write("plain.csv", "time,x\n2031-05-04T00:00Z,1.5\n2031-05-04T01:00Z,2\n");

        Assert.Contains("44.24", Tool.Run("prepare", german, "--decimal", ",", "--separator", ";").Output, StringComparison.Ordinal);
        Assert.Contains("1.5", Tool.Run("prepare", plain, "--separator", ",", "--decimal", ".").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_prepared_is_a_plain_file()
    {
        string prepared = _folder.File("prepared.csv");
        Assert.Equal(0, Tool.Run("prepare", _folder.Write("raw.csv", Raw), "-o", prepared, "--column", "t=Temperatur (°F)*0.5-3").ExitCode);

        ToolResult again = Tool.Run("prepare", prepared);

        Assert.Equal(File.ReadAllText(prepared), again.Output);
        Assert.Equal(["time,t", "2031-05-04T00:00:00,19.12"], again.Lines[..2]);
    }

    [Fact]
    public void Several_files_are_several_series()
    {
        string one = _folder.Write("one.csv", "time,x\n2031-05-04T00:00Z,1\n2031-05-04T01:00Z,2\n");
        string two = _folder.Write("two.csv", "time,x\n2032-05-04T00:00Z,3\n2032-05-04T01:00Z,4\n");
        string other = _folder.Write("other.csv", "time,y\n2032-05-04T00:00Z,3\n2032-05-04T01:00Z,4\n");

        Assert.Equal(["time,x,sequence", "2031-05-04T00:00:00Z,1,0", "2031-05-04T01:00:00Z,2,0", "2032-05-04T00:00:00Z,3,1", "2032-05-04T01:00:00Z,4,1"], Tool.Run("prepare", one, two).Lines);
        ToolResult refused = Tool.Run("prepare", one, other, "-o", _folder.File("out.csv"));
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains("expected the columns of", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("out.csv", _folder.Files);
    }

    [Theory]
    [InlineData("--step", "-1", "--step: expected seconds from 0, found '-1'")]
    [InlineData("--separator", "x", "--separator: expected one of , ; | : tab blanks, found 'x'")]
    [InlineData("--zone", "Mars/Base", "--zone: 'Mars/Base' is not known; expected UTC, +02:00 or a place such as Europe/Berlin")]
    [InlineData("--encoding", "klingon", "--encoding: 'klingon' is not known")]
    [InlineData("--only", "x", "--only: expected COLUMN=TEXT, found 'x'")]
    [InlineData("--column", "x", "expected NAME=HEADER[*SCALE][+OFFSET], found 'x'")]
    [InlineData("--time", "q", "no time column 'q'")]
    public void Options_that_cannot_be_are_refused(string option, string value, string problem)
    {
        ToolResult result = Tool.Run("prepare", _folder.Write("raw.csv", Raw), option, value);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(problem, result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(",", "\"7,5\"", "--decimal", ",", "7.5")]
    [InlineData(";", "1,234", "--decimal", ",", "1.234")]
    [InlineData(";", "1,234", "--decimal", ".", "1234")]
    [InlineData(",", "7", "--separator", ",", "7")]
    public void A_comma_can_be_stated_as_a_sign(string separator, string number, string option, string sign, string reading)
    {
        string raw = _folder.Write("raw.csv", $"time{separator}x\n" + string.Concat(Enumerable.Range(0, 4).Select(i => $"2031-05-04 0{i}:00{separator}{number}\n")));

        Assert.Equal($"2031-05-04T02:00:00,{reading}", Tool.Run("prepare", raw, option, sign).Lines[3]);
    }

    [Fact]
    public void A_model_finds_its_columns_in_a_raw_file_and_says_how()
    {
        string rows = string.Concat(Enumerable.Range(0, 4).Select(i => $"04.05.2031 0{i}:00;20,5;21;22;26\n"));
        string raw = _folder.Write("raw.csv", "Zeit;X0;x1 (u);#2;X3\n" + rows);
        string clean = _folder.Write("clean.csv", "x0,x1,x2,x3\n" + string.Concat(Enumerable.Repeat("20.5,21,22,26\n", 4)));

        ToolResult result = Tool.Run("run", Samples.Gru, "-i", raw, "--column", "x2=#4");

        Assert.Equal(Tool.Run("run", Samples.Gru, "-i", clean).Succeeded().Output, result.Output);
        Assert.Contains("x2 is '#2', as stated [--column]", result.Error, StringComparison.Ordinal);
        Assert.Contains("x0 is 'X0', same name [--column]", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_live_source_with_boot_noise_is_run_from_its_header_on()
    {
        string live = "ets Jun  8 2016 00:22:57\nrst:0x1 (POWERON_RESET)\nx0,x1,x2,x3\n20,21,22,26\n20,21,2\nx0,x1,x2,x3\n20,21,22,26\n";

        ToolResult result = Tool.RunWithInput(live, "run", Samples.Gru, "-i", "-");

        Assert.Equal((0, 3), (result.ExitCode, result.Lines.Length));
        Assert.Equal(result.Lines[1], result.Lines[2]);
        Assert.Contains("line 5: expected 4 fields as in the first line, found 3", result.Error, StringComparison.Ordinal);
    }
}
