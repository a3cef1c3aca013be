using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace TinyRnn.Cli.Boards;

/// <summary>How a run of nanoff ended.</summary>
/// <param name="ExitCode">Its exit code; on Linux and macOS only the last 8 bits of it.</param>
/// <param name="Output">All it said.</param>
internal sealed partial record NanoffResult(int ExitCode, string Output)
{
    // It says these and still returns 0.
    private static readonly string[] s_failures = ["Error deploying content file", "Exception deploying content file", "No operation was performed"];

    /// <summary>What went wrong, or null.</summary>
    public string? Failure
    {
        get
        {
            string[] lines = Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            string? said = lines.LastOrDefault(line => Code().IsMatch(line)) ?? lines.FirstOrDefault(line => s_failures.Any(line.Contains));
            return ExitCode == 0 && said == null ? null
                : said == null ? $"nanoff ended with exit code {ExitCode}"
                : $"nanoff ended with exit code {ExitCode}: {said}";
        }
    }

    /// <summary>What helps, or an empty text.</summary>
    public string Hint =>
        Output.Contains("Error E2", StringComparison.Ordinal)
            ? "The board did not answer. A station that sleeps does not: press its reset button and try at once, or write the app with --bootloader."
        : Output.Contains("Error E4", StringComparison.Ordinal)
            ? "The chip's boot loader did not answer: hold the button BOOT, press RESET, release BOOT, and try again."
        : Output.Contains("Error E6", StringComparison.Ordinal)
            ? "Another program has the port: close serial monitors and debuggers, and try again."
        : "";

    [GeneratedRegex(@"^Error E\d{4}")]
    private static partial Regex Code();
}
