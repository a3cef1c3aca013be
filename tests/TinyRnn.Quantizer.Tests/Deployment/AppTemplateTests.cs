using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml.Linq;
using TinyRnn.Quantizer.Deployment;
using TinyRnn.Quantizer.Deployment.Projects;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Tests.Evaluation;
using TinyRnn.Quantizer.Tests.Import;
using TinyRnn.Stations;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Deployment;

public sealed class AppTemplateTests : IDisposable
{
    private static readonly RnnModel s_binary = Quantize("gru-4-32.pt");
    private static readonly RnnModel s_other = Quantize("lstm-3-7.pt");

    private readonly TemplateFolder _folder = new(s_binary);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_project_gets_a_folder_with_all_it_needs()
    {
        IReadOnlyDictionary<string, byte[]> files = Create(s_binary);

        Assert.Equal(
            [
                "Runtime/Kernel.cs", "Runtime/Runtime.nfproj", "Weather.Model/Net.cs", "Weather.Model/Weather.Model.nfproj", "Weather.sln", "Weather/Features/Features.cs",
                "Weather/Parts/Sensor.cs", "Weather/Program.cs", "Weather/Weather.nfproj", "Weather/packages.config",
            ],
            files.Keys);
    }

    [Fact]
    public void An_app_that_steps_refuses_models_of_windows_and_tokens()
    {
        Network windows = WindowModels.BothDirections(4);
        Network tokens = WindowModels.Repeats(["a", "b"]);

        Assert.EndsWith("found one that also runs backwards or needs whole windows", Error(QuantizedNetwork.MakeOfWindows(windows, [[1, 2, 3, 4]])), StringComparison.Ordinal);
        Assert.EndsWith("found one of 2 tokens", Error(QuantizedNetwork.Make(tokens, [[0], [1]])), StringComparison.Ordinal);

        string Error(byte[] bytes) =>
            Assert.Throws<DeploymentException>(() => Create(RnnModel.Load(bytes), isStation: true)).Message;
    }

    [Fact]
    public void Nothing_in_a_project_points_outside()
    {
        IReadOnlyDictionary<string, byte[]> files = Create(s_binary);
        foreach (string path in files.Keys.Where(path => path.EndsWith(".nfproj", StringComparison.Ordinal)))
        {
            var project = XDocument.Parse(Text(files, path));
            string folder = Path.GetDirectoryName(path)!;
            foreach (XElement item in project.Descendants().Where(item => item.Name.LocalName is "Compile" or "ProjectReference" or "None"))
            {
                string target = Path.Combine("/", folder, item.Attribute("Include")!.Value.Replace('\\', '/'));
                Assert.Contains(Path.GetFullPath(target)[1..], files.Keys);
            }

            Assert.All(
                project.Descendants().Where(item => item.Name.LocalName == "HintPath"),
                hint => Assert.Equal(@"..\packages\nanoFramework.CoreLibrary.1.17.11\lib\mscorlib.dll", hint.Value));
        }
    }

    [Fact]
    public void The_model_is_compiled_anew_under_the_names_that_the_app_uses()
    {
        string code = Text(Create(s_other), "Weather.Model/Net.cs");

        Assert.Contains($"id {Convert.ToHexStringLower(s_other.Info.Id)}", code, StringComparison.Ordinal);
        Assert.Contains("tinyrnn compile new.trnn --namespace My.App --class Net", code, StringComparison.Ordinal);
        Assert.Contains("class Net : RecurrentNetwork", code, StringComparison.Ordinal);
    }

    [Fact]
    public void The_boards_pins_go_into_the_settings()
    {
        _folder.Write("app/Program.cs", "private const int DataPin = 21;\nprivate const int ClockPin = 22;\nconst int AlertPin = 2; const int OtherPin = 9;");
        IReadOnlyDictionary<string, byte[]> files = new AppTemplate(_folder.ProjectPath) { Pins = new StationPins(5, 6, 40) }.Create("Weather", s_binary, "new.trnn");

        Assert.Equal("private const int DataPin = 5;\nprivate const int ClockPin = 6;\nconst int AlertPin = 40; const int OtherPin = 9;", Text(files, "Weather/Program.cs"));
    }

