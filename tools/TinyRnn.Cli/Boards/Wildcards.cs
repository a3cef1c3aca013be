using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace TinyRnn.Cli.Boards;

/// <summary>File names with wildcards, which not every shell expands.</summary>
internal static class Wildcards
{
    /// <summary>The files of a name; a name without wildcards is returned as it is.</summary>
    public static IEnumerable<string> Expand(string path)
    {
        if (File.Exists(path) || path.AsSpan().IndexOfAny('*', '?') < 0)
        {
            return [path];
        }

        string folder = Path.GetDirectoryName(path) is { Length: > 0 } named ? named : ".";
        string[] files = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, Path.GetFileName(path)).Order(StringComparer.Ordinal)] : [];
        return files.Length > 0 ? files : throw new InputException($"{path}: expected files of that name, found none; build the project in Release first: Visual Studio, or Visual Studio Code with the .NET nanoFramework extension");
    }
}
