using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using Xunit;

namespace TinyRnn.Cli.Tests.Files;

/// <summary>Lines for <c>sh</c>, in which <c>$TOOL</c> is the built executable and the arguments are <c>$1</c>, <c>$2</c> and so on.</summary>
internal static class Shell
{
    /// <summary>Runs a line to its end.</summary>
    public static ToolResult Run(string line, params string[] arguments)
    {
        Assert.False(OperatingSystem.IsWindows(), "this test needs a Unix shell");
        var start = new ProcessStartInfo("sh", ["-c", line, "sh", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TOOL"] = Path.Combine(AppContext.BaseDirectory, "TinyRnn.Cli");
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)), $"did not end: {line}");
        return new ToolResult(process.ExitCode, output.Result, error.Result);
    }
}
