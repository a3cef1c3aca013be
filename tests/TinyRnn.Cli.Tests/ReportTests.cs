using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using TinyRnn.Cli.Tests.Boards;
using TinyRnn.Quantizer.Tests.Deployment;
using Xunit;

namespace TinyRnn.Cli.Tests;

/// <summary>The page of the rain example's model on its simulated week.</summary>
public sealed class ReportTests : IDisposable
{
    private static readonly string s_checkpoint = Path.Combine(Samples.Repository, "examples/rain/rain-gru.pt");
    private static readonly string s_week = Path.Combine(Samples.Repository, "examples/rain/week.csv");

    private static readonly string[] s_order =
    [
        "Verdict", "Score: AUC", "Decisions", "Events and alarms", "A stretch of the stream", "What quantizing cost", "Saturation", "Memory", "On a board", "Days of battery",
        "Where it comes from", "What would break it",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_rain_models_page_stands_alone_in_the_order_that_readers_need()
    {
        ToolResult result = Report("--simulated", "--against", s_checkpoint, "--steps", "2000");
        Assert.Equal((0, ""), (result.ExitCode, Problems(result)));
        string page = File.ReadAllText(_folder.File("report.html"));
        Assert.Equal(s_order, Regex.Matches(page, "<h2>([^<]*)</h2>").Select(match => match.Groups[1].Value));
        Assert.Contains("Simulated: these readings are of no sensor", page, StringComparison.Ordinal);
        Assert.Contains("stated: the file holds no proof", page, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", page, StringComparison.Ordinal);
        Assert.Contains("tinyrnn verify --port PORT --model rain.trnn", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.DoesNotContain(Regex.Matches(page, "(?:src|href)=\"(?!#)[^\"]*\""), match => !match.Value.Contains("data:", StringComparison.Ordinal));
        Assert.True(Regex.Count(page, "<svg ") >= 6);
        Assert.DoesNotMatch("<dd>[^<]*[0-9]E[-+][0-9]", page);
        string[] names = [.. Regex.Matches(page, " id=\"([^\"]+)\"").Select(match => match.Groups[1].Value)];
        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    public void The_same_stands_in_json()
    {
        ToolResult result = Report("--json", "--steps", "500", "--against", s_checkpoint);
        using var json = JsonDocument.Parse(result.Output);
        JsonElement root = json.RootElement;
        Assert.Equal("rain-gru", root.GetProperty("model").GetString());
        Assert.InRange(root.GetProperty("judgement").GetProperty("compared")[0].GetProperty("skill").GetProperty("value").GetDouble(), 0.5, 1);
        Assert.Equal(500, root.GetProperty("quantization").GetProperty("drift").EnumerateArray().Last().GetProperty("steps").GetInt32());
        Assert.False(root.GetProperty("origin").GetProperty("isProven").GetBoolean());
        Assert.Equal(64, root.GetProperty("origin").GetProperty("selfTestDigest").GetString()!.Length);
        JsonElement decisions = root.GetProperty("decisions");
        Assert.Equal(["no", "yes"], decisions.GetProperty("classes").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(168, decisions.GetProperty("counts").EnumerateArray().SelectMany(row => row.EnumerateArray()).Sum(count => count.GetInt64()));
        JsonElement[] forms = [.. root.GetProperty("costs").GetProperty("forms").EnumerateArray()];
        Assert.Equal(2.8, forms[0].GetProperty("instructions").GetDouble() / forms[1].GetProperty("instructions").GetDouble(), 0.01);
        Assert.StartsWith("calculated", forms[0].GetProperty("knownBy").GetString());
        Assert.Equal(["reset r", "update z"], root.GetProperty("quantization").GetProperty("gates").EnumerateArray().Select(gate => gate.GetProperty("gate").GetString()));
    }

    [Fact]
    public void The_time_that_a_board_measured_stands_in_the_page()
    {
        var board = new DesktopReport();
        board.Print(new LoadedNetwork(RnnModel.Load(File.ReadAllBytes(Model()))), 256, 1, 58376, 52056);
        string log = _folder.Write("proof.log", string.Join('\n', board.Lines));

        Assert.Equal(0, Report("--steps", "1", "--measured", log).ExitCode);

        Assert.Contains("Measured by a board: ", File.ReadAllText(_folder.File("report.html")), StringComparison.Ordinal);
        Assert.Equal(2, Report("--steps", "1", "--measured", _folder.Write("other.log", "boot")).ExitCode);
    }

    [Fact]
    public void Stated_currents_give_days()
    {
        ToolResult result = Report("--json", "--steps", "1", "--battery", "2400", "--sleep-current", "100", "--awake-current", "50", "--awake-time", "6", "--interval", "3600");
        using var json = JsonDocument.Parse(result.Output);
        JsonElement energy = json.RootElement.GetProperty("energy");

        // (50 mA x 6 s + 0.1 mA x 3594 s) / 3600 s = 0.18317 mA; 0.8 x 2400 mAh / 0.18317 mA / 24 h.
        Assert.Equal(436.8, energy.GetProperty("days").GetDouble(), 0.1);
        Assert.True(energy.GetProperty("isStated").GetBoolean());
    }

    public static TheoryData<string[], string> Refused =>
        new()
        {
            { ["--battery", "2400"], "--sleep-current: expected it beside the other figures of the battery" },
            { ["--battery", "2400", "--sleep-current", "100", "--awake-current", "50", "--awake-time", "6", "--interval", "5"], "interval: expected at least the 6 s" },
            { ["--predict", "rain", "--within", "3"], "expected --above or --below" },
            { ["--within", "3"], "--within: expected --predict with the column too" },
            { ["--train", "missing.csv"], "missing.csv" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_contradicts_itself_has_a_line_of_its_own(string[] arguments, string message)
    {
        string[] label = arguments[0] is "--predict" or "--within" ? [] : ["--label", "rain"];
        ToolResult result = Tool.Run(["report", Model(), "--input", s_week, "-o", _folder.File("report.html"), "--steps", "1", .. label, .. arguments]);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.File("report.html")));
    }

    [Fact]
    public void A_model_that_does_not_say_what_it_predicts_needs_a_label()
    {
        string model = _folder.File("model.trnn");
        File.WriteAllBytes(model, Samples.Quantized(Samples.Gru));
        ToolResult result = Tool.Run("report", model, "--input", _folder.Write("data.csv", Samples.Readings(Samples.Gru, 300)), "-o", _folder.File("report.html"));
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("the model does not say what it predicts either", result.Error, StringComparison.Ordinal);
    }

    private static string Problems(ToolResult result) => string.Concat(result.Error.Split('\n').Where(line => line.StartsWith("tinyrnn", StringComparison.Ordinal)));

    private ToolResult Report(params string[] arguments) =>
        Tool.Run(["report", Model(), "--input", s_week, "--label", "rain", "-o", _folder.File("report.html"), .. arguments]);

    private string Model()
    {
        string path = _folder.File("rain.trnn");
        File.Copy(BoardFiles.StationModel, path, overwrite: true);
        return path;
    }
}
