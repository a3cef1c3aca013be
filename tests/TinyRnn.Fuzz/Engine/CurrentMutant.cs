using System;
using System.Globalization;
using System.IO;
using System.IO.MemoryMappedFiles;

namespace TinyRnn.Fuzz.Engine;

/// <summary>
/// The number of the mutant that is being tried, in a file that outlives the process: after a stack overflow, or when memory runs
/// out, nothing else tells which one it was. Gone when the run has ended.
/// </summary>
public sealed class CurrentMutant : IDisposable
{
    private const int Length = 24;

    private readonly string _path;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte[] _text = new byte[Length];

    /// <summary>Makes the file.</summary>
    /// <param name="folder">Made when it does not exist.</param>
    /// <param name="target">The target's name.</param>
    /// <param name="seed">The run's seed.</param>
    public CurrentMutant(string folder, string target, int seed)
    {
        Directory.CreateDirectory(folder);
        _path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{target}-{seed}-{Environment.ProcessId}.current"));
        _file = MemoryMappedFile.CreateFromFile(_path, FileMode.Create, null, Length);
        _view = _file.CreateViewAccessor();
    }

    /// <summary>Notes a number.</summary>
    public void Begin(long number)
    {
        Array.Fill(_text, (byte)' ');
        number.TryFormat(_text.AsSpan(), out int _, default, CultureInfo.InvariantCulture);
        _view.WriteArray(0, _text, 0, Length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
        File.Delete(_path);
    }
}
