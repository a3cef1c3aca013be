using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace TinyRnn.Scripts.Tests.Documents;

/// <summary>A Markdown file of the repository: its text without code, its headings and its links.</summary>
internal sealed partial class Document(string path)
{
    private static readonly string[] s_folders = [".", "docs", "examples", "tests", "tools", "src", "firmware"];

    public string Path { get; } = path;

    public string Name { get; } = System.IO.Path.GetRelativePath(Repository.PathOf("."), path);

    /// <summary>All that are written by hand.</summary>
    public static IEnumerable<Document> All =>
        s_folders
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*.md", folder == "." ? SearchOption.TopDirectoryOnly : SearchOption.AllDirectories))
            .Where(file => !Built().IsMatch(file))
            .Order()
            .Select(file => new Document(file));

    /// <summary>Lines outside of blocks of code, with their numbers.</summary>
    public IEnumerable<(int Number, string Text)> Lines
    {
        get
        {
            bool isCode = false;
            int number = 0;
            foreach (string line in File.ReadLines(Path))
            {
                number++;
                if (line.TrimStart().StartsWith("```", System.StringComparison.Ordinal))
                {
                    isCode = !isCode;
                }
                else if (!isCode)
                {
                    yield return (number, line);
                }
            }
        }
    }

    /// <summary>Lines without headings, which may be names, code, links' targets and addresses: what is to be read.</summary>
    public IEnumerable<(int Number, string Text)> Prose =>
        Lines.Where(line => !line.Text.StartsWith('#')).Select(line => (line.Number, NotProse().Replace(line.Text, " ")));

    public IEnumerable<(int Line, string Target)> Links =>
        Lines.SelectMany(line => Link().Matches(line.Text).Select(match => (line.Number, match.Groups["target"].Value)));

    /// <summary>Anchors as the usual renderers make them of headings: small letters, digits, hyphens for spaces.</summary>
    public IEnumerable<string> Anchors =>
        Lines.Where(line => line.Text.StartsWith('#')).Select(line => NoAnchor().Replace(line.Text.TrimStart('#', ' ').ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"[\\/](bin|obj|TestResults)[\\/]")]
    private static partial Regex Built();

    [GeneratedRegex(@"`[^`]*`|\]\([^)]*\)|https?://\S+|<[^>]*>")]
    private static partial Regex NotProse();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NoAnchor();
}
