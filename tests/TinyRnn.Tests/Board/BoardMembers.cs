using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TinyRnn.TestSupport;

namespace TinyRnn.Tests.Board;

/// <summary>tests/fixtures/nanoframework-api.txt: what the board's base library has.</summary>
internal static class BoardMembers
{
    /// <summary>Lines T:, M: and F:, without remarks; types that exist at compile time only are left out with all their members.</summary>
    public static HashSet<string> Read()
    {
        string[] lines = File.ReadAllLines(Repository.PathOf("tests/fixtures/nanoframework-api.txt"));
        string[] entries = [.. lines.Where(line => !line.StartsWith('#'))];
        HashSet<string> absent = [.. entries.Where(line => line.Contains(" !", StringComparison.Ordinal)).Select(line => TypeOf(WithoutRemark(line)))];
        return [.. entries.Select(WithoutRemark).Where(line => !absent.Contains(TypeOf(line)))];
    }

    private static string WithoutRemark(string line) => line.Split("  ", 2)[0];

    private static string TypeOf(string line) => line[2..].Split("::", 2)[0];
}
