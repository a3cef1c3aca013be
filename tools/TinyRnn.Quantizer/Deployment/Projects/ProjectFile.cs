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

    /// <summary>The source files: where they are, and their place in the project when that is not the same.</summary>
    public IEnumerable<(XElement Item, string Source, string Place)> Sources =>
        Items("Compile").Select(item => (item, FullPath(Include(item)), Place(item)));

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
        include.Contains('*', StringComparison.Ordinal)
            ? throw new DeploymentException($"{Path}: expected every file by name, found '{include}'")
            : System.IO.Path.GetFullPath(System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path)!, include.Replace('\\', '/')));
}
