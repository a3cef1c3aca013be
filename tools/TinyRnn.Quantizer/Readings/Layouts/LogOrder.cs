using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>
/// The order in which the lines of one reading come, where a reading takes several lines: a row then begins with the first of them, so
/// that a line that is lost moves no value into the row of another reading.
/// </summary>
internal static class LogOrder
{
    /// <summary>Of all lines that follow one another, so many in a hundred must keep the order.</summary>
    private const int LeastKept = 70;

    private const int LeastRounds = 3;

    /// <summary>The place of each name's line in a reading, from 0; empty where lines keep no order or all names stand in one.</summary>
    /// <param name="lines">Of each line with names that of the first, with the line's time and whether nothing stands right above it.</param>
    public static IReadOnlyDictionary<string, int> Of(IReadOnlyList<(string Name, string Time, bool IsBehindGap)> lines)
    {
        string[] names = [.. lines.Select(line => line.Name).Distinct()];
        if (names.Length < 2 || lines.Count < LeastRounds * names.Length)
        {
            return new Dictionary<string, int>();
        }

        string[] order = Follow(First(names, lines), lines, names.Length);
        Dictionary<string, int> places = order.Select((name, place) => (name, place)).ToDictionary(pair => pair.name, pair => pair.place);
        int kept = lines.Zip(lines.Skip(1)).Count(pair => places.TryGetValue(pair.First.Name, out int before) && places.TryGetValue(pair.Second.Name, out int now) && now == (before + 1) % names.Length);
        return order.Length == names.Length && 100 * kept >= LeastKept * (lines.Count - 1) ? places : new Dictionary<string, int>();
    }

    /// <summary>The name at which the time changes, or a blank line stands above, far more often than at others; otherwise the first of the file.</summary>
    private static string First(string[] names, IReadOnlyList<(string Name, string Time, bool IsBehindGap)> lines)
    {
        (string Name, string Time, bool IsBehindGap)[] later = [.. lines.Skip(1)];
        return Clear(names, later.Where((line, i) => line.Time != lines[i].Time))
            ?? Clear(names, later.Where(line => line.IsBehindGap))
            ?? names[0];
    }

    private static string? Clear(string[] names, IEnumerable<(string Name, string Time, bool IsBehindGap)> marked)
    {
        var counts = marked.GroupBy(line => line.Name).Select(group => (Name: group.Key, Count: group.Count())).OrderByDescending(group => group.Count).ToList();
        return counts.Count > 0 && Array.IndexOf(names, counts[0].Name) >= 0 && (counts.Count == 1 || counts[0].Count > 2 * counts[1].Count) ? counts[0].Name : null;
    }

    /// <summary>Each name with the one that follows it most often.</summary>
    private static string[] Follow(string first, IReadOnlyList<(string Name, string Time, bool IsBehindGap)> lines, int most)
    {
        var next = lines.Zip(lines.Skip(1)).GroupBy(pair => pair.First.Name).ToDictionary(group => group.Key, group => group.GroupBy(pair => pair.Second.Name).MaxBy(follower => follower.Count())!.Key);
        var order = new List<string> { first };
        while (order.Count < most && next.TryGetValue(order[^1], out string? name) && !order.Contains(name))
        {
            order.Add(name);
        }

        return [.. order];
    }
}
