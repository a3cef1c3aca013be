using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Cli.Boards;

/// <summary>A command line that a shell reads back as the same arguments.</summary>
internal static class ShellText
{
    public static string Join(IEnumerable<string> arguments) => string.Join(' ', arguments.Select(Quote));

    private static string Quote(string argument)
    {
        if (argument.Length > 0 && argument.All(c => char.IsLetterOrDigit(c) || "-_./:=+,@\\".Contains(c) && (c != '\\' || OperatingSystem.IsWindows())))
        {
            return argument;
        }

        return OperatingSystem.IsWindows() ? $"\"{argument}\"" : "'" + argument.Replace("'", "'\\''", StringComparison.Ordinal) + "'";
    }
}
