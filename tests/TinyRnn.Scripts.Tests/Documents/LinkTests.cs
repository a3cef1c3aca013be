using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace TinyRnn.Scripts.Tests.Documents;

public sealed class LinkTests
{
    [Fact]
    public void Every_link_leads_to_a_file_or_heading_of_the_repository()
    {
        List<string> broken = [.. Document.All.SelectMany(BrokenLinks)];

        Assert.True(broken.Count == 0, string.Join('\n', broken));
    }

    [Fact]
    public void Every_document_is_linked_from_the_readme()
    {
        string readme = File.ReadAllText(Repository.PathOf("README.md"));
        string[] missing = [.. Directory.GetFiles(Repository.PathOf("docs"), "*.md").Select(Path.GetFileName).Where(name => !readme.Contains($"](docs/{name}", StringComparison.Ordinal))!];

        Assert.Empty(missing);
    }

    private static IEnumerable<string> BrokenLinks(Document document)
    {
        foreach ((int line, string target) in document.Links.Where(link => !link.Target.Contains("://", StringComparison.Ordinal)))
        {
            string[] parts = target.Split('#', 2);
            string file = parts[0].Length == 0 ? document.Path : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(document.Path)!, parts[0]));
            if (!File.Exists(file) && !Directory.Exists(file))
            {
                yield return $"{document.Name}:{line}: {target}: no such file";
            }
            else if (parts.Length == 2 && !new Document(file).Anchors.Contains(parts[1]))
            {
                yield return $"{document.Name}:{line}: {target}: no such heading";
            }
        }
    }
}
