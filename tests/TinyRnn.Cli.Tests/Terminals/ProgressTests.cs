using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using TinyRnn.Cli.Tests.Files;
using Xunit;

namespace TinyRnn.Cli.Tests.Terminals;

/// <summary>Bars on a terminal while a file is read.</summary>
public sealed class ProgressTests : IDisposable
{
    private const string HideCursor = "\e[?25l";
    private const string ShowCursor = "\e[?25h";

    private readonly TemporaryFolder _folder = new();
    private readonly string _readings;

    public ProgressTests()
    {
        _readings = _folder.Write("data.csv", Samples.Readings(Samples.Gru, 30_000, "rain", row => $"{row % 2}"));
    }

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public void Evaluate_shows_a_bar_that_reaches_the_end()
    {
        using var screen = Screen.Start(80, "$TOOL evaluate \"$A\" -i \"$B\" --label rain", Samples.Gru, _readings);

        RequireBar("evaluating", screen);
    }

    [UnixFact]
    public void Run_into_a_file_shows_a_bar_that_reaches_the_end()
    {
        using var screen = Screen.Start(80, "$TOOL run \"$A\" -i \"$B\" -o \"$C\"", Samples.Gru, _readings, _folder.File("out.csv"));

        RequireBar("running", screen);
    }

    [UnixFact]
    public void Bars_are_for_terminals_only()
    {
        Assert.DoesNotContain("evaluating", Tool.Run("evaluate", Samples.Gru, "-i", _readings, "--label", "rain").Succeeded().Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public void A_signal_while_a_bar_is_shown_gives_the_cursor_back(string signal)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string line = "sh -c 'echo $$ > \"$C\"; exec \"$TOOL\" evaluate \"$A\" -i \"$B\" --label rain'";
        string large = _folder.Write("large.csv", Samples.Readings(Samples.Gru, 300_000, "rain", row => $"{row % 2}"));
        string number = _folder.File("number");
        using var screen = Screen.Start(80, line, Samples.Gru, large, number);
        Assert.True(SpinWait.SpinUntil(() => File.Exists(number) && File.ReadAllText(number).EndsWith('\n'), TimeSpan.FromMinutes(1)));
        screen.WaitFor(HideCursor);

        Shell.Run($"kill -{signal} $1", File.ReadAllText(number).Trim());

        Assert.Contains(HideCursor, screen.Sent, StringComparison.Ordinal);
        Assert.True(screen.Sent.LastIndexOf(ShowCursor, StringComparison.Ordinal) > screen.Sent.LastIndexOf(HideCursor, StringComparison.Ordinal), "the cursor stays hidden");
        Assert.DoesNotContain("AUC", screen.Sent, StringComparison.Ordinal);
    }

    private static void RequireBar(string title, Screen screen)
    {
        Assert.Contains(title, screen.Sent, StringComparison.Ordinal);
        int[] shares = [.. Regex.Matches(screen.Text, @"(\d+)%").Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];
        Assert.NotEmpty(shares);
        Assert.Equal(100, shares[^1]);
        Assert.True(screen.Sent.LastIndexOf(ShowCursor, StringComparison.Ordinal) > screen.Sent.LastIndexOf(HideCursor, StringComparison.Ordinal));
    }
}
