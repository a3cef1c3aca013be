using System;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Runtime.InteropServices;

namespace TinyRnn.Cli.Files;

/// <summary>Which file a path leads to, links followed: two spellings of one file are equal. And what it is, and whose.</summary>
internal sealed record FileIdentity
{
    // <sys/stat.h>: the part of the mode that tells the type.
    private const int TypeMask = 0xF000;
    private const int Pipe = 0x1000;
    private const int CharacterDevice = 0x2000;
    private const int BlockDevice = 0x6000;
    private const int Socket = 0xC000;

    private FileIdentity(string key)
    {
        Key = key;
    }

    private string Key { get; }

    /// <summary>True for a device or a pipe, which is written into and never replaced.</summary>
    public bool IsStream { get; private init; }

    /// <summary>True for a socket, which cannot be opened as a file.</summary>
    public bool IsSocket { get; private init; }

    /// <summary>The number of its owner and of its group; of no use on Windows.</summary>
    public (uint User, uint Group) Owner { get; private init; }

    /// <summary>The file at a path; null when there is none.</summary>
    public static FileIdentity? Of(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return File.Exists(path) ? new FileIdentity(Target(path).ToUpperInvariant()) : null;
        }

        // As .NET opens it: "x/.." is dropped, even where x is a link to elsewhere.
        if (Native.Stat(Path.GetFullPath(path), out Native.FileStatus status) != 0)
        {
            return null;
        }

        int type = status.Mode & TypeMask;
        return new FileIdentity(FormattableString.Invariant($"{status.Device}:{status.Inode}"))
        {
            IsStream = type is Pipe or CharacterDevice or BlockDevice,
            IsSocket = type == Socket,
            Owner = (status.User, status.Group),
        };
    }

    /// <summary>The path that a link leads to in the end, whether or not there is a file; the full path when it is no link.</summary>
    public static string Target(string path)
    {
        string full = Path.GetFullPath(path);
        return new FileInfo(full).LinkTarget is null ? full : File.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
    }

    /// <summary>True when both are the same file.</summary>
    public bool Equals(FileIdentity? other) => Key == other?.Key;

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    /// <summary>Gives a file to this one's owner and group.</summary>
    /// <returns>False when the system does not allow it.</returns>
    public bool TryGiveOwner(string path) =>
        OperatingSystem.IsWindows() || Of(path)?.Owner == Owner || Native.ChangeOwner(path, Owner.User, Owner.Group) == 0;

    private static class Native
    {
        // The runtime's own wrapper: one layout on every Unix.
        [DllImport("libSystem.Native", EntryPoint = "SystemNative_Stat", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        [SuppressMessage("Globalization", "CA2101", Justification = "On Unix, ANSI is UTF-8.")]
        public static extern int Stat(string path, out FileStatus status);

        [DllImport("libc", EntryPoint = "chown", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        [SuppressMessage("Globalization", "CA2101", Justification = "On Unix, ANSI is UTF-8.")]
        public static extern int ChangeOwner(string path, uint user, uint group);

        [StructLayout(LayoutKind.Sequential)]
        public struct FileStatus
        {
            public int Flags;
            public int Mode;
            public uint User;
            public uint Group;
            public long Size;
            public long AccessTime;
            public long AccessNanoseconds;
            public long WriteTime;
            public long WriteNanoseconds;
            public long ChangeTime;
            public long ChangeNanoseconds;
            public long BirthTime;
            public long BirthNanoseconds;
            public long Device;
            public long DeviceType;
            public long Inode;
            public uint UserFlags;
        }
    }
}
