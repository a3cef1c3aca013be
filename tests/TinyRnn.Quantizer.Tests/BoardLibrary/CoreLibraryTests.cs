using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Compilation;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Quantizer.Tests.BoardLibrary;

/// <summary>What runs on a board compiles against its real base library, which has no System.Math either.</summary>
public class CoreLibraryTests
{
    private static readonly string[] s_station = ["firmware/Station", "firmware/RainStation/Station", "firmware/RainStation/Model", "firmware/Sensors"];

    public static TheoryData<string> GeneratedFolders =>
        ["firmware/Benchmark/Gru", "firmware/Benchmark/Lstm", "firmware/RainStation/Model", "firmware/Verify/Model"];

    public static TheoryData<string> Models =>
        [.. Directory.EnumerateFiles(Repository.PathOf("tests/fixtures/models"), "*.trnn").Concat(Directory.EnumerateFiles(Repository.PathOf("tests/nano/compiled"), "*.trnn"))
            .Select(path => Path.GetRelativePath(Repository.PathOf("."), path).Replace('\\', '/')).Order()];

    [Fact]
    public void The_runtime_compiles() => Assert.Empty(CoreLibrary.Errors(CoreLibrary.SourcesIn("src/TinyRnn")));

    [Fact]
    public void The_station_compiles() =>
        Assert.Empty(CoreLibrary.Errors([.. s_station.SelectMany(CoreLibrary.SourcesIn)], CoreLibrary.Runtime));

    [Fact]
    public void The_network_of_a_board_compiles_against_its_libraries()
    {
        Microsoft.CodeAnalysis.MetadataReference libraries = CoreLibrary.Image("Libraries", [File.ReadAllText(Repository.PathOf("tests/fixtures/board-libraries/network.cs.txt"))]);
        string pin = File.ReadAllText(Repository.PathOf("firmware/Hardware/AnalogPin.cs"));

        Assert.Empty(CoreLibrary.Errors([.. s_station.Append("firmware/Hardware/Network").SelectMany(CoreLibrary.SourcesIn), pin], CoreLibrary.Runtime, libraries));
    }

    [Theory]
    [MemberData(nameof(GeneratedFolders))]
    public void Committed_generated_code_compiles(string folder) => Assert.Empty(CoreLibrary.Errors(CoreLibrary.SourcesIn(folder), CoreLibrary.Runtime));

    [Theory]
    [MemberData(nameof(Models))]
    public void Generated_code_compiles(string model)
    {
        var loaded = RnnModel.Load(File.ReadAllBytes(Repository.PathOf(model)));
        CompiledModel compiled = ModelCompiler.Compile(loaded, new CompilationOptions("My.App", "Net", "a test"));
        Assert.Empty(CoreLibrary.Errors(compiled.Files.Where(file => file.Path.EndsWith(".cs", System.StringComparison.Ordinal) && !file.Path.EndsWith("AssemblyInfo.cs", System.StringComparison.Ordinal)).Select(file => file.Text), CoreLibrary.Runtime));
    }

    [Theory]
    [InlineData("class A { double B() => System.Math.Sqrt(2); }", "Math")]
    [InlineData("class A { int B(System.Collections.Generic.List<int> c) => c.Count; }", "Generic")]
    [InlineData("class A { public required int B; }", "required")]
    public void What_the_board_lacks_is_an_error(string source, string name)
    {
        string[] errors = CoreLibrary.Errors([source]);
        Assert.Contains(errors, error => error.Contains(name, System.StringComparison.Ordinal));
    }
}
