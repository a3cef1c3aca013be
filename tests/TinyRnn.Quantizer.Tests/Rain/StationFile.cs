using System;
using System.IO;

namespace TinyRnn.Quantizer.Tests.Rain;

/// <summary>The real station's readings, which are not part of the repository: a folder beside it.</summary>
internal static class StationFile
{
    private const string Relative = "../shared/data/weather/guangzhou-2010-2015.csv";

    /// <summary>Where the file is when it is there.</summary>
    public static string Path { get; } = System.IO.Path.GetFullPath(System.IO.Path.Combine(Root(), Relative));

    /// <summary>One line that says what is absent, or null when the file is there.</summary>
    public static string? Absent => File.Exists(Path) ? null : $"the station's readings are absent: {Relative}";

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder, "TinyRnn.sln")))
            folder = System.IO.Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException($"no TinyRnn.sln above {AppContext.BaseDirectory}");
    }
}
