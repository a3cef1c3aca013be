using System;
using System.Diagnostics;
using System.IO;
using System.Reflection;
using System.Threading.Tasks;
using TinyRnn.Cli.Tests.Boards;
using Xunit;

namespace TinyRnn.Cli.Tests;

public sealed class PackageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_packed_tool_installs_from_a_folder_runs_the_demo_and_makes_a_project()
    {
        string source = Path.Combine(Samples.Repository, "tools", "TinyRnn.Cli");
        string configuration = typeof(PackageTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        string packages = _folder.File("packages");
        string tools = _folder.File("tools");

        Execute("dotnet", "pack", source, "--no-build", "-c", configuration, "-o", packages);
        Execute("dotnet", "tool", "install", "TinyRnn.Cli", "--tool-path", tools, "--source", packages);
        string output = Execute(Path.Combine(tools, "tinyrnn"), "demo");

        Assert.Contains("Float against integer on this week:", output, StringComparison.Ordinal);

        string project = _folder.File("project");
        Execute(Path.Combine(tools, "tinyrnn"), "new", "verify", "--model", BoardFiles.Model, "--out", project);
        Assert.True(File.Exists(Path.Combine(project, "VerifyApp.sln")));
    }

    private static string Execute(string file, params string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start");
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(5)), $"{file} did not end");
        Assert.True(process.ExitCode == 0, $"{file} {string.Join(' ', arguments)}: {output.Result}{error.Result}");
        return output.Result;
    }
}
