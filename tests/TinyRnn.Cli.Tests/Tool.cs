using System;
using System.Collections.Generic;
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
    public static Process Start(params string[] arguments) => Start(new Dictionary<string, string>(), null, arguments);

    /// <summary>Starts the tool with redirected input and output.</summary>
    /// <param name="environment">Variables to set.</param>
    /// <param name="folder">Where it runs; null for here.</param>
    /// <param name="arguments">Its arguments.</param>
    public static Process Start(IReadOnlyDictionary<string, string> environment, string? folder, string[] arguments)
    {
        string file = Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "TinyRnn.Cli.exe" : "TinyRnn.Cli");
        Assert.True(File.Exists(file), $"the tool is not built: {file}");
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            WorkingDirectory = folder ?? "",
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start");
    }

    /// <summary>Runs the tool to its end.</summary>
    public static ToolResult Run(params string[] arguments) => RunWithInput("", arguments);

    /// <summary>Runs the tool to its end with a text on its standard input.</summary>
    public static ToolResult RunWithInput(string input, params string[] arguments) => Finish(Start(arguments), input);

    /// <summary>Runs the tool to its end.</summary>
    /// <param name="environment">Variables to set.</param>
    /// <param name="folder">Where it runs; null for here.</param>
    /// <param name="arguments">Its arguments.</param>
    public static ToolResult RunIn(IReadOnlyDictionary<string, string> environment, string? folder, params string[] arguments) =>
        Finish(Start(environment, folder, arguments), "");

    private static ToolResult Finish(Process started, string input)
    {
        using Process process = started;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        Assert.True(process.WaitForExit(s_patience), "the tool did not end");
        return new ToolResult(process.ExitCode, output.Result, error.Result);
    }
}
