using System;
using System.Linq;
using System.Text.RegularExpressions;
using TinyRnn.Cli.Tests.Boards;
using TinyRnn.Cli.Tests.Files;
using Xunit;

namespace TinyRnn.Cli.Tests.Terminals;

/// <summary>What people see on a terminal of 80 columns.</summary>
public sealed class NarrowTests : IDisposable
{
    private const int Columns = 80;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public void Inspect_shows_every_column_with_its_whole_name()
    {
        using var screen = Screen.Start(Columns, "$TOOL inspect \"$A\"", BoardFiles.OtherModel);

        RequireWhole(screen.Text, "layer", "name", "kind", "product", "shape", "bits", "lanes", "limit", "step", "row scales");
    }

    [UnixFact]
    public void Quantize_shows_every_column_with_its_whole_name()
    {
        string data = _folder.Write("data.csv", Samples.Readings(Samples.Gru, 100));
        using var screen = Screen.Start(Columns, "$TOOL quantize \"$A\" -c \"$B\" -o \"$C\" 2> /dev/null", Samples.Gru, data, _folder.File("m.trnn"));

        RequireWhole(screen.Text, "bits", "lanes", "row scales", "signal to error", "relative RMS error", "file", "RAM loaded", "code", "RAM compiled", "instructions");
    }

    [UnixFact]
    public void No_number_of_a_table_is_broken_whatever_the_width()
    {
        string[] numbers = Numbers(300);

        // The widths at which a table begins to fold are among them.
        foreach (int columns in Enumerable.Range(70, 12))
        {
            string[] shown = Numbers(columns);
            Assert.All(numbers, number => Assert.Contains(number, shown));
        }

        static string[] Numbers(int columns)
        {
            using var screen = Screen.Start(columns, "$TOOL inspect \"$A\"", BoardFiles.OtherModel);
            return [.. Regex.Matches(screen.Text, @"\S*\d\S*").Select(match => match.Value)];
        }
    }

    [UnixFact]
    public void Train_shows_its_tables_and_its_progress_in_plain_words()
    {
        string data = _folder.Write(
            "data.csv",
            "time,temperature,humidity,rain\n" + string.Concat(SimulatedWeather.Hours(900, 4, new DateTime(2020, 1, 1)).Select(hour => FormattableString.Invariant(
                $"{hour.Time:yyyy-MM-dd HH:mm},{hour.Temperature:F2},{hour.Humidity:F1},{hour.Rain}\n"))));
        const string Line = "$TOOL train \"$A\" --predict rain --above 0.5 --within 3 --units 4,8 --seeds 2 --epochs 3 -o \"$B\"";
        using var screen = Screen.Start(Columns, Line, data, _folder.File("m.trnn"));

        RequireWhole(screen.Text.Replace('\r', '\n'), "units", "AUC", "error", "best seed", "instructions", "flash", "RAM", "test part", "AUC (95 of 100)", "network better by");
        Assert.Contains("Tried readings, time of day: AUC", screen.Text.Replace("\n  ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.All(["n/a", "-Infinity", "Cycles", "NaN"], word => Assert.DoesNotContain(word, screen.Text, StringComparison.Ordinal));
    }

    [UnixFact]
    public void Monitor_keeps_one_table_with_the_output_and_tells_the_other_values_beneath()
    {
        string values = string.Join(',', Enumerable.Range(0, 9).Select(i => FormattableString.Invariant($"\"a_long_reading_{i}\":{20 + i}.5")));
        string log = _folder.Write("log", string.Concat(Enumerable.Range(10, 4).Select(hour => $"{{\"t\":\"2026-05-01T{hour}:00:00Z\",{values},\"rain_3h\":0.25,\"alert\":false}}\n")));
        using var screen = Screen.Start(Columns, "$TOOL monitor --log \"$A\"", log);

        string last = screen.Text[screen.Text.LastIndexOf("  time ", StringComparison.Ordinal)..];
        Assert.All(last.Split('\n'), line => Assert.True(line.TrimEnd().Length <= Columns, line));
        Assert.Single(Regex.Matches(last, "2026-05-01 13:00"));
        Assert.Contains("rain_3h", last.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains("now: a_long_reading_0 20.5, a_long_reading_1 21.5", last, StringComparison.Ordinal);
    }

    [UnixFact]
    public void Plain_lines_break_between_words()
    {
        using var screen = Screen.Start(Columns, "$TOOL inspect \"$A\"", BoardFiles.OtherModel);
        using var wide = Screen.Start(300, "$TOOL inspect \"$A\"", BoardFiles.OtherModel);

        string[] words = [.. wide.Text.Split('\n').Where(line => line.Contains("sigmoid table", StringComparison.Ordinal)).SelectMany(line => line.Split(' '))];
        Assert.True(string.Join(' ', words).Length > Columns);
        Assert.All(words, word => Assert.Contains(word, screen.Text.Split([' ', '\n']), StringComparer.Ordinal));
    }

    [UnixFact]
    public void A_long_error_breaks_between_words()
    {
        using var screen = Screen.Start(40, "$TOOL quantize \"$A\" -c - -o \"$B\"", Samples.Gru, _folder.File("m.trnn"));

        string[] words = screen.Text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("tinyrnn: --calibrate: expected a file, because it is read twice, found the standard input", string.Join(' ', words));
        Assert.All(screen.Text.Split('\n'), line => Assert.True(line.Length <= 40, line));
    }

    private static void RequireWhole(string text, params string[] columns)
    {
        string[] lines = text.Split('\n');
        Assert.All(lines, line => Assert.True(line.Length <= Columns, line));
        Assert.All(columns, column => Assert.Contains(lines, line => $"  {line}  ".Contains($"  {column}  ", StringComparison.Ordinal)));
    }
}
