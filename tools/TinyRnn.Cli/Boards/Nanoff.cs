using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;

namespace TinyRnn.Cli.Boards;

/// <summary>The firmware flasher of nanoFramework.</summary>
internal sealed class Nanoff
{
    private readonly string _file;

    private Nanoff(string file)
    {
        _file = file;
    }

    /// <summary>Finds it on the PATH, and nowhere else: a folder that one happens to be in has no say in what is run.</summary>
    /// <param name="stated">Where the user says it is; null to look for it.</param>
    public static Nanoff Find(string? stated)
    {
        if (stated != null)
        {
            return File.Exists(stated) ? new Nanoff(Path.GetFullPath(stated)) : throw new InputException($"--nanoff {stated}: the file does not exist");
        }

        string[] names = OperatingSystem.IsWindows() ? ["nanoff.exe", "nanoff.cmd"] : ["nanoff"];
        string? file = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathFullyQualified)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
        return file != null
            ? new Nanoff(file)
            : throw new InputException("nanoff: not found on the PATH; install it with 'dotnet tool install -g nanoff', or say where it is with --nanoff FILE");
    }

    /// <summary>A call as one types it.</summary>
    public static string CommandLine(IEnumerable<string> arguments) => ShellText.Join(["nanoff", .. arguments]);

    /// <summary>Runs it to its end and shows what it says while it says it.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="output">Where what it says goes.</param>
    public NanoffResult Run(IEnumerable<string> arguments, Action<string> output)
    {
        var start = new ProcessStartInfo(_file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start) ?? throw new InputException($"{_file}: did not start");
        var said = new StringBuilder();
        var gate = new object();
        Task.WaitAll(Copy(process.StandardOutput), Copy(process.StandardError));
        process.WaitForExit();
        return new NanoffResult(process.ExitCode, said.ToString());

        async Task Copy(StreamReader reader)
        {
            var buffer = new char[256];
            int count;
            while ((count = await reader.ReadAsync(buffer).ConfigureAwait(false)) > 0)
            {
                lock (gate)
                {
                    said.Append(buffer, 0, count);
                    output(new string(buffer, 0, count));
                }
            }
        }
    }
}
