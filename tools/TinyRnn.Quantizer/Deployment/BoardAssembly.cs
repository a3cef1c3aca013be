using System;
using System.Collections.Generic;
using System.IO;

namespace TinyRnn.Quantizer.Deployment;

/// <summary>An assembly as the board runs it: a <c>.pe</c> whose lengths and checksums are right.</summary>
public sealed class BoardAssembly
{
    private BoardAssembly(string source, byte[] bytes)
    {
        Source = source;
        Bytes = bytes;
        Identity = AssemblyHeader.Identity(bytes);
        References = AssemblyHeader.References(bytes);
    }

    /// <summary>Where it came from, for messages.</summary>
    public string Source { get; }

    /// <summary>All bytes of the file.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Name and version.</summary>
    public AssemblyIdentity Identity { get; }

    /// <summary>The assemblies it needs.</summary>
    public IReadOnlyList<AssemblyIdentity> References { get; }

    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="DeploymentException">It is not a whole and undamaged <c>.pe</c>.</exception>
    public static BoardAssembly Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new DeploymentException(
                Directory.Exists(path) ? $"{path}: expected a .pe file, found a folder; try {Path.Combine(path, "*.pe")}" : $"{path}: the file does not exist");
        }

        return Parse(path, File.ReadAllBytes(path));
    }

    /// <summary>Checks the bytes of a file.</summary>
    /// <param name="source">What messages call it.</param>
    /// <param name="bytes">The assembly and nothing behind it.</param>
    /// <exception cref="DeploymentException">They are not a whole and undamaged <c>.pe</c>.</exception>
    public static BoardAssembly Parse(string source, byte[] bytes)
    {
        try
        {
            int length = AssemblyHeader.Check(bytes);
            return length == bytes.Length
                ? new BoardAssembly(source, bytes)
                : throw new FormatException($"expected {length} bytes, as its header says, found {bytes.Length}");
        }
        catch (FormatException exception)
        {
            throw new DeploymentException($"{source}: {exception.Message}");
        }
    }
}
