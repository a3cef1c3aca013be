using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using System.Xml.Linq;
using TinyRnn.Cli.Tests.Boards;
using TinyRnn.TestSupport;
using Xunit;

namespace TinyRnn.Cli.Tests;

public sealed class PackageTests : IDisposable
{
    private static readonly string s_configuration = typeof(PackageTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_packed_tool_installs_from_a_folder_runs_the_demo_and_makes_a_project()
    {
        string packages = Pack("packages", "tools/TinyRnn.Cli");
        string tools = _folder.File("tools");

        Execute("dotnet", "tool", "install", "TinyRnn.Cli", "--tool-path", tools, "--source", packages);
        string output = Execute(Path.Combine(tools, "tinyrnn"), "demo");

        Assert.Contains("Float against integer on this week:", output, StringComparison.Ordinal);

        string project = _folder.File("project");
        Execute(Path.Combine(tools, "tinyrnn"), "new", "verify", "--model", BoardFiles.Model, "--out", project);
        Assert.True(File.Exists(Path.Combine(project, "VerifyApp.sln")));
    }

    [Fact]
    [Trait(TestSet.Trait, TestSet.Long)]
    public void Samples_build_from_the_packages_and_do_what_the_tool_does()
    {
        string packages = Pack("packages", "src/TinyRnn", "firmware/Station", "tools/TinyRnn.Quantizer");
        string source = Path.Combine(Samples.Repository, "tests", "fixtures", "networks", "gru-4-32.pt");
        string readings = _folder.Write("readings.csv", Samples.Readings(source, 300));

        string output = Execute("dotnet", Build("Quantizing", packages), source, readings, _folder.File("net.trnn"));
        Assert.Matches(@"^[\d,]+ bytes, \d\.\d\d % of error behind the last layer\s*$", output);

        string[] rows = [.. File.ReadLines(readings).Skip(1)];
        string streaming = Build("Streaming", packages);
        string first = Feed(rows[..100], "dotnet", streaming, _folder.File("net.trnn"), _folder.File("state.bin"));
        string rest = Feed(rows[100..], "dotnet", streaming, _folder.File("net.trnn"), _folder.File("state.bin"));
        string[] expected = [.. Tool.Run("run", _folder.File("net.trnn"), "-i", readings).Succeeded().Lines.Skip(1)];
        Assert.Equal(expected, (first + rest).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd()));
    }

    [Fact]
    [Trait(TestSet.Trait, TestSet.Long)]
    public void Two_packs_are_the_same_bytes_and_hold_readme_icon_documentation_and_symbols()
    {
        string first = Pack("first", "src/TinyRnn");
        string second = Pack("second", "src/TinyRnn");

        string[] files = [.. Directory.GetFiles(first).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        Assert.Equal([".nupkg", ".snupkg"], files.Select(Path.GetExtension));
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(Path.Combine(first, file)), File.ReadAllBytes(Path.Combine(second, file))));
        using var package = System.IO.Compression.ZipFile.OpenRead(Path.Combine(first, files[0]));
        foreach (string entry in new[] { "README.md", "icon.png", "lib/net10.0/TinyRnn.dll", "lib/net10.0/TinyRnn.xml" })
        {
            Assert.Contains(package.Entries, found => found.FullName == entry);
        }
    }

    [Fact]
    public void Samples_state_the_versions_of_their_packages_where_they_lie() =>
        Assert.Equal("false", Execute("dotnet", "msbuild", InRepository(Path.Combine("samples", "Streaming")), "-getProperty:ManagePackageVersionsCentrally").Trim());

    [Fact]
    public void Samples_take_the_packages_of_this_version()
    {
        string version = XElement.Load(InRepository("Directory.Build.props")).Descendants("Version").Single().Value;
        string[] projects = Directory.GetFiles(InRepository("samples"), "*.csproj", SearchOption.AllDirectories);
        Assert.NotEmpty(projects);
        Assert.All(projects, project => Assert.Contains($"Version=\"{version}\"", File.ReadAllText(project), StringComparison.Ordinal));
    }

    private static string InRepository(string path) => Path.Combine(Samples.Repository, path);

    private string Pack(string folder, params string[] projects)
    {
        string packages = _folder.File(folder);
        foreach (string project in projects)
        {
            Execute("dotnet", "pack", InRepository(project), "--no-build", "-c", s_configuration, "-o", packages);
        }

        return packages;
    }

    // In a folder of its own, with packages of its own: nothing stays in the user's cache.
    private string Build(string sample, string packages)
    {
        string folder = Directory.CreateDirectory(_folder.File(sample)).FullName;
        foreach (string file in new[] { "Directory.Build.props", "Directory.Build.targets", $"{sample}/{sample}.csproj", $"{sample}/Program.cs" })
        {
            File.Copy(InRepository($"samples/{file}"), Path.Combine(folder, Path.GetFileName(file)));
        }

        string cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        Execute(
            "dotnet", "build", folder, "-c", "Release", "-o", Path.Combine(folder, "out"), $"-p:RestoreAdditionalProjectSources={packages}",
            $"-p:RestorePackagesPath={_folder.File("cache")}", $"-p:RestoreFallbackFolders={cache}");
        return Path.Combine(folder, "out", $"{sample}.dll");
    }

    private static string Execute(string file, params string[] arguments) => Feed([], file, arguments);

    private static string Feed(string[] lines, string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        foreach (string line in lines)
        {
            process.StandardInput.WriteLine(line);
        }

        process.StandardInput.Close();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(5)), $"{file} did not end");
        Assert.True(process.ExitCode == 0, $"{file} {string.Join(' ', arguments)}: {output.Result}{error.Result}");
        return output.Result;
    }
}
