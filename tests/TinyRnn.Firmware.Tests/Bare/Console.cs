using System.Collections.Generic;

namespace TinyRnn;

/// <summary>Stands before System.Console in all code of these tests: keeps the lines.</summary>
internal static class Console
{
    public static List<string> Lines { get; } = new();

    public static void WriteLine(string line) => Lines.Add(line);
}
