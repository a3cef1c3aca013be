using System;
using System.IO;
using System.Linq;

namespace TinyRnn.Cli.Files;

/// <summary>
/// The one place that writes a file. A file appears under its name only when it is complete and on the disk; whatever ends the
/// program before that leaves the old one, with nothing beside it unless the program was killed. Mode and owner of the old file
/// stay, links are followed, devices and pipes are written into, and a file that the command reads is refused.
/// </summary>
internal sealed class OutputFile
{
    private const UnixFileMode AnyWrite = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    private readonly string _path;
    private readonly string _target;
    private readonly FileIdentity? _old;

    private OutputFile(string path, FileIdentity? old)
    {
        _path = path;
        _old = old;
        _target = FileIdentity.Target(path);
    }

    /// <summary>Makes sure that a file can be written, before the work is done that fills it.</summary>
    /// <param name="path">Where it will be; an existing file is replaced.</param>
    /// <param name="inputs">Files that the command reads; those that do not exist are passed over.</param>
    /// <exception cref="InputException">It cannot or must not be written.</exception>
    public static OutputFile At(string path, params string?[] inputs)
    {
        FileIdentity? old = RequireApart(path, inputs);
        var file = new OutputFile(path, old);
        if (old is not { IsStream: true })
        {
            file.RequireWritable();
            file.Stage(_ => { }).Dispose();
        }

        return file;
    }

    /// <summary>Makes sure that a path is no folder, and none of the files that the command reads.</summary>
    /// <returns>The file that is there, if there is one.</returns>
    public static FileIdentity? RequireApart(string path, params string?[] inputs)
    {
        var old = FileIdentity.Of(path);
        if (Directory.Exists(path) || Path.GetFileName(path).Length == 0)
        {
            throw new InputException($"{path}: expected a file to write, found a folder");
        }

        if (old is { IsSocket: true })
        {
            throw new InputException($"{path}: expected a file to write, found a socket");
        }

        if (old is { IsStream: false } && inputs.FirstOrDefault(input => input != null && old.Equals(FileIdentity.Of(input))) is string same)
        {
            throw new InputException($"{path}: would be written over {(same == path ? "itself" : same)}, which is read; expected another file for the output");
        }

        return old;
    }

    /// <summary>Takes a file away that tells of another one, which was just replaced; devices and pipes stay.</summary>
    public static void Remove(string path)
    {
        if (FileIdentity.Of(path) is { IsStream: false })
        {
            File.Delete(path);
        }
    }

    /// <summary>Writes the whole file.</summary>
    public void Write(byte[] bytes) => Write(stream => stream.Write(bytes));

    /// <summary>Writes the whole file.</summary>
    /// <param name="write">Writes its bytes; when it throws, the old file stays.</param>
    public void Write(Action<Stream> write)
    {
        if (_old is { IsStream: true })
        {
            WriteInto(write);
            return;
        }

        using StagedFile staged = Stage(write);
        staged.Commit();
    }

    /// <summary>Writes the bytes beside the file, where they wait to take its name.</summary>
    public StagedFile Stage(Action<Stream> write)
    {
        var staged = new StagedFile(_path, _target, _old);
        try
        {
            staged.Fill(write);
            return staged;
        }
        catch
        {
            staged.Dispose();
            throw;
        }
    }

    private void WriteInto(Action<Stream> write)
    {
        string full = Path.GetFullPath(_path);
        try
        {
            using var stream = new FileStream(full, FileMode.Open, FileAccess.Write);
            write(stream);
        }
        catch (IOException failure) when (failure.Message.Contains(full, StringComparison.Ordinal))
        {
            throw TemporaryName.Error(_path, full, failure);
        }
    }

    private void RequireWritable()
    {
        string folder = Path.GetDirectoryName(_target)!;
        if (!Directory.Exists(folder))
        {
            throw new InputException($"{_path}: the folder {folder} does not exist");
        }

        if (_old is null)
        {
            return;
        }

        try
        {
            // Whoever may do everything is still asked not to replace a file that nobody may write.
            bool isReadOnly = OperatingSystem.IsWindows() ? File.GetAttributes(_target).HasFlag(FileAttributes.ReadOnly) : (File.GetUnixFileMode(_target) & AnyWrite) == 0;
            if (!isReadOnly)
            {
                new FileStream(_target, FileMode.Open, FileAccess.Write).Dispose();
                return;
            }
        }
        catch (UnauthorizedAccessException)
        {
        }

        throw new InputException($"{_path}: the file may not be written");
    }
}
