using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text;
using TinyRnn.Cli.Boards;
using TinyRnn.Cli.Files;
using TinyRnn.Cli.Options;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Deployment.Projects;
using TinyRnn.Stations;
using TinyRnn.Stations.Sensors;

namespace TinyRnn.Cli.Commands;

/// <summary><c>tinyrnn new</c>: a ready nanoFramework solution around a model.</summary>
internal static class NewCommand
{
    public static Command Create() =>
        new("new", "Write a ready nanoFramework solution around a .trnn model.")
        {
            CreateStation(),
            Create("app", "Fifteen lines that step the model with named readings and print its outputs: where an app of one's own begins.", "App", "App"),
            Create("verify", "An app that proves that the board computes what the desktop computes: see 'tinyrnn verify'.", "Verify", "VerifyApp"),
        };

    private static Command CreateStation()
    {
        var common = new ProjectOptions("Station");
        var sensors = new Option<string[]>("--sensor")
        {
            Description = $"What is wired to the board: {SensorTable.Names().Replace(" ", ", ", StringComparison.Ordinal)}; may be repeated, the first that measures a quantity counts [default: bme280]",
            HelpName = "NAME",
        };
        var settings = new Option<string?>("--settings") { Description = "A station's settings to begin with, a JSON file: pins, sensors, thresholds", HelpName = "STATION.json" };
        var connected = new Option<bool>("--connected") { Description = "With the board's Wi-Fi, time and MQTT, and their packages; settings with mqtt imply it" };
        var command = new Command("station", "A station: the model's readings in, its outputs and an alert, sleep in between.") { sensors, settings, connected };
        common.AddTo(command);
        command.SetAction(result => common.Write(result, "RainStation", (model, board) =>
        {
            var defaults = new StationSettings { DataPin = board.Pins.Data, ClockPin = board.Pins.Clock, AlertPin = board.Pins.Alert };
            StationSettings chosen = result.GetValue(settings) is string path ? StationFile.Read(path, defaults) : defaults;
            if (result.GetValue(sensors) is { Length: > 0 } names)
            {
                RequireOneEach(names);
                chosen.Sensors = string.Join(' ', names);
            }

            return new ProjectPlan(board)
            {
                Station = chosen,
                Sensors = StationFile.Sensors(chosen),
                IsConnected = chosen.Network.IsOn || result.GetValue(connected),
            };
        }));
        return command;
    }

