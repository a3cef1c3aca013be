using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Xml.Linq;

namespace TinyRnn.Quantizer.Deployment.Projects;

/// <summary>Copies a project and all it refers to into one folder, a folder per project, so that nothing outside is needed.</summary>
internal sealed class ProjectCopy
{
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly List<(string Name, string Guid)> _projects = [];

    /// <summary>Path, relative to the folder and with forward slashes, and contents.</summary>
    public IReadOnlyDictionary<string, byte[]> Files => _files;

    /// <summary>Names and ids of the projects, the main one last.</summary>
    public IReadOnlyList<(string Name, string Guid)> Projects => _projects;

    /// <summary>Adds a project and those it refers to.</summary>
    /// <param name="path">The project.</param>
    /// <param name="name">Its new name and that of its assembly; null leaves both as they are.</param>
    /// <param name="change">Called with the text of every source file; returns the text to write.</param>
    /// <param name="items">A project file whose items it gets besides, with the packages of the <c>packages.config</c> next to it; null for none.</param>
    /// <returns>Its name.</returns>
    public string Add(string path, string? name, Func<string, string> change, string? items = null)
    {
        ProjectFile project = ProjectFile.Load(path);
        if (items != null)
        {
            project.AddItems(items);
        }

        string folder = name ?? project.Name;
        if (_projects.Any(added => added.Name == folder))
        {
            return folder;
        }

        foreach ((XElement item, string reference) in project.References.ToArray())
        {
            string other = Add(reference, NameOfPart(project.Name, name, reference), change);
            item.SetAttributeValue("Include", $@"..\{other}\{other}.nfproj");
        }

        foreach ((XElement item, IReadOnlyList<(string Source, string Place)> files, string include) in project.Sources.ToArray())
        {
            foreach ((string source, string place) in files)
            {
                AddSource($"{folder}/{place}", source, change);
            }

            item.SetAttributeValue("Include", include.Replace('/', '\\'));
            item.SetAttributeValue("Link", null);
            item.Elements().Remove();
        }

        if (name != null)
        {
            project.SetProperty("AssemblyName", name);
        }

        project.MovePackages();
        project.KeepOnlyPackagesOfNone();
        AddText($"{folder}/{folder}.nfproj", project.ToString());
        AddPackages(folder, items == null ? [project.Path] : [project.Path, items]);
        _projects.Add((folder, project.Guid));
        return folder;
    }

    /// <summary>A project whose name continues that of the one that refers to it continues its new name too; others keep theirs.</summary>
    private static string? NameOfPart(string project, string? name, string reference)
    {
        string part = System.IO.Path.GetFileNameWithoutExtension(reference);
        return name != null && part.StartsWith(project + ".", StringComparison.Ordinal) ? name + part[project.Length..] : null;
    }

    /// <summary>Adds a text file.</summary>
    public void AddText(string path, string text) => _files.Add(path, Encoding.UTF8.GetBytes(text));

    private void AddSource(string path, string source, Func<string, string> change)
    {
        if (!File.Exists(source))
        {
            throw new DeploymentException($"{source}: expected a source file, found none");
        }

        if (_files.ContainsKey(path))
        {
            throw new DeploymentException($"{path}: expected one source file of that name, found two");
        }

        AddText(path, change(File.ReadAllText(source)));
    }

    private void AddPackages(string folder, string[] projects)
    {
        string[] files = [.. projects.Select(project => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(project)!, "packages.config")).Where(File.Exists)];
        if (files.Length > 0)
        {
            _files.Add($"{folder}/packages.config", files.Length == 1 ? File.ReadAllBytes(files[0]) : Encoding.UTF8.GetBytes(Merged(files)));
        }
    }

    /// <summary>The packages of several files in the order of their names.</summary>
    private static string Merged(string[] files)
    {
        IEnumerable<XElement> packages = files.SelectMany(file => XDocument.Load(file).Root!.Elements())
            .OrderBy(package => package.Attribute("id")!.Value, StringComparer.Ordinal);
        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<packages>\n" + string.Concat(packages.Select(package => $"  {package}\n")) + "</packages>\n";
    }
}
