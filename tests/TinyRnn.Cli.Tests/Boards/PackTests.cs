using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using TinyRnn.Quantizer.Tests.Deployment;
using Xunit;

namespace TinyRnn.Cli.Tests.Boards;

public sealed class PackTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _output;

    public PackTests() => _output = _folder.File("App.bin");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Pack_puts_the_library_first_and_shows_the_room()
    {
        string[] files = BoardFiles.WriteAssemblies(_folder.Path);

        ToolResult result = Tool.Run("pack", files[0], files[1], "-o", _output).Succeeded();

        byte[] library = File.ReadAllBytes(files[1]);
        Assert.Equal(library, File.ReadAllBytes(_output)[..library.Length]);
        Assert.Contains("The order was changed", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"ESP32 +1,835,008 +0\.0 %", result.Output);
        Assert.Equal($"Wrote {_output}, {new FileInfo(_output).Length} bytes.", result.Lines[^1]);
    }

    [Fact]
    public void Wildcards_are_expanded_where_the_shell_does_not()
    {
        BoardFiles.WriteAssemblies(_folder.Path);

        JsonElement json = Tool.Run("pack", _folder.File("*.pe"), "-o", _output, "--json", "--target", "ESP32_C6_THREAD").Succeeded().Json;

        Assert.Equal(["mscorlib", "App"], json.GetProperty("assemblies").EnumerateArray().Select(assembly => assembly.GetProperty("name").GetString()));
        Assert.Equal(0x170000, json.GetProperty("deploymentAreas")[0].GetProperty("bytes").GetInt32());
    }

    [Fact]
    public void What_nothing_refers_to_is_named()
    {
        BoardFiles.WriteAssemblies(_folder.Path);
        File.WriteAllBytes(_folder.File("Other.pe"), AssemblyBytes.Create("Other 1.0.0.0", "mscorlib 1.17.11.0"));

        Assert.Contains("Nothing refers to App, Other: one is the app", Tool.Run("pack", _folder.File("*.pe"), "-o", _output).Succeeded().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_refused_writes_nothing()
    {
        string app = BoardFiles.WriteAssemblies(_folder.Path)[0];

        Tool.Run("pack", app, "-o", _output).Refused("App refers to mscorlib 1.17.11.0, which is not among the files");
        Tool.Run("pack", app, app, "-o", _output).Refused($"assembly App: expected once, found in {app} and {app}");
        Tool.Run("pack", _folder.Path, "-o", _output).Refused($"{_folder.Path}: expected a .pe file, found a folder; try {_folder.File("*.pe")}");
        Tool.Run("pack", _folder.File("*.bin"), "-o", _output).Refused($"{_folder.File("*.bin")}: expected files of that name, found none; build the project in Release first: Visual Studio, or Visual Studio Code with the .NET nanoFramework extension");
        Tool.Run("pack", _folder.Write("no.pe", "MZ"), "-o", _output)
            .Refused($"{_folder.File("no.pe")}: expected a .pe of nanoFramework, found a .NET assembly (MZ); the .pe lies beside it after a build");
        Assert.StartsWith(
            "tinyrnn: target: expected the name of a firmware, found 'ESP8266'; known families:",
            Tool.Run("pack", app, "-o", _output, "--target", "ESP8266").Error,
            StringComparison.Ordinal);
        Assert.False(File.Exists(_output));
    }
}
