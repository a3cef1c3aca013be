using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace TinyRnn.Cli.Output;

/// <summary>A folder of files that appears under its name only when it is complete.</summary>
internal static class NewFolder
{
    /// <summary>Fails unless the folder is missing or empty, or may be written into.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="force">True when files in it may be replaced.</param>
    public static void RequireFree(string path, bool force)
    {
        if (File.Exists(path))
        {
            throw new InputException($"{path}: expected a folder, found a file");
        }

        if (!force && Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).FirstOrDefault() is string first)
        {
            throw new InputException($"{path}: expected a folder that is missing or empty, found {Path.GetFileName(first)} in it; --force replaces files and keeps others");
        }
    }

    /// <summary>Writes all files, or none.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="files">Path, relative to it and with forward slashes, and contents.</param>
    public static void Write(string path, IReadOnlyDictionary<string, byte[]> files)
    {
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        string parent = Path.GetDirectoryName(target) ?? throw new InputException($"{path}: expected a new folder, found the root");
        Directory.CreateDirectory(parent);
        string temporary = Path.Combine(parent, $".{Path.GetFileName(target)}.{Environment.ProcessId}.tmp");
        ConsoleCancelEventHandler delete = (_, _) => Delete(temporary);
        Console.CancelKeyPress += delete;
        try
        {
            foreach ((string name, byte[] bytes) in files)
            {
                string file = Path.Combine(temporary, name);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllBytes(file, bytes);
            }

            Move(temporary, target, files.Keys);
        }
        finally
        {
            Console.CancelKeyPress -= delete;
            Delete(temporary);
        }
    }

    private static void Move(string temporary, string target, IEnumerable<string> names)
    {
        if (!Directory.Exists(target))
        {
            Directory.Move(temporary, target);
            return;
        }

        foreach (string name in names)
        {
            string file = Path.Combine(target, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.Move(Path.Combine(temporary, name), file, overwrite: true);
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
