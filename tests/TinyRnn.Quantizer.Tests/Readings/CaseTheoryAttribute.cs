using System;
using System.IO;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>A theory on layouts of sensor and weather files that are not part of the repository: a folder beside it.</summary>
public sealed class CaseTheoryAttribute : TheoryAttribute
{
    public CaseTheoryAttribute()
    {
        Skip = Directory.Exists(Folder) ? null : $"the layouts are absent: {RelativeOf("readings")}";
    }

    /// <summary>Where the files are when they are there.</summary>
    public static string Folder { get; } = FolderOf("readings");

    /// <summary>Where the cases of a kind are when they are there.</summary>
    public static string FolderOf(string kind) => Path.GetFullPath(Path.Combine(Root(), RelativeOf(kind)));

    /// <summary>The same, as it is said when they are absent.</summary>
    public static string RelativeOf(string kind) => $"../shared/cases/{kind}";

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "TinyRnn.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new DirectoryNotFoundException($"no TinyRnn.sln above {AppContext.BaseDirectory}");
    }
}
