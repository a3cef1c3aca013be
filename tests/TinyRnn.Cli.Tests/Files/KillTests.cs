using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Threading;
using TinyRnn.Cli.Tests.Boards;
using Xunit;

namespace TinyRnn.Cli.Tests.Files;

/// <summary>
/// Commands that are ended at random moments, by a signal or by a disk that is full at a random byte: what they write is whole, old
/// or new, and the next run works. 10 moments; <c>TINYRNN_KILLS=200</c> for more.
/// </summary>
[UnsupportedOSPlatform("windows")]
public sealed class KillTests : IDisposable
{
    private static readonly string[] s_ends = ["KILL", "TERM", "HUP", "INT", "full"];

    // A machine that does much else may need minutes; what hangs needs more.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(5);

    private readonly TemporaryFolder _inputs = new();

    public void Dispose() => _inputs.Dispose();

    [UnixFact]
    public void Whatever_ends_a_command_its_output_is_whole_and_the_next_run_works()
    {
        int moments = int.Parse(Environment.GetEnvironmentVariable("TINYRNN_KILLS") ?? "10", CultureInfo.InvariantCulture);
        string[][] commands = Commands();
        (Dictionary<string, byte[]> Files, TimeSpan Time)[] clean = [.. commands.Select(command => CleanRun(command))];
        var random = new Random(20);
        for (int i = 0; i < moments; i++)
        {
            int index = i % commands.Length;
            string end = s_ends[(i + (i / commands.Length)) % s_ends.Length];
            using var folder = new TemporaryFolder();
            Dictionary<string, byte[]> old = i % 2 == 0 ? [] : Prepare(folder, commands[index], clean[index].Files);
            bool ended = Run(folder, commands[index], end, random, clean[index].Time);

            string moment = $"moment {i}: {end} in {string.Join(' ', commands[index])}";
            Dictionary<string, byte[]> left = Contents(folder);
            Assert.True(IsWhole(left, old, clean[index].Files, mayLeave: end == "KILL"), $"{moment}: {string.Join(", ", left.Keys)}");
            Assert.True(!ended || end == "full" || end == "KILL" || !left.Keys.Any(IsTemporary), moment);
            Again(folder, commands[index]);
            Assert.True(IsWhole(Contents(folder), clean[index].Files, clean[index].Files, mayLeave: end == "KILL"), $"{moment}: the next run");
        }
    }

    /// <summary>OUT stands for the output; the new project's folder is there already where its files are replaced.</summary>
    private string[][] Commands()
    {
        string data = _inputs.Write("data.csv", Samples.Readings(Samples.Gru, 3000));
        string model = _inputs.File("model.trnn");
        File.WriteAllBytes(model, Samples.Quantized(Samples.Gru));
        string[] assemblies = BoardFiles.WriteAssemblies(_inputs.Path);
        return
        [
            ["quantize", Samples.Gru, "-c", data, "-o", "OUT/out.trnn"],
            ["run", model, "-i", data, "-o", "OUT/out.csv"],
            ["compile", model, "--namespace", "A", "--class", "Net", "--out", "OUT"],
            ["new", "verify", "--model", BoardFiles.Model, "--out", "OUT/project", "--force"],
            ["pack", .. assemblies, "-o", "OUT/app.bin"],
        ];
    }

    private static (Dictionary<string, byte[]> Files, TimeSpan Time) CleanRun(string[] command)
    {
        using var folder = new TemporaryFolder();
        var time = Stopwatch.StartNew();
        Again(folder, command);
        return (Contents(folder), time.Elapsed);
    }

    /// <summary>Puts old files where the command will write; a project is made anew.</summary>
    private static Dictionary<string, byte[]> Prepare(TemporaryFolder folder, string[] command, Dictionary<string, byte[]> files)
    {
        if (command[0] != "new")
        {
            foreach (string name in files.Keys)
            {
                File.WriteAllText(folder.File(name), $"the old {name}");
            }
        }

        return Contents(folder);
    }

    private static void Again(TemporaryFolder folder, string[] command) => Tool.Run(In(folder, command)).Succeeded();

    private static string[] In(TemporaryFolder folder, string[] command) => [.. command.Select(word => word.Replace("OUT", folder.Path, StringComparison.Ordinal))];

    /// <returns>False when the command was done before it was ended.</returns>
    private static bool Run(TemporaryFolder folder, string[] command, string end, Random random, TimeSpan time)
    {
        if (end == "full")
        {
            // Without the limit's signal, a write beyond it fails as on a full disk. The runtime's own memory files are larger than any limit.
            int blocks = random.Next(1, 40);
            ToolResult result = Shell.Run($"trap '' XFSZ; ulimit -f {blocks}; DOTNET_EnableWriteXorExecute=0 exec \"$TOOL\" \"$@\"", In(folder, command));
            Assert.True(result.ExitCode == 0 || (result.ExitCode == 2 && result.Error.Contains("cannot be written", StringComparison.Ordinal)), result.Error);
            return result.ExitCode != 0;
        }

        using Process process = Tool.Start(In(folder, command));
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        Thread.Sleep(time * (random.NextDouble() * 1.1));
        Shell.Run($"kill -{end} $1 2>/dev/null", $"{process.Id}");
        Assert.True(process.WaitForExit(s_patience), $"{end} after some of {time}: the tool did not end: {string.Join(' ', command)}");
        return process.ExitCode != 0;
    }

    private static bool IsWhole(Dictionary<string, byte[]> left, Dictionary<string, byte[]> old, Dictionary<string, byte[]> made, bool mayLeave)
    {
        Dictionary<string, byte[]> named = left.Where(file => !(mayLeave && IsTemporary(file.Key))).ToDictionary();
        return AreSame(named, old) || AreSame(named, made);
    }

    private static bool AreSame(Dictionary<string, byte[]> a, Dictionary<string, byte[]> b) =>
        a.Count == b.Count && a.All(file => b.TryGetValue(file.Key, out byte[]? bytes) && bytes.AsSpan().SequenceEqual(file.Value));

    private static bool IsTemporary(string name) => name.Split('/').Any(part => part.StartsWith(".tinyrnn-", StringComparison.Ordinal) && part.EndsWith(".tmp", StringComparison.Ordinal));

    private static Dictionary<string, byte[]> Contents(TemporaryFolder folder) =>
        Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(folder.Path, file), File.ReadAllBytes);
}
