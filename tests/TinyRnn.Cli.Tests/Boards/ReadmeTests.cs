using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace TinyRnn.Cli.Tests.Boards;

/// <summary>The commands of README.md, one after the other, with a file of readings such as a reader has.</summary>
public sealed class ReadmeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeNanoff _nanoff = new();

    public void Dispose()
    {
        _nanoff.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Every_command_runs_in_the_order_in_which_it_stands()
    {
        List<DocumentedCommand> commands = DocumentedCommand.Read(Path.Combine(Samples.Repository, "README.md"));
        Assert.Equal(["train", "new", "pack", "flash", "monitor", "quantize", "evaluate", "compile"], commands.Select(command => command.Arguments[0]));
        foreach (DocumentedCommand command in commands)
        {
            ToolResult result = Tool.RunIn(_nanoff.Environment, _folder.Path, Prepared(command.Arguments));
            Assert.True(result.ExitCode == 0, $"tinyrnn {string.Join(' ', command.Arguments)}: {result.Output}{result.Error}");
        }

        Assert.True(File.Exists(_folder.File("town.html")));
        Assert.True(File.Exists(_folder.File("station/station.json")));
        Assert.Contains("public sealed class Net", string.Concat(Directory.GetFiles(_folder.File("code"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_readme_is_at_most_9_kilobytes() => Assert.InRange(new FileInfo(Path.Combine(Samples.Repository, "README.md")).Length, 0, 9 * 1024);

    [Fact]
    public void The_pictures_it_shows_are_there()
    {
        string readme = File.ReadAllText(Path.Combine(Samples.Repository, "README.md"));
        MatchCollection pictures = Regex.Matches(readme, "(?:src=\"|!\\[[^]]*\\]\\()([^\")]+)");
        Assert.Equal(3, pictures.Count);
        Assert.All(pictures, match => Assert.True(File.Exists(Path.Combine(Samples.Repository, match.Groups[1].Value)), match.Value));
    }

    // What comes from elsewhere: readings, a network, the extension that builds, a board; and a training that is short.
    private string[] Prepared(string[] arguments)
    {
        switch (arguments[0])
        {
            case "train":
                _folder.Write(arguments[1], Weather(1500));
                return [.. arguments, "--units", "4", "--seeds", "1", "--epochs", "3"];
            case "pack":
                BoardFiles.WriteAssemblies(_folder.File(Path.GetDirectoryName(arguments[1])!));
                return arguments;
            case "flash":
                return [.. arguments, "--dry-run"];
            case "monitor":
                _folder.Write("station.log", "{\"t\":\"2026-05-01T13:00:00Z\",\"temperature\":21.3,\"pressure\":1009.8,\"humidity\":71,\"rain\":0.084,\"alert\":false}\n");
                return ["monitor", "--log", "station.log"];
            case "quantize":
                CopyNetwork(arguments[1]);
                _folder.Write("readings.csv", Samples.Readings(_folder.File(arguments[1]), 400));
                _folder.Write("test.csv", Labelled(Samples.Readings(_folder.File(arguments[1]), 200)));
                return arguments;
            default:
                return arguments;
        }
    }

    private void CopyNetwork(string name)
    {
        string source = Path.Combine(Samples.Repository, "tests", "fixtures", "networks", "safetensors-gru.safetensors");
        File.Copy(source, _folder.File(name));
        File.Copy(Path.ChangeExtension(source, ".json"), Path.ChangeExtension(_folder.File(name), ".json"));
    }

    private static string Labelled(string csv) =>
        string.Join('\n', csv.TrimEnd('\n').Split('\n').Select((line, i) => $"{line.TrimEnd('\r')},{(i == 0 ? "rain" : i % 3 == 0 ? "1" : "0")}"));

    private static string Weather(int rows) =>
        "time,temperature (°C),pressure (hPa),humidity (%),rain\n"
        + string.Concat(SimulatedWeather.Hours(rows, 6, new DateTime(2025, 1, 1)).Select(hour => FormattableString.Invariant(
            $"{hour.Time:yyyy-MM-dd HH:mm},{hour.Temperature:F2},{hour.Pressure:F1},{hour.Humidity:F1},{hour.Rain}\n")));
}
