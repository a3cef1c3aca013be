using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TinyRnn.TestSupport;

namespace TinyRnn.Fuzz.Targets;

/// <summary>Files of tests/fixtures and examples.</summary>
internal static class FixtureFiles
{
    /// <summary>All files of an ending below a folder of tests/fixtures, in the order of their names.</summary>
    /// <param name="ending">As <c>.pt</c>.</param>
    /// <param name="folders">Below tests/fixtures.</param>
    public static IEnumerable<string> Paths(string ending, params string[] folders) =>
        folders
            .SelectMany(folder => Directory.EnumerateFiles(PathOf(folder), "*" + ending, SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal);

    /// <inheritdoc cref="Paths"/>
    public static IEnumerable<byte[]> Read(string ending, params string[] folders) => Paths(ending, folders).Select(File.ReadAllBytes);

    /// <summary>The path of a file below tests/fixtures.</summary>
    public static string PathOf(string relative) => Path.Combine(Repository.PathOf("tests/fixtures"), relative);
}
