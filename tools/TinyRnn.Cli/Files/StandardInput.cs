using System;
using System.IO;
using System.Linq;

namespace TinyRnn.Cli.Files;

/// <summary>The standard input, which may have been closed before the program began.</summary>
internal static class StandardInput
{
    private const string Descriptors = "/proc/self/fd";
    private const string Settings = "/proc/self/fdinfo";

    /// <summary>Opens it.</summary>
    public static Stream Open()
    {
        RequireOpen("-");
        return Console.OpenStandardInput();
    }

    /// <summary>Fails when the standard input is asked for, by <c>-</c>, but is closed.</summary>
    public static void RequireOpen(string path)
    {
        if (path == "-" && IsClosed())
        {
            throw new InputException("standard input: expected input, found it closed");
        }
    }

    /// <summary>The runtime gives the number of a closed input to one end of a pipe of its own, whose other end it holds as well.</summary>
    private static bool IsClosed()
    {
        if (!Directory.Exists(Descriptors))
        {
            return false;
        }

        string? input = Target("0");
        return input is null
            || (input.StartsWith("pipe:", StringComparison.Ordinal)
                && Directory.EnumerateFiles(Descriptors).Select(file => Path.GetFileName(file)).Any(number => Target(number) == input && IsWritten(number)));
    }

    private static string? Target(string number)
    {
        try
        {
            return new FileInfo(Path.Combine(Descriptors, number)).LinkTarget;
        }
        catch (IOException)
        {
            return null;
        }
    }

    // The last of the octal digits of open(2)'s flags is 0 for reading, 1 for writing, 2 for both.
    private static bool IsWritten(string number)
    {
        string flags = File.ReadLines(Path.Combine(Settings, number)).First(line => line.StartsWith("flags:", StringComparison.Ordinal));
        return flags[^1] is '1' or '2';
    }
}
