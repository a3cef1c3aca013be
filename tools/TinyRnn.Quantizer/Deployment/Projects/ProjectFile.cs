using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

namespace TinyRnn.Quantizer.Deployment.Projects;

/// <summary>A nanoFramework project (<c>.nfproj</c>) on disk.</summary>
internal sealed class ProjectFile
{
    private readonly XDocument _document;

    private ProjectFile(string path, XDocument document)
    {
        Path = path;
        _document = document;
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Its name without the ending.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Its id, with braces.</summary>
    public string Guid => Property("ProjectGuid");

    /// <summary>The items of source files: where the files are, their places in the project, and what the item includes there.</summary>
    public IEnumerable<ProjectSources> Sources => Items("Compile").Select(SourcesOf);

    /// <summary>The projects that it refers to.</summary>
    public IEnumerable<(XElement Item, string Path)> References => Items("ProjectReference").Select(item => (item, FullPath(Include(item))));

    /// <summary>Reads a project.</summary>
    /// <exception cref="DeploymentException">It is missing or no project.</exception>
    public static ProjectFile Load(string path)
    {
        if (!File.Exists(path))
        {
            throw new DeploymentException($"{path}: expected a project, found none");
        }

        try
        {
            return new ProjectFile(path, XDocument.Load(path, LoadOptions.PreserveWhitespace));
        }
        catch (XmlException exception)
        {
            throw new DeploymentException($"{path}: expected XML, found something else: {exception.Message}");
        }
    }

    /// <summary>Sets a property that the project has.</summary>
    public void SetProperty(string name, string value) => PropertyElement(name).Value = value;

    /// <summary>Adds the items of another project file, whose paths are relative to this one's folder.</summary>
    public void AddItems(string path)
    {
        XElement last = _document.Root!.Elements().Last(element => element.Name.LocalName == "ItemGroup");
        foreach (XElement group in Load(path)._document.Root!.Elements().Where(element => element.Name.LocalName == "ItemGroup").Reverse())
        {
            last.AddAfterSelf("\n  ", group);
        }
    }

    /// <summary>Points every reference to a package to the folder beside the project's.</summary>
    public void MovePackages()
    {
        foreach (XElement hint in _document.Descendants().Where(element => element.Name.LocalName == "HintPath"))
        {
            int start = hint.Value.LastIndexOf("packages\\", StringComparison.Ordinal);
            if (start >= 0)
            {
                hint.Value = @"..\" + hint.Value[start..];
            }
        }
    }

    /// <summary>Takes out items that are neither code nor packages.</summary>
    public void KeepOnlyPackagesOfNone()
    {
        foreach (XElement item in Items("None").Where(item => Include(item) != "packages.config").ToArray())
        {
            if (item.PreviousNode is XText space)
            {
                space.Remove();
            }

            item.Remove();
        }
    }

    /// <summary>The project as text.</summary>
    public override string ToString() => _document.Declaration + "\n" + _document.ToString(SaveOptions.DisableFormatting).TrimEnd() + "\n";

    private ProjectSources SourcesOf(XElement item)
    {
        string include = Include(item);
        string place = Place(item);
        if (!include.Contains('*', StringComparison.Ordinal))
        {
            return new(item, [(FullPath(include), place)], place);
        }

        string pattern = include.Replace('\\', '/').Split('/')[^1];
        string placeFolder = place[..^place.Split('/')[^1].Length];
        string[] files = [.. Folders(include[..^(pattern.Length + 1)]).SelectMany(folder => Directory.GetFiles(folder, pattern))];
        return files.Length == 0
            ? throw new DeploymentException($"{Path}: {include}: expected files, found none")
            : new(item, [.. files.Order(StringComparer.Ordinal).Select(file => (file, placeFolder + System.IO.Path.GetFileName(file)))], placeFolder + pattern);
    }

    /// <summary>A folder, or with <c>*</c> as its last part those in one.</summary>
    private string[] Folders(string include)
    {
        string folder = FullPath(include);
        string parent = System.IO.Path.GetDirectoryName(folder)!;
        return System.IO.Path.GetFileName(folder) == "*" && Directory.Exists(parent) ? Directory.GetDirectories(parent) : Directory.Exists(folder) ? [folder] : [];
    }

    private static string Include(XElement item) => item.Attribute("Include")?.Value ?? "";

    private static string Place(XElement item)
    {
        string link = item.Attribute("Link")?.Value ?? item.Elements().FirstOrDefault(element => element.Name.LocalName == "Link")?.Value ?? Include(item);
        return link.StartsWith("..", StringComparison.Ordinal) ? System.IO.Path.GetFileName(link.Replace('\\', '/')) : link.Replace('\\', '/');
    }

    private IEnumerable<XElement> Items(string kind) => _document.Descendants().Where(element => element.Name.LocalName == kind && element.Attribute("Include") != null);

    private string Property(string name) => PropertyElement(name).Value;

    private XElement PropertyElement(string name) =>
        _document.Descendants().LastOrDefault(element => element.Name.LocalName == name)
        ?? throw new DeploymentException($"{Path}: expected a property {name}, found none");

    private string FullPath(string include) =>
        System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, include.Replace('\\', '/')));
}
