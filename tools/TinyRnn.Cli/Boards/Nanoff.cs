using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;

namespace TinyRnn.Cli.Boards;

/// <summary>The firmware flasher of nanoFramework: found on the PATH, or as a local dotnet tool.</summary>
internal sealed class Nanoff
{
    private readonly string _file;
    private readonly string[] _first;

    private Nanoff(string file, params string[] first)
    {
        _file = file;
        _first = first;
    }

    /// <summary>Finds it; null when it is not installed.</summary>
    public static Nanoff? Find()
    {
        string[] names = OperatingSystem.IsWindows() ? ["nanoff.exe", "nanoff.cmd"] : ["nanoff"];
        string? file = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
        return file != null ? new Nanoff(file)
            : IsLocalTool() ? new Nanoff("dotnet", "nanoff")
            : null;
    }

    /// <summary>A call as one types it.</summary>
    public string CommandLine(IEnumerable<string> arguments) => ShellText.Join([_first.Length == 0 ? "nanoff" : _file, .. _first, .. arguments]);

    /// <summary>Runs it to its end and shows what it says while it says it.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="output">Where what it says goes.</param>
    public NanoffResult Run(IEnumerable<string> arguments, Action<string> output)
    {
        var start = new ProcessStartInfo(_file, [.. _first, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
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

    /// <summary>True when a tool manifest here or above names it.</summary>
    private static bool IsLocalTool()
    {
        for (DirectoryInfo? folder = new(Directory.GetCurrentDirectory()); folder != null; folder = folder.Parent)
        {
            string[] manifests = [Path.Combine(folder.FullName, ".config", "dotnet-tools.json"), Path.Combine(folder.FullName, "dotnet-tools.json")];
            if (manifests.Any(manifest => File.Exists(manifest) && Names(manifest)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Names(string manifest)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(manifest));
            return document.RootElement.TryGetProperty("tools", out JsonElement tools) && tools.TryGetProperty("nanoff", out _);
        }
        catch (JsonException exception)
        {
            throw new InputException($"{manifest}: expected JSON, found something else: {exception.Message}");
        }
    }
}
