using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace TinyRnn.DeviceTests;

/// <summary>A nanoFramework project file, which no tool on the desktop reads.</summary>
internal sealed class BoardProject
{
    private readonly XElement _root;

    public BoardProject(string path)
    {
        Path = path;
        Folder = System.IO.Path.GetDirectoryName(path);
        _root = XElement.Load(path);
    }

    /// <summary>The repository's root.</summary>
    public static string Repository { get; } = FindRepository();

    public string Path { get; }

    public string Folder { get; }

    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>All projects of the repository, by path.</summary>
    public static IEnumerable<BoardProject> All() =>
        new[] { "src", "tests", "firmware" }
            .SelectMany(folder => Directory.EnumerateFiles(System.IO.Path.Combine(Repository, folder), "*.nfproj", SearchOption.AllDirectories))
            .Where(path => !IsOutput(path))
            .OrderBy(path => path, StringComparer.Ordinal)
            .Select(path => new BoardProject(path));

    public static BoardProject Runtime() => new(System.IO.Path.Combine(Repository, "src", "TinyRnn.nanoFramework", "TinyRnn.nanoFramework.nfproj"));

    /// <summary>Full paths of the files that are compiled.</summary>
    public IEnumerable<string> Compiled() => Includes("Compile").Select(FullPath).SelectMany(Expand);

    public IEnumerable<string> ProjectReferences() => Includes("ProjectReference").Select(FullPath);

    /// <summary>Packages that references point into, as <c>ID.VERSION</c>.</summary>
    public IEnumerable<string> HintedPackages() =>
        Elements("HintPath").Select(hint => hint.Value.Split('\\')).Select(parts => parts[Array.IndexOf(parts, "packages") + 1]).Distinct();

    /// <summary>Packages of packages.config as <c>ID.VERSION</c>.</summary>
    public IEnumerable<string> ListedPackages() =>
        Packages().Select(package => $"{package.Attribute("id").Value}.{package.Attribute("version").Value}");

    public IEnumerable<XElement> Packages() => XElement.Load(System.IO.Path.Combine(Folder, "packages.config")).Elements("package");

    public string Property(string name) => Elements(name).Last().Value;

    /// <summary>C# files in the project's folder, without those of projects below it.</summary>
    public IEnumerable<string> SourceFiles() => SourceFiles(Folder);

    public static IEnumerable<string> SourceFiles(string folder) =>
        Directory.EnumerateFiles(folder, "*.cs")
            .Concat(
                Directory.EnumerateDirectories(folder)
                    .Where(child => !IsOutput(child + "/") && !Directory.EnumerateFiles(child, "*.nfproj").Any())
                    .SelectMany(SourceFiles));

    private static bool IsOutput(string path) => path.Replace('\\', '/').Split('/').Any(part => part is "bin" or "obj" or "artifacts" or "packages");

    private IEnumerable<string> Includes(string element) => Elements(element).Select(item => item.Attribute("Include").Value);

    private IEnumerable<XElement> Elements(string name) => _root.Descendants(_root.Name.Namespace + name);

    // Wildcards stand for files, or for folders too.
    private static IEnumerable<string> Expand(string path)
    {
        if (!path.Contains('*'))
        {
            return new[] { path };
        }

        string folder = System.IO.Path.GetDirectoryName(path);
        IEnumerable<string> folders = folder.Contains('*')
            ? Directory.GetDirectories(System.IO.Path.GetDirectoryName(folder), System.IO.Path.GetFileName(folder))
            : new[] { folder };
        return folders.SelectMany(one => Directory.GetFiles(one, System.IO.Path.GetFileName(path)));
    }

    private string FullPath(string include) => System.IO.Path.GetFullPath(System.IO.Path.Combine(Folder, include.Replace('\\', '/')));

    private static string FindRepository()
    {
        DirectoryInfo folder = new(AppContext.BaseDirectory);
        while (folder != null && !File.Exists(System.IO.Path.Combine(folder.FullName, "TinyRnn.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds TinyRnn.sln.");
    }
}
