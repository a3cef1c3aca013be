using System;
using System.Linq;
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

        RequireWhole(screen.Text, "bits", "lanes", "row scales", "signal to error", "relative RMS error");
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
