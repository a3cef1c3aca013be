using System;
using System.IO;
using System.Linq;
using Xunit;

namespace TinyRnn.Cli.Tests.Pages;

/// <summary>A test that looks at a page in a browser, where there is one.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome"];

    public BrowserFactAttribute()
    {
        Skip = Browser is null ? "no Chromium on the path" : null;
    }

    /// <summary>The browser's path; null without one.</summary>
    public static string? Browser { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => s_names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);
}
