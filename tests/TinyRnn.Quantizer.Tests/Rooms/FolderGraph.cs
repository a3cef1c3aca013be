using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TinyRnn.TestSupport;

namespace TinyRnn.Quantizer.Tests.Rooms;

/// <summary>
/// Which folders of a project use which. Beside its folders, each file that stands in a folder itself counts alone: what lies in the
/// folders may use it, or it may use them, but not both.
/// </summary>
internal sealed class FolderGraph
{
    private readonly SourceFile[] _files;
    private readonly ILookup<SourceFile, SourceFile> _uses;

    public FolderGraph(IEnumerable<SourceFile> files)
    {
        _files = [.. files];
        _uses = _files.SelectMany(file => _files.Where(file.Uses).Select(used => (file, used))).ToLookup(pair => pair.file, pair => pair.used);
    }

    /// <summary>Reads a project of the repository.</summary>
    public static FolderGraph Of(string project)
    {
        string root = Repository.PathOf(project);
        return new FolderGraph(
            Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
                .Select(path => (Path: path, Name: Path.GetRelativePath(root, path).Replace('\\', '/')))
                .Where(file => !file.Name.StartsWith("obj/", StringComparison.Ordinal) && !file.Name.StartsWith("bin/", StringComparison.Ordinal))
                .Select(file => new SourceFile(file.Name, File.ReadAllText(file.Path))));
    }

    public int Files => _files.Length;

    /// <summary>The folders at the top.</summary>
    public IEnumerable<string> Rooms => _files.Select(file => file.Below("")!).Where(IsFolder).Distinct();

    /// <summary>Each circle as a line that names a use on each of its ways; empty when there is none.</summary>
    public IReadOnlyList<string> Circles() => [.. Folders().SelectMany(CirclesIn)];

    /// <summary>Uses of a room at the top that the order does not allow: of one that stands behind, or of one that it lacks.</summary>
    /// <param name="order">From the lowest room, as "Data/".</param>
    public IReadOnlyList<string> UpwardImports(IReadOnlyList<string> order)
    {
        int Place(SourceFile file) => order.ToList().IndexOf(file.Below("")!);
        return [.. from pair in Pairs("") where IsFolder(pair.From) && IsFolder(pair.To) && Place(pair.User) < Place(pair.Used) select Line(pair)];
    }

    private IEnumerable<string> Folders() =>
        _files.SelectMany(file => Enumerable.Range(0, file.Path.Length).Where(i => file.Path[i] == '/').Select(i => file.Path[..(i + 1)])).Append("").Distinct();

    private IEnumerable<string> CirclesIn(string folder)
    {
        (string From, string To, SourceFile User, SourceFile Used)[] pairs = [.. Pairs(folder)];
        ILookup<string, string> uses = pairs.ToLookup(pair => pair.From, pair => pair.To);
        Dictionary<string, HashSet<string>> reach = uses.ToDictionary(group => group.Key, group => Reachable(uses, group.Key));
        bool Circular(string from, string to) => reach[from].Contains(to) && reach.TryGetValue(to, out HashSet<string>? back) && back.Contains(from);
        return from pair in pairs where (IsFolder(pair.From) || IsFolder(pair.To)) && Circular(pair.From, pair.To) select Line(pair);
    }

    private IEnumerable<(string From, string To, SourceFile User, SourceFile Used)> Pairs(string folder) =>
        from file in _files
        let from = file.Below(folder)
        where from is not null
        from used in _uses[file]
        let to = used.Below(folder)
        where to is not null && to != from
        select (from, to, file, used);

    private static HashSet<string> Reachable(ILookup<string, string> uses, string start)
    {
        var reached = new HashSet<string>();
        var waiting = new Stack<string>([start]);
        while (waiting.TryPop(out string? at))
        {
            foreach (string next in uses[at].Where(reached.Add))
            {
                waiting.Push(next);
            }
        }

        return reached;
    }

    private static bool IsFolder(string name) => name.EndsWith('/');

    private static string Line((string From, string To, SourceFile User, SourceFile Used) pair) => $"{pair.From} uses {pair.To}: {pair.User.Path} uses {pair.Used.Path}";
}
