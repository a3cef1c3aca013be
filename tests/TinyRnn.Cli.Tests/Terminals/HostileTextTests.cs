using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using TinyRnn.Cli.Tests.Files;
using Xunit;

namespace TinyRnn.Cli.Tests.Terminals;

/// <summary>What stands in a file reaches the terminal clean and cut, whatever it is.</summary>
public sealed class HostileTextTests : IDisposable
{
    // Clears the screen, writes from right to left, forges a line, rings, and sets the title.
    private const string Hostile = "a\e[2J\u202Eb\ntinyrnn: all is well\r\a\e]0;owned\a\u009B31mc\u200Fd";

    // In a file of readings a name is one line.
    private const string HostileName = "a\e[2J\u202Eb\a\e]0;owned\a\u009B31mc\u200Fd";

    private const int LongestMessage = 1500;

    private readonly TemporaryFolder _folder = new();
    private readonly string _network;
    private readonly string _readings;

    public HostileTextTests()
    {
        _network = _folder.File("net.pt");
        File.Copy(Samples.Gru, _network);
        string name = System.Text.Json.JsonSerializer.Serialize(HostileName);
        string title = System.Text.Json.JsonSerializer.Serialize(Hostile);
        _folder.Write("net.json", $$"""{"name":{{title}},"features":[{"name":{{name}}},{"name":"x1","unit":{{title}}},{"name":"x2"},{"name":"x3"}],"outputs":[{"name":{{name}}}],"task":"binary","threshold":0.5,"take":"every_step","layers":{"gru":{"activation":"none"},"head":{"activation":"sigmoid"} } }""");
        var rows = new StringBuilder($"\"{HostileName}\",x1,x2,x3,\"label {HostileName}\"\n");
        for (int i = 0; i < 50; i++)
        {
            rows.Append(i % 7).Append(",2,").Append(i % 3).Append(",4,").Append(i % 2).Append('\n');
        }

        _readings = _folder.Write("data.csv", rows.ToString());
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Names_and_units_of_a_model()
    {
        RequireClean(Tool.Run("inspect", _network));
        RequireClean(Tool.Run("quantize", _network, "-c", _readings, "-o", _folder.File("m.trnn")));
        RequireClean(Tool.Run("inspect", _folder.File("m.trnn")));
        RequireClean(Tool.Run("evaluate", _folder.File("m.trnn"), "-i", _readings, "--label", $"label {HostileName}", "--against", _network));
    }

    [UnixFact]
    public void Rows_of_results_on_a_terminal()
    {
        using var screen = Screen.Start(80, "$TOOL run \"$A\" -i \"$B\"", _network, _readings);

        Assert.DoesNotContain("\e[2J", screen.Sent, StringComparison.Ordinal);
        Assert.DoesNotContain(screen.Sent, c => c is '\u202E' or '\a' or '\u009B' or '\u200F');
        Assert.True(screen.Sent.Split('\n').Length > 50);
    }

    [Fact]
    public void Rows_of_results_in_a_file_are_as_they_are()
    {
        Assert.Contains(HostileName, Tool.Run("run", _network, "-i", _readings).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Headers_and_fields_of_readings()
    {
        RequireClean(Tool.Run("run", Samples.Gru, "-i", _readings), 2);
        RequireClean(Tool.Run("run", Samples.Gru, "-i", _folder.Write("field.csv", "x0,x1,x2,x3\n1,2,3,\"" + Hostile + "\"\n")), 2);
        RequireClean(Tool.Run("run", Samples.Gru, "-i", _folder.Write("long.csv", "x0,x1,x2,x3\n1,2,3," + new string('z', 1_000_000) + "\n")), 2);
        RequireClean(Tool.Run("run", Samples.Gru, "-i", _folder.Write("wide.csv", string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"column{i}")) + "\n1\n")), 2);
    }

    [Fact]
    public void A_binary_file_given_as_readings()
    {
        var bytes = new byte[5000];
        new Random(3).NextBytes(bytes);
        File.WriteAllBytes(_folder.File("noise.csv"), bytes);
        RequireClean(Tool.Run("run", Samples.Gru, "-i", _folder.File("noise.csv")), 2);
        RequireClean(Tool.Run("run", Samples.Gru, "-i", Samples.Gru), 2);
        RequireClean(Tool.Run("quantize", Samples.Gru, "-c", Samples.Gru, "-o", _folder.File("n.trnn")), 2);
    }

    [Fact]
    public void Words_of_the_command_line()
    {
        RequireClean(Tool.Run("inspect", Hostile), 2);
        RequireClean(Tool.Run(Hostile), 2);
    }

    private static void RequireClean(ToolResult result, int exitCode = 0)
    {
        Assert.Equal(exitCode, result.ExitCode);
        string all = result.Output + result.Error;
        Assert.DoesNotContain(all, c => (char.IsControl(c) && c is not ('\n' or '\r')) || c is '\u202E' or '\u200F');
        Assert.DoesNotMatch(new Regex("^tinyrnn: all is well", RegexOptions.Multiline), all);
        Assert.All(all.Split('\n'), line => Assert.True(line.Length < LongestMessage, $"a line of {line.Length} characters"));
    }
}
