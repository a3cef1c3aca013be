using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace TinyRnn.Cli.Files;

/// <summary>Many files in one folder, which take their names only when all of them are complete.</summary>
internal static class OutputFolder
{
    /// <summary>Fails unless the folder is missing or empty, or may be written into.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="force">True when files in it may be replaced.</param>
    public static void RequireFree(string path, bool force)
    {
        RequireFolder(path);
        if (!force && Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).FirstOrDefault() is string first)
        {
            throw new InputException($"{path}: expected a folder that is missing or empty, found {Path.GetFileName(first)} in it; --force replaces files and keeps others");
        }
    }

    /// <summary>Makes a folder, which appears when it is complete, or fills one that is there.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="files">Path, relative to it and with forward slashes, and contents.</param>
    /// <param name="inputs">Files that the command reads.</param>
    public static void Write(string path, IReadOnlyDictionary<string, byte[]> files, params string[] inputs)
    {
        if (Directory.Exists(path))
        {
            Fill(path, files, inputs);
        }
        else
        {
            Create(path, files);
        }
    }

    /// <summary>Writes files into a folder, made when it is missing; others in it stay.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="files">Path, relative to it and with forward slashes, and contents.</param>
    /// <param name="inputs">Files that the command reads.</param>
    public static void Fill(string path, IEnumerable<KeyValuePair<string, byte[]>> files, params string[] inputs)
    {
        RequireFolder(path);
        (string Path, byte[] Bytes)[] all = [.. files.Select(file => (Path.Combine(path, file.Key), file.Value))];
        Array.ForEach(all, file => OutputFile.RequireApart(file.Path, inputs));
        var staged = new List<StagedFile>();
        try
        {
            foreach ((string file, byte[] bytes) in all)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
                staged.Add(OutputFile.At(file, inputs).Stage(stream => stream.Write(bytes)));
            }

            Interruption.HoldOff(() => staged.ForEach(file => file.Commit()));
        }
        finally
        {
            staged.ForEach(file => file.Dispose());
        }
    }

    private static void Create(string path, IReadOnlyDictionary<string, byte[]> files)
    {
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var temporary = new TemporaryName(target, path);
        using IDisposable undo = Interruption.Undo(() => Delete(temporary.Path));
        temporary.Try(() =>
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            foreach ((string name, byte[] bytes) in files)
            {
                Interruption.HoldOff(() => Write(Path.Combine(temporary.Path, name), bytes));
            }

            Interruption.HoldOff(() => Directory.Move(temporary.Path, target));
        });
    }

    private static void Write(string file, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        using var stream = new FileStream(file, FileMode.CreateNew, FileAccess.Write);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }

    private static void RequireFolder(string path)
    {
        if (File.Exists(path))
        {
            throw new InputException($"{path}: expected a folder, found a file");
        }
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
