using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Deployment;

/// <summary>What goes to the board's deployment area: assemblies, each after those it refers to, each padded with zeros to 4 bytes.</summary>
public sealed class DeploymentImage
{
    private const int Alignment = 4;

    private DeploymentImage(IReadOnlyList<BoardAssembly> assemblies)
    {
        Assemblies = assemblies;
    }

    /// <summary>The assemblies in their order.</summary>
    public IReadOnlyList<BoardAssembly> Assemblies { get; }

    /// <summary>Bytes of the image.</summary>
    public int Length => Assemblies.Sum(assembly => Padded(assembly.Bytes.Length));

    /// <summary>Assemblies that no other refers to: one, the app, unless something is in the image for nothing.</summary>
    public IReadOnlyList<BoardAssembly> Roots => [.. Assemblies.Where(assembly => !Assemblies.Any(other => other.References.Contains(assembly.Identity)))];

    /// <summary>Puts assemblies in order; those that are in order stay as they are.</summary>
    /// <exception cref="DeploymentException">Two of one name, a reference that is not among them, or references in a circle.</exception>
    public static DeploymentImage Create(IReadOnlyList<BoardAssembly> assemblies)
    {
        ArgumentNullException.ThrowIfNull(assemblies);
        RequireDistinct(assemblies);
        RequireReferences(assemblies);
        return new DeploymentImage(AssemblyOrder.Sort(assemblies));
    }

    /// <summary>Reads an image back.</summary>
    /// <param name="source">What messages call it.</param>
    /// <param name="bytes">The image.</param>
    /// <exception cref="DeploymentException">It is none, is damaged, or breaks a rule of <see cref="Create"/>.</exception>
    public static DeploymentImage Parse(string source, byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var assemblies = new List<BoardAssembly>();
        for (int offset = 0; offset < bytes.Length || offset == 0;)
        {
            int length = LengthAt(source, bytes, offset);
            assemblies.Add(BoardAssembly.Parse($"{source}, byte {offset}", bytes[offset..(offset + length)]));
            offset += Padded(length);
        }

        DeploymentImage image = Create(assemblies);
        return image.Assemblies.SequenceEqual(assemblies)
            ? image
            : throw new DeploymentException($"{source}: an assembly stands before one that it refers to; 'tinyrnn pack' puts them in order");
    }

    /// <summary>The bytes of the image.</summary>
    public byte[] ToArray()
    {
        var image = new byte[Length];
        int offset = 0;
        foreach (BoardAssembly assembly in Assemblies)
        {
            assembly.Bytes.CopyTo(image.AsMemory(offset));
            offset += Padded(assembly.Bytes.Length);
        }

        return image;
    }

    private static int LengthAt(string source, byte[] bytes, int offset)
    {
        try
        {
            return AssemblyHeader.Check(bytes.AsSpan(offset));
        }
        catch (FormatException exception)
        {
            throw new DeploymentException($"{source}, byte {offset}: {exception.Message}");
        }
    }

    private static void RequireDistinct(IReadOnlyList<BoardAssembly> assemblies)
    {
        foreach (IGrouping<string, BoardAssembly> same in assemblies.GroupBy(assembly => assembly.Identity.Name))
        {
            if (same.Count() > 1)
            {
                throw new DeploymentException($"assembly {same.Key}: expected once, found in {string.Join(" and ", same.Select(assembly => assembly.Source))}");
            }
        }
    }

    private static void RequireReferences(IReadOnlyList<BoardAssembly> assemblies)
    {
        string[] missing =
        [
            .. from assembly in assemblies
               from reference in assembly.References
               let found = assemblies.FirstOrDefault(other => other.Identity.Name == reference.Name)
               where found == null || found.Identity != reference
               select $"{assembly.Identity.Name} refers to {reference}, {(found == null ? "which is not among the files" : $"found {found.Identity} in {found.Source}")}",
        ];
        if (missing.Length > 0)
        {
            throw new DeploymentException(missing[0], missing[1..]);
        }
    }

    private static int Padded(int length) => (length + Alignment - 1) / Alignment * Alignment;
}
