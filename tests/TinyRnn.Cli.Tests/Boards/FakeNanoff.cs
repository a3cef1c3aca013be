using System;
using System.Collections.Generic;
using System.IO;

namespace TinyRnn.Cli.Tests.Boards;

/// <summary>A folder with a program that is called nanoff, or dotnet, and writes down how it was called.</summary>
internal sealed class FakeNanoff : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <summary>Makes the program.</summary>
    /// <param name="name">What it is called; null for none.</param>
    /// <param name="says">A line that it prints.</param>
    /// <param name="exitCode">What it returns.</param>
    public FakeNanoff(string? name = "nanoff", string says = "", int exitCode = 0)
    {
        if (name == null)
        {
            return;
        }

        string script = _folder.Write(
            name,
            $"""
            #!/bin/sh
            echo "{name} $*" >> '{Calls}'
            for last; do :; done
            case "$last" in *.json) /bin/cat "$last" >> '{_folder.File("settings")}';; esac
            echo "nanoff was here"
            echo "{says}"
            exit {exitCode}
            """.ReplaceLineEndings("\n"));
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("the fake nanoff is a shell script");
        }

        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>How it was called, a line per call.</summary>
    public string[] Called => File.Exists(Calls) ? File.ReadAllLines(Calls) : [];

    /// <summary>The settings files that it was given.</summary>
    public string Settings => File.ReadAllText(_folder.File("settings"));

    /// <summary>A PATH of its folder alone, and where .NET is, so that the tool still starts.</summary>
    public Dictionary<string, string> Environment =>
        new() { ["PATH"] = _folder.Path, ["DOTNET_ROOT"] = System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..")) };

    /// <summary>The path of the program.</summary>
    public string Path(string name) => _folder.File(name);

    private string Calls => _folder.File("calls");

    public void Dispose() => _folder.Dispose();
}
