using System;
using System.IO;

namespace TinyRnn.Cli.Files;

/// <summary>The new contents of a file, under a name that nobody else uses, until they take the file's name.</summary>
internal sealed class StagedFile : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _path;
    private readonly string _target;
    private readonly FileIdentity? _old;
    private readonly TemporaryName _temporary;
    private readonly IDisposable _undo;

    /// <param name="path">As the user wrote it, for messages.</param>
    /// <param name="target">The file, links followed.</param>
    /// <param name="old">The file that is there now, if there is one.</param>
    public StagedFile(string path, string target, FileIdentity? old)
    {
        _path = path;
        _target = target;
        _old = old;
        _temporary = new TemporaryName(target, path);
        _undo = Interruption.Undo(() => File.Delete(_temporary.Path));
    }

    /// <summary>Writes the contents and sends them to the disk.</summary>
    public void Fill(Action<Stream> write) =>
        _temporary.Try(() =>
        {
            using FileStream stream = Create();
            write(stream);
            stream.Flush(flushToDisk: true);
        });

    /// <summary>Gives the contents the file's name, owner and mode.</summary>
    public void Commit() =>
        _temporary.Try(() =>
        {
            if (_old is not null && !OperatingSystem.IsWindows())
            {
                UnixFileMode mode = File.GetUnixFileMode(_target);
                if (!_old.TryGiveOwner(_temporary.Path))
                {
                    throw new InputException($"{_path}: belongs to another user or group, and would not any more; expected another file for the output");
                }

                File.SetUnixFileMode(_temporary.Path, mode);
            }

            Interruption.HoldOff(() => File.Move(_temporary.Path, _target, overwrite: true));
        });

    /// <inheritdoc/>
    public void Dispose() => _undo.Dispose();

    private FileStream Create()
    {
        // Nobody who may not read the old file reads the new one while it grows.
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (_old is not null && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        FileStream? stream = null;
        Interruption.HoldOff(() => stream = new FileStream(_temporary.Path, options));
        return stream!;
    }
}
