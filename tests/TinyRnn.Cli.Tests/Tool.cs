using System;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Xunit;

namespace TinyRnn.Cli.Tests;

/// <summary>Runs the built executable, which the build places beside the tests.</summary>
internal static class Tool
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <summary>Starts the tool with redirected input and output.</summary>
    public static Process Start(params string[] arguments)
    {
        string file = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "TinyRnn.Cli.exe" : "TinyRnn.Cli");
        Assert.True(File.Exists(file), $"the tool is not built: {file}");
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        };
        return Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start");
    }

    /// <summary>Runs the tool to its end.</summary>
    public static ToolResult Run(params string[] arguments) => RunWithInput("", arguments);

    /// <summary>Runs the tool to its end with a text on its standard input.</summary>
    public static ToolResult RunWithInput(string input, params string[] arguments)
    {
        using Process process = Start(arguments);
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        Assert.True(process.WaitForExit(s_patience), "the tool did not end");
        return new ToolResult(process.ExitCode, output.Result, error.Result);
    }
}
