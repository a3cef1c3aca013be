using System.Diagnostics;
using System.Threading.Tasks;

namespace TinyRnn.Scripts.Tests;

/// <summary>What a script printed, both streams together, and its exit code.</summary>
internal sealed record ScriptRun(string Output, int ExitCode)
{
    /// <summary>Runs a command line in bash.</summary>
    /// <param name="command">The command line.</param>
    /// <param name="folder">The working folder.</param>
    /// <param name="tools">A folder that stands first on the PATH.</param>
    public static async Task<ScriptRun> Of(string command, string folder, string tools)
    {
        var start = new ProcessStartInfo(BashFactAttribute.Bash)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($"PATH=\"{tools}:$PATH\"; unset NANO_SDK NANO_CLR; {command}");
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ScriptRun(await output + await errors, process.ExitCode);
    }
}
