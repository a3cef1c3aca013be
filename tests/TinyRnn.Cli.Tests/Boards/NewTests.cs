using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace TinyRnn.Cli.Tests.Boards;

public sealed class NewTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _target;

    public NewTests() => _target = _folder.File("project");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void New_verify_writes_a_solution_with_the_runtime_and_the_model_as_code()
    {
        ToolResult result = Tool.Run("new", "verify", "--model", BoardFiles.OtherModel, "--out", _target, "--name", "Proof", "--board", "esp32-c6").Succeeded();

        string source = Path.Combine(Samples.Repository, "src", "TinyRnn");
        string[] runtime = [.. Directory.GetFiles(source, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(source, file)).Where(file => !file.StartsWith("bin", StringComparison.Ordinal) && !file.StartsWith("obj", StringComparison.Ordinal))];
        Assert.True(runtime.Length > 90);
        Assert.All(runtime, file => Assert.True(File.Exists(Path.Combine(_target, "TinyRnn.nanoFramework", file)), file));
        Assert.Contains("tinyrnn compile rnn-lstm-sigmoid.trnn", File.ReadAllText(Path.Combine(_target, "Proof", "Model", "VerifyModel.cs")), StringComparison.Ordinal);
        Assert.Contains("--target ESP32_C6_THREAD", File.ReadAllText(Path.Combine(_target, "README.md")), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(BoardFiles.OtherModel), File.ReadAllBytes(Path.Combine(_target, "rnn-lstm-sigmoid.trnn")));
        Assert.True(File.Exists(Path.Combine(_target, "Proof.sln")) && File.Exists(Path.Combine(_target, "Proof", "packages.config")));
        Assert.Equal($"Next: the steps in {Path.Combine(_target, "README.md")}", result.Lines[^1]);
        Assert.Equal(["project"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void New_station_writes_all_that_its_projects_name()
    {
        Tool.Run("new", "station", "--model", BoardFiles.StationModel, "--out", _target, "--board", "esp32-c3").Succeeded();

        string[] projects = Directory.GetFiles(_target, "*.nfproj", SearchOption.AllDirectories);
        Assert.True(projects.Length >= 2);
        foreach (string project in projects)
        {
            string[] named = [.. Regex.Matches(File.ReadAllText(project), "<(Compile|ProjectReference|None) Include=\"(.*?)\"").Select(match => match.Groups[2].Value)];
            Assert.NotEmpty(named);
            Assert.All(named, file => Assert.True(Exists(Path.GetDirectoryName(project)!, file.Replace('\\', '/')), $"{project}: {file}"));
        }

        Assert.Contains("const int DataPin = 5;", File.ReadAllText(Path.Combine(_target, "Station", "BoardSetup.cs")), StringComparison.Ordinal);
        Assert.Contains("| bme280: SDA | 5 |", File.ReadAllText(Path.Combine(_target, "README.md")), StringComparison.Ordinal);
        Assert.Contains("\"data_pin\": 5", File.ReadAllText(Path.Combine(_target, "station.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_station_takes_the_sensors_and_settings_that_are_stated()
    {
        string settings = _folder.Write("mine.json", """{"sensors":"sht3x","fixed":"pressure:1005","data_pin":17,"sleep":"light"}""");

        Tool.Run("new", "station", "--model", BoardFiles.StationModel, "--out", _target, "--settings", settings).Succeeded();

        Assert.True(File.Exists(Path.Combine(_target, "Station.Model", "StationModel.cs")));
        Assert.Contains("<AssemblyName>Station.Model</AssemblyName>", File.ReadAllText(Path.Combine(_target, "Station.Model", "Station.Model.nfproj")), StringComparison.Ordinal);
        Assert.Contains("| `Station.Model/` | the model as code |\n| `TinyRnn.nanoFramework/` |", File.ReadAllText(Path.Combine(_target, "README.md")), StringComparison.Ordinal);
        string setup = File.ReadAllText(Path.Combine(_target, "Station", "BoardSetup.cs"));
        Assert.Contains("const string Sensors = \"sht3x\";", setup, StringComparison.Ordinal);
        Assert.Contains("const int DataPin = 17;", setup, StringComparison.Ordinal);
        Assert.Contains("\"fixed\": \"pressure:1005\"", File.ReadAllText(Path.Combine(_target, "station.json")), StringComparison.Ordinal);
        Tool.Run("new", "station", "--model", BoardFiles.StationModel, "--out", _folder.File("other"), "--sensor", "sht3x")
            .Refused(string.Join(
                Environment.NewLine, "station.trnn: reading pressure: expected what a sensor of the station measures, found quantity pressure",
                "What gives pressure: --sensor bme280; --sensor analog with \"analog_pin\" and \"analog_reading\": \"pressure\" in the file of --settings, for whatever gives a voltage; \"fixed\": \"pressure:VALUE\" there, for one that stays as it is. --sensor may be repeated."));
        Tool.Run("new", "station", "--model", BoardFiles.StationModel, "--out", _folder.File("other"), "--sensor", "sht3x,bme280")
            .Refused("--sensor: expected one name, found 'sht3x,bme280'; it is repeated for each: --sensor sht3x --sensor bme280");
        Tool.Run("new", "station", "--model", BoardFiles.StationModel, "--out", _folder.File("other"), "--sensor", "bmp085")
            .Refused("sensors: expected names out of bme280 sht3x scd4x bh1750 analog, found 'bmp085'");
    }

    [Theory]
    [InlineData("--connected", null)]
    [InlineData("--settings", """{"station":"roof","mqtt":"mqtts://broker.lan","battery_pin":34}""")]
    public void A_station_that_is_connected_has_the_boards_network_and_its_packages(string option, string? settings)
    {
        string[] options = settings == null ? [option] : [option, _folder.Write("mine.json", settings)];

        Tool.Run(["new", "station", "--model", BoardFiles.StationModel, "--out", _target, .. options]).Succeeded();

        string project = File.ReadAllText(Path.Combine(_target, "Station", "Station.nfproj"));
        string packages = File.ReadAllText(Path.Combine(_target, "Station", "packages.config"));
        string[] hints = [.. Regex.Matches(project, @"packages\\(.*?)\.(\d+\.\d+\.\d+)\\lib").Select(match => $"id=\"{match.Groups[1].Value}\" version=\"{match.Groups[2].Value}\"")];
        Assert.Contains(hints, hint => hint.Contains("M2Mqtt", StringComparison.Ordinal));
        Assert.All(hints, hint => Assert.Contains(hint, packages, StringComparison.Ordinal));
        Assert.Contains("<Compile Include=\"BoardNetwork\\*.cs\" />", project, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_target, "Station", "BoardNetwork", "M2MqttChannel.cs")));
        Assert.Contains("Network = BoardNetwork.Create(settings.Network),", File.ReadAllText(Path.Combine(_target, "Station", "BoardSetup.cs")), StringComparison.Ordinal);
        Assert.Contains("## The network", File.ReadAllText(Path.Combine(_target, "README.md")), StringComparison.Ordinal);
        string written = File.ReadAllText(Path.Combine(_target, "station.json"));
        Assert.Contains(settings == null ? "\"station\": \"station\",\n  \"wifi\": \"\",\n  \"wifi_password\": \"\",\n  \"mqtt\": \"\"" : "\"mqtt\": \"mqtts://broker.lan\"", written, StringComparison.Ordinal);
        Tool.Run("new", "station", "--model", BoardFiles.StationModel, "--out", _folder.File("again"), "--settings", Path.Combine(_target, "station.json")).Succeeded();
    }

    [Theory]
    [InlineData("treshold", "; did you mean 'threshold'?")]
    [InlineData("mqtt_pasword", "; did you mean 'mqtt_password'?")]
    [InlineData("colour", "")]
    public void A_mistyped_setting_is_told_the_nearest_one(string key, string hint)
    {
        string settings = _folder.Write("mine.json", $"{{\"{key}\":1}}");

        Tool.Run("new", "station", "--model", BoardFiles.StationModel, "--out", _target, "--settings", settings)
            .Refused($"{settings}: {key}: expected a key of a station's settings, found another{hint}");
    }

    [Fact]
    public void The_tool_knows_every_key_that_the_stations_readers_know()
    {
        string Names(string pattern, params string[] file) =>
            string.Join('\n', Regex.Matches(File.ReadAllText(Path.Combine([Samples.Repository, .. file])), pattern).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
        string local = Names("case \"(.*?)\":", "firmware", "Station", "Settings", "SettingsReader.cs");
        string network = Names("case \"(.*?)\":", "firmware", "Station", "Settings", "NetworkSettingsReader.cs");

        Assert.Equal(
            (local + '\n' + network).Split('\n').Order(StringComparer.Ordinal),
            Names("\"([a-z_]+)\"", "tools", "TinyRnn.Cli", "Boards", "StationKeys.cs").Split('\n'));
    }

    [Fact]
    public void A_project_whose_name_cannot_be_is_refused_by_the_options_name() =>
        Tool.Run("new", "app", "--model", BoardFiles.StationModel, "--out", _target, "--name", "9x")
            .Refused($"--name: expected a letter, then letters, digits, dots and underscores, found '9x'{Environment.NewLine}Try 'tinyrnn new app --help'.");

    [Fact]
    public void A_station_that_is_not_connected_has_no_network()
    {
        Tool.Run("new", "station", "--model", BoardFiles.StationModel, "--out", _target).Succeeded();

        Assert.False(Directory.Exists(Path.Combine(_target, "Station", "BoardNetwork")));
        Assert.DoesNotContain("M2Mqtt", File.ReadAllText(Path.Combine(_target, "Station", "packages.config")), StringComparison.Ordinal);
        Assert.Contains("Network = null,", File.ReadAllText(Path.Combine(_target, "Station", "BoardSetup.cs")), StringComparison.Ordinal);
    }

    [Fact]
    public void The_analog_sensor_is_wired_to_its_own_pin_and_the_bus_names_none_but_its_sensors()
    {
        string settings = _folder.Write("mine.json", """{"analog_pin":34,"analog_reading":"light","sensors":"bme280 scd4x analog"}""");

        Tool.Run("new", "station", "--model", BoardFiles.StationModel, "--out", _target, "--settings", settings).Succeeded();

        string readme = File.ReadAllText(Path.Combine(_target, "README.md"));
        Assert.Contains(
            """
            | bme280, scd4x: SDA | 21 |
            | bme280, scd4x: SCL | 22 |
            | analog, light: the sensor's output, at most 3.1 V; a pin of the first analog-to-digital converter | 34 |
            | alert, high while the station warns | 2 |

            """.ReplaceLineEndings("\n"), readme, StringComparison.Ordinal);
        Assert.Contains("On Windows a port is `COM3`.", readme, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}", "The alert is on while rain_3h is at the model's threshold or above, unless \"threshold\" states another.")]
    public void What_raises_the_alert_is_said(string settings, string expected)
    {
        Tool.Run("new", "station", "--model", BoardFiles.StationModel, "--out", _target, "--settings", _folder.Write("mine.json", settings)).Succeeded();

        Assert.Contains(expected, File.ReadAllText(Path.Combine(_target, "README.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_written_is_said_in_one_line()
    {
        ToolResult result = Tool.Run("new", "station", "--model", BoardFiles.StationModel, "--out", _target).Succeeded();

        int files = Directory.GetFiles(_target, "*", SearchOption.AllDirectories).Length;
        Assert.Equal(
            [$"Wrote {_target}: Station.sln with 3 projects, README.md, station.json, station.trnn; {files} files", $"Next: the steps in {Path.Combine(_target, "README.md")}"],
            result.Lines);
    }

    [Fact]
    public void New_app_steps_the_model_with_named_readings_and_prints()
    {
        ToolResult result = Tool.Run("new", "app", "--model", BoardFiles.StationModel, "--out", _target).Succeeded();

        Assert.Equal(
            "Before it predicts anything: Program.cs sends NaN, a missing reading, for temperature (degC), pressure (hPa), dew_point (degC); put your sensors' readings there", result.Lines[^1]);
        string program = File.ReadAllText(Path.Combine(_target, "App", "Program.cs"));
        Assert.Contains("readings[2] = float.NaN; // dew_point (degC): from your sensor", program, StringComparison.Ordinal);
        Assert.Contains("network.Step(readings, DateTime.UtcNow.ToUnixTimeSeconds(), outputs);", program, StringComparison.Ordinal);
        Assert.Contains("| `readings` | 3 floats |", File.ReadAllText(Path.Combine(_target, "README.md")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_target, "App", "Model", "AppModel.cs")) && File.Exists(Path.Combine(_target, "App.sln")));
    }

    [Fact]
    public void The_committed_app_is_what_new_app_writes_for_its_model()
    {
        Tool.Run("new", "app", "--model", BoardFiles.Model, "--out", _target).Succeeded();

        foreach (string file in new[] { "Program.cs", "Model/AppModel.cs" })
        {
            Assert.Equal(File.ReadAllText(Path.Combine(Samples.Repository, "firmware", "App", file)), File.ReadAllText(Path.Combine(_target, "App", file)), ignoreLineEndingDifferences: true);
        }
    }

    /// <summary>Whether a file, or one that a pattern names, is there.</summary>
    private static bool Exists(string folder, string path)
    {
        string full = Path.Combine(folder, path);
        return Directory.GetFiles(Path.GetDirectoryName(full)!, Path.GetFileName(full)).Length > 0;
    }

    [Fact]
    public void The_station_refuses_a_model_without_a_recipe()
    {
        Tool.Run("new", "station", "--model", BoardFiles.Model, "--out", _target)
            .Refused("gru-softmax.trnn: recipe: expected one that makes the model's inputs of readings, found none; the sidecar's readings state it");

        Assert.False(Directory.Exists(_target));
    }

    [Fact]
    public void A_folder_that_is_not_empty_is_left_alone_unless_forced()
    {
        Directory.CreateDirectory(_target);
        string mine = _folder.Write(Path.Combine("project", "mine.txt"), "mine");

        Tool.Run("new", "verify", "--model", BoardFiles.Model, "--out", _target)
            .Refused($"{_target}: expected a folder that is missing or empty, found mine.txt in it; --force replaces files and keeps others");
        Assert.Equal([mine], Directory.GetFileSystemEntries(_target));

        Tool.Run("new", "verify", "--model", BoardFiles.Model, "--out", _target, "--force").Succeeded();
        Assert.True(File.Exists(mine) && File.Exists(Path.Combine(_target, "VerifyApp.sln")));
    }

    [Fact]
    public void An_empty_folder_is_filled()
    {
        Directory.CreateDirectory(_target);

        Tool.Run("new", "verify", "--model", BoardFiles.Model, "--out", _target).Succeeded();

        Assert.True(File.Exists(Path.Combine(_target, "VerifyApp.sln")));
    }

    [Fact]
    public void Wrong_input_writes_nothing()
    {
        string file = _folder.Write("file", "");

        Tool.Run("new", "verify", "--model", BoardFiles.Model, "--out", file).Refused($"{file}: expected a folder, found a file");
        Tool.Run("new", "verify", "--model", Samples.Gru, "--out", _target).Refused($"{Samples.Gru}: expected a .trnn model, found another file; 'tinyrnn quantize' makes one");
        Tool.Run("new", "verify", "--model", "no.trnn", "--out", _target).Refused("no.trnn: the file does not exist");
        Tool.Run("new", "verify", "--model", BoardFiles.Model, "--out", _target, "--name", "a b")
            .Refused("--name: expected a letter, then letters, digits, dots and underscores, found 'a b'\nTry 'tinyrnn new verify --help'.");
        Assert.Equal(["file"], _folder.Files);
        Assert.False(Directory.Exists(_target));
    }
}
