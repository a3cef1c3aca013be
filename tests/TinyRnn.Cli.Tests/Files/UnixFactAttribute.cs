using System;
using Xunit;

namespace TinyRnn.Cli.Tests.Files;

/// <summary>A test of what only Unix has: signals, modes, links, pipes.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        Skip = OperatingSystem.IsWindows() ? "Windows has no such thing" : null;
    }
}
