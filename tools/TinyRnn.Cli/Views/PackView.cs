using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Spectre.Console;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Deployment;

namespace TinyRnn.Cli.Views;

/// <summary>What went into an image, and how much room it takes.</summary>
internal static class PackView
{
    public static void Write(string path, DeploymentImage image, IReadOnlyList<BoardAssembly> given, BoardFamily? family, bool json)
    {
        BoardFamily[] families = family == null ? [.. BoardFamily.All] : [family];
        if (json)
        {
            JsonText.Write(new
            {
                Output = path,
                Bytes = image.Length,
                Assemblies = image.Assemblies.Select(assembly => new
                {
                    assembly.Identity.Name,
                    Version = assembly.Identity.Version.ToString(),
                    Bytes = assembly.Bytes.Length,
                    assembly.Source,
                }),
                DeploymentAreas = families.Select(one => new { Boards = one.Name, Bytes = one.Capacity }),
            });
            return;
        }

        WriteAssemblies(image, given);
        WriteRoom(image.Length, families);
        Terminal.Line($"Wrote {path}, {Figures.Count(image.Length)} bytes.");
    }

    private static void WriteAssemblies(DeploymentImage image, IReadOnlyList<BoardAssembly> given)
    {
        var table = new TextTable("assembly", "version", "bytes");
        foreach (BoardAssembly assembly in image.Assemblies)
        {
            table.Add(assembly.Identity.Name, assembly.Identity.Version.ToString(), Figures.Count(assembly.Bytes.Length));
        }

        table.Write();
        if (!image.Assemblies.SequenceEqual(given))
        {
            Terminal.Line("The order was changed: an assembly stands after those it refers to.");
        }

        if (image.Roots.Count > 1)
        {
            Terminal.Line($"Nothing refers to {string.Join(", ", image.Roots.Select(root => root.Identity.Name))}: one is the app, the others may be left out.");
        }
    }

    private static void WriteRoom(int length, BoardFamily[] families)
    {
        var table = new TextTable("deployment area, 4 MB of flash", "bytes", "used");
        foreach (BoardFamily family in families)
        {
            table.Add(family.Name, Figures.Count(family.Capacity), (100.0 * length / family.Capacity).ToString("F1", CultureInfo.InvariantCulture) + " %");
        }

        table.Write();
    }
}
