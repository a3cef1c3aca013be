using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace TinyRnn.Quantizer.Compilation.Native.Checking;

/// <summary>The C compiler of this machine: what <c>CC</c> names, or else cc, gcc or clang.</summary>
public sealed class HostCompiler
{
    private static readonly string[] s_usual = ["cc", "gcc", "clang"];

    private const int MostComplaints = 3;

    private readonly string _path;
    private readonly string[] _flags;

    private HostCompiler(string path, string[] flags)
    {
        _path = path;
        _flags = flags;
    }

    /// <summary>The compiler's file.</summary>
    public string Name => _path;

    /// <summary>Finds it; null where there is none.</summary>
    public static HostCompiler? Find()
    {
        // As elsewhere, options may stand behind the name.
        string[] words = (Environment.GetEnvironmentVariable("CC") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        IEnumerable<string> names = words.Length == 0 ? s_usual : words[..1];
        return names.Select(Locate).FirstOrDefault(path => path is not null) is string found ? new HostCompiler(found, [.. words.Skip(1)]) : null;
    }

    /// <summary>Builds a program of sources in a folder.</summary>
    /// <param name="folder">Where they are, and where the program goes.</param>
    /// <param name="sources">Their names.</param>
    /// <param name="flags">Options besides.</param>
    /// <returns>The program's path.</returns>
    /// <exception cref="NativeCheckException">The compiler refused them, with what it said.</exception>
    public string Build(string folder, IEnumerable<string> sources, params string[] flags)
    {
        string program = Path.Combine(folder, OperatingSystem.IsWindows() ? "check.exe" : "check");
        (int code, string output) = Run(_path, folder, [.. _flags, .. flags, "-I", ".", "-o", program, .. sources]);
        return code == 0 ? program : throw new NativeCheckException($"{_path} refused the code: {Complaints(output)}");
    }

    /// <summary>Runs a program and returns its exit code, and what it wrote.</summary>
    public static (int Code, string Output) Run(string program, string folder, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using Process process = Process.Start(start)!;
        System.Threading.Tasks.Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + error.Result);
    }

    /// <summary>The first errors among what a compiler said, in one line, or else how it begins.</summary>
    private static string Complaints(string output)
    {
        string[] lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] errors = [.. lines.Where(line => line.Contains("error", StringComparison.OrdinalIgnoreCase))];
        string[] said = errors.Length > 0 ? errors : lines;
        return string.Join("; ", said.Take(MostComplaints)) + (said.Length > MostComplaints ? $"; and {said.Length - MostComplaints} more" : "");
    }

    private static string? Locate(string name)
    {
        string[] endings = OperatingSystem.IsWindows() ? ["", ".exe"] : [""];
        string[] folders = Path.IsPathRooted(name) ? [""] : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.SelectMany(folder => endings.Select(ending => Path.Combine(folder, name + ending))).FirstOrDefault(File.Exists);
    }
}
