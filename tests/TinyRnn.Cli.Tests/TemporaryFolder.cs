using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace TinyRnn.Cli.Tests;

/// <summary>A folder that is deleted with what is in it.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("tinyrnn-").FullName;

    /// <summary>The names of all files in it, hidden ones too.</summary>
    public IEnumerable<string> Files => Directory.EnumerateFiles(Path).Select(file => System.IO.Path.GetFileName(file)).Order();

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes a file.</summary>
    public string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
