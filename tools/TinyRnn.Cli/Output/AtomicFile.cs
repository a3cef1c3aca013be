using System;
using System.IO;

namespace TinyRnn.Cli.Output;

/// <summary>
/// A file that appears under its name only when it is complete: written beside it, then renamed. Nothing is left behind when
/// it is disposed before that, or when the user interrupts the program. Links are followed; devices are written directly.
/// </summary>
internal sealed class AtomicFile : IDisposable
{
    private readonly string _target;
    private readonly string? _temporary;

    /// <summary>Starts a file.</summary>
    /// <param name="path">Where it will be; an existing file is replaced.</param>
    public AtomicFile(string path)
    {
        _target = Resolve(path);
        string folder = Path.GetDirectoryName(_target) ?? throw new InputException($"{path}: expected a file, found a folder");
        if (!Directory.Exists(folder))
        {
            throw new InputException($"{path}: the folder {folder} does not exist");
        }

        if (Directory.Exists(_target))
        {
            throw new InputException($"{path}: expected a file, found a folder");
        }

        if (IsDevice(_target))
        {
            Stream = new FileStream(path, FileMode.Open, FileAccess.Write);
            return;
        }

        _temporary = Path.Combine(folder, $".{Path.GetFileName(_target)}.{Environment.ProcessId}.tmp");
        Stream = new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        Console.CancelKeyPress += DeleteTemporary;
    }

    /// <summary>The bytes of the file.</summary>
    public Stream Stream { get; }

    /// <summary>Writes a whole file.</summary>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using var file = new AtomicFile(path);
        file.Stream.Write(bytes);
        file.Commit();
    }

    /// <summary>Gives the complete file its name.</summary>
    public void Commit()
    {
        Stream.Dispose();
        if (_temporary != null)
        {
            File.Move(_temporary, _target, overwrite: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Console.CancelKeyPress -= DeleteTemporary;
        Stream.Dispose();
        DeleteTemporary(null, null);
    }

    private static string Resolve(string path)
    {
        string full = Path.GetFullPath(path);
        return File.Exists(full) ? File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full : full;
    }

    private static bool IsDevice(string path) =>
        path.StartsWith("/dev/", StringComparison.Ordinal) || path.StartsWith("/proc/", StringComparison.Ordinal);

    private void DeleteTemporary(object? sender, ConsoleCancelEventArgs? arguments)
    {
        if (_temporary != null)
        {
            File.Delete(_temporary);
        }
    }
}