    [Fact]
    public void An_app_without_pins_cannot_be_wired() =>
        Assert.EndsWith(
            "expected one file with pins, found 0",
            Assert.Throws<DeploymentException>(() => new AppTemplate(_folder.ProjectPath) { Pins = new StationPins(5, 6, 40) }.Create("Weather", s_binary, "new.trnn")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void The_app_and_its_parts_get_the_name_and_the_others_keep_theirs()
    {
        IReadOnlyDictionary<string, byte[]> files = Create(s_binary);

        Assert.Contains("<AssemblyName>Weather</AssemblyName>", Text(files, "Weather/Weather.nfproj"), StringComparison.Ordinal);
        Assert.Contains("<AssemblyName>Weather.Model</AssemblyName>", Text(files, "Weather.Model/Weather.Model.nfproj"), StringComparison.Ordinal);
        Assert.Contains("Runtime/Runtime.nfproj", files.Keys);
    }

    [Fact]
    public void The_solution_has_every_project_once_and_starts_with_the_app()
    {
        string[] projects = [.. Text(Create(s_binary), "Weather.sln").Split('\n').Where(line => line.StartsWith("Project(", StringComparison.Ordinal)).Select(line => line.Split('"')[3])];

        Assert.Equal(["Weather", "Weather.Model", "Runtime"], projects);
    }

    [Fact]
    public void A_stations_model_needs_a_recipe() =>
        Assert.Equal(
            "new.trnn: recipe: expected one that makes the model's inputs of readings, found none; the sidecar's readings state it", Refused(s_binary, isStation: true));

    [Theory]
    [InlineData("")]
    [InlineData("1App")]
    [InlineData("../App")]
    [InlineData("App.")]
    [InlineData("My App")]
    public void A_name_that_is_none_is_refused(string name) =>
        Assert.Equal(
            $"name: expected a letter, then letters, digits, dots and underscores, found '{name}'",
            Assert.Throws<DeploymentException>(() => new AppTemplate(_folder.ProjectPath).Create(name, s_binary, "new.trnn")).Message);

    [Fact]
    public void Files_that_are_missing_are_named()
    {
        _folder.Delete("shared/Features.cs");
        Assert.EndsWith("Features.cs: expected a source file, found none", Refused(s_binary), StringComparison.Ordinal);
        _folder.Delete("runtime/Runtime.nfproj");
        Assert.EndsWith("Runtime.nfproj: expected a project, found none", Refused(s_binary), StringComparison.Ordinal);
        _folder.Delete("app/App.nfproj");
        Assert.EndsWith("App.nfproj: this build of the tool lacks the app's sources", Refused(s_binary), StringComparison.Ordinal);
    }

    [Fact]
    public void Projects_that_cannot_be_copied_are_refused()
    {
        _folder.Write("app/Model/Net.cs", "class Net { }");
        Assert.EndsWith("expected one file made by 'tinyrnn compile', found 0", Refused(s_binary), StringComparison.Ordinal);
        _folder.Write("runtime/Runtime.nfproj", """<Project><Compile Include="none/*.cs" /></Project>""");
        Assert.EndsWith("Runtime.nfproj: none/*.cs: expected files, found none", Refused(s_binary), StringComparison.Ordinal);
        _folder.Write("runtime/Runtime.nfproj", "<Project>");
        Assert.Contains("Runtime.nfproj: expected XML, found something else:", Refused(s_binary), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("esp32")]
    [InlineData("esp32-s3")]
    [InlineData("esp32-c6")]
    public void The_readme_has_the_boards_firmware_and_address(string name)
    {
        Board board = Board.Of(name);
        string text = new ProjectReadme("Weather", s_binary.Info, "new.trnn", board).OfVerification();

        Assert.Contains($"--target {board.Target} --firmware --masserase --app Weather.bin", text, StringComparison.Ordinal);
        Assert.Contains($"0x{board.Family.Address:X}", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', text);
    }

    [Fact]
    public void Every_board_has_firmware_of_a_known_family() => Assert.All(Board.All, board => Assert.NotNull(board.Family));

    [Fact]
    public void An_unknown_board_lists_the_known() =>
        Assert.Equal(
            "board: expected one of esp32, esp32-s2, esp32-s3, esp32-c3, esp32-c5, esp32-c6, esp32-h2, esp32-p4, found 'uno'",
            Assert.Throws<DeploymentException>(() => Board.Of("uno")).Message);

    private static RnnModel Quantize(string file)
    {
        Network network = NetworkImporter.Load(Path.Combine(Fixtures.Root, "networks", file));
        return RnnModel.Load(QuantizedNetwork.Make(network, RandomReadings.Make(new Random(1), 50, network.InputSize)));
    }

    private static string Text(IReadOnlyDictionary<string, byte[]> files, string path) => Encoding.UTF8.GetString(files[path]);

    private IReadOnlyDictionary<string, byte[]> Create(RnnModel model, bool isStation = false) =>
        new AppTemplate(_folder.ProjectPath) { Sensors = isStation ? new SensorSet([]) : null }.Create("Weather", model, "new.trnn");

    private string Refused(RnnModel model, bool isStation = false) =>
        Assert.Throws<DeploymentException>(() => Create(model, isStation)).Message;
}