    private static void RequireOneEach(string[] names)
    {
        if (names.FirstOrDefault(name => name.AsSpan().IndexOfAny(", ") >= 0) is string several)
        {
            string each = string.Join(" --sensor ", several.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries));
            throw new InputException($"--sensor: expected one name, found '{several}'; it is repeated for each: --sensor {each}");
        }
    }

    private static Command Create(string command, string description, string project, string defaultName)
    {
        var common = new ProjectOptions(defaultName);
        var created = new Command(command, description);
        common.AddTo(created);
        created.SetAction(result => common.Write(result, project, (model, board) => new ProjectPlan(board)
        {
            Program = project == "App" ? AppProgram.Write(model.Info, model.Info.Name) : null,
            Unmeasured = project == "App" ? AppProgram.Unmeasured(model.Info) : [],
        }));
        return created;
    }

    /// <summary>What a project is made with.</summary>
    private sealed record ProjectPlan(Board Board)
    {
        public StationSettings? Station { get; init; }

        public IMeasures? Sensors { get; init; }

        public string? Program { get; init; }

        public bool IsConnected { get; init; }

        /// <summary>Readings for which the program has no sensor yet.</summary>
        public IReadOnlyList<string> Unmeasured { get; init; } = [];

        public AppTemplate Template(string project) => new(Shipped(project))
        {
            Sensors = Sensors,
            Interval = Station?.Interval ?? 0,
            Program = Program,
            IsConnected = IsConnected,
            Pins = Station == null ? null : new StationPins(Station.DataPin, Station.ClockPin, Station.AlertPin) { Sensors = Station.Sensors },
        };

        /// <summary>The apps' sources stand beside the program, laid out as in the repository.</summary>
        private static string Shipped(string project) => Path.Combine(AppContext.BaseDirectory, "template", "firmware", project, project + ".nfproj");
    }

    /// <summary>The options that all projects have.</summary>
    private sealed class ProjectOptions
    {
        private readonly Option<string> _model = new("--model") { Description = "A .trnn model", HelpName = "FILE.trnn", Required = true };
        private readonly Option<string> _folder = new("--out") { Description = "The folder to make", HelpName = "DIR", Required = true };
        private readonly Option<string> _name;
        private readonly Option<string> _board = new Option<string>("--board") { Description = "What the pins and the README's steps are for", DefaultValueFactory = _ => "esp32" }
            .OneOf([.. Board.All.Select(one => one.Name)]);
        private readonly Option<bool> _force = new("--force") { Description = "Write into a folder that is not empty: replaces files, keeps others" };

        public ProjectOptions(string defaultName) =>
            _name = new Option<string>("--name") { Description = "Of solution, project and assembly", HelpName = "NAME", DefaultValueFactory = _ => defaultName }
                .Checked(AppTemplate.RequireName);

        public void AddTo(Command command)
        {
            foreach (Option option in new Option[] { _model, _folder, _name, _board, _force })
            {
                command.Add(option);
            }
        }

        public int Write(ParseResult result, string project, Func<RnnModel, Board, ProjectPlan> plan)
        {
            string target = result.GetRequiredValue(_folder);
            string path = result.GetRequiredValue(_model);
            OutputFolder.RequireFree(target, result.GetValue(_force));
            if (!ModelInput.IsInteger(path))
            {
                throw new InputException($"{path}: expected a .trnn model, found another file; 'tinyrnn quantize' makes one");
            }

            RnnModel model = ModelInput.LoadInteger(path);
            ProjectPlan planned = plan(model, Board.Of(result.GetRequiredValue(_board)));
            if (planned.Sensors is { } sensors)
            {
                MissingSensor.Require(Path.GetFileName(path), model.Info, sensors);
            }

            Dictionary<string, byte[]> files = CreateFiles(planned, project, model, path, target, result.GetRequiredValue(_name));
            OutputFolder.Write(target, files, path);
            Report(target, files);
            if (planned.Station is { } station && StationAlert.IsOff(model.Info, station))
            {
                Terminal.Line(StationAlert.Describe(model.Info, station));
            }

            if (planned.Unmeasured.Count > 0)
            {
                Terminal.Line($"Before it predicts anything: Program.cs sends NaN, a missing reading, for {string.Join(", ", planned.Unmeasured)}; put your sensors' readings there");
            }

            return ExitCode.Success;
        }
    }

    private static Dictionary<string, byte[]> CreateFiles(ProjectPlan plan, string project, RnnModel model, string path, string target, string name)
    {
        string modelFile = Path.GetFileName(path);
        var files = new Dictionary<string, byte[]>(plan.Template(project).Create(name, model, modelFile));
        var readme = new ProjectReadme(name, model.Info, modelFile, plan.Board);
        string text = plan.Station != null ? readme.OfStation(plan.Station, plan.IsConnected) : plan.Program != null ? readme.OfApp() : readme.OfVerification();
        files.Add("README.md", Encoding.UTF8.GetBytes(text));
        if (plan.Station != null)
        {
            files.Add("station.json", Encoding.ASCII.GetBytes(StationJson.Write(plan.Station, plan.IsConnected)));
        }

        if (FileIdentity.Of(Path.Combine(target, modelFile)) is not { } there || there != FileIdentity.Of(path))
        {
            files.Add(modelFile, File.ReadAllBytes(path));
        }

        return files;
    }

    private static void Report(string target, IReadOnlyDictionary<string, byte[]> files)
    {
        int projects = files.Keys.Count(file => file.EndsWith(".nfproj", StringComparison.Ordinal));
        string solution = files.Keys.Single(file => file.EndsWith(".sln", StringComparison.Ordinal));
        IEnumerable<string> others = files.Keys.Where(file => Path.GetDirectoryName(file) == "" && file != solution).Order(StringComparer.Ordinal);
        Terminal.Line($"Wrote {target}: {solution} with {projects} {(projects == 1 ? "project" : "projects")}, {string.Join(", ", others)}; {files.Count} files");
        Terminal.Line($"Next: the steps in {Path.Combine(target, "README.md")}");
    }
}
