using System;

namespace TinyRnn.Stations.Hardware;

/// <summary>The serial console.</summary>
public sealed class SystemConsole : IConsole
{
    /// <inheritdoc/>
    public void WriteLine(string line)
    {
        Console.WriteLine(line);
    }
}
