using System;
using System.IO;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>A theory on layouts of sensor and weather files that are not part of the repository: a folder beside it.</summary>
public sealed class CaseTheoryAttribute : TheoryAttribute
{
    private const string Relative = "../shared/cases/readings";

    public CaseTheoryAttribute()
    {
        Skip = Directory.Exists(Folder) ? null : $"the layouts are absent: {Relative}";
    }

    /// <summary>Where the files are when they are there.</summary>
    public static string Folder { get; } = Path.GetFullPath(Path.Combine(Root(), Relative));

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
