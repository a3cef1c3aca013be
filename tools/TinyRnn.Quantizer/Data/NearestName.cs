using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Data;

/// <summary>Finds the name that was probably meant.</summary>
public static class NearestName
{
    /// <summary>An abbreviation has at least so many letters.</summary>
    private const int ShortestAbbreviation = 3;

    /// <summary>Longer names are data, not slips.</summary>
    private const int LongestCompared = 100;

    /// <summary>Letters of a name for each that may be wrong.</summary>
    private const int LettersPerEdit = 3;

    /// <summary>
    /// The candidate that differs by the fewest slips, one in three letters at most: a letter too many, one missing, another one, or
    /// two swapped. Failing that, the only candidate that begins with the name. Upper and lower case are the same.
    /// </summary>
    /// <returns>Null when none is near.</returns>
    public static string? Find(string name, IEnumerable<string> candidates)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(candidates);
        string[] all = [.. candidates.Where(candidate => candidate.Length <= LongestCompared)];
        string? nearest = null;
        if (name.Length > LongestCompared)
        {
            return null;
        }

        int fewest = (name.Length / LettersPerEdit) + 1;
        foreach (string candidate in all)
        {
            if (Math.Abs(candidate.Length - name.Length) < fewest && Edits(name.ToUpperInvariant(), candidate.ToUpperInvariant()) is int edits && edits < fewest)
            {
                fewest = edits;
                nearest = candidate;
            }
        }

        return nearest ?? Longer(name, all);
    }

    /// <summary>The same of names that have something behind them, such as a unit: the nearest whole name, or else the one whose first part is nearest.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="candidates">Whole names.</param>
    /// <param name="part">The first part of a name.</param>
    public static string? Find(string name, IEnumerable<string> candidates, Func<string, string> part)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        string[] all = [.. candidates];
        string[] parts = Array.ConvertAll(all, candidate => part(candidate));
        return Find(name, all) ?? (Find(name, parts) is { } found ? all[Array.IndexOf(parts, found)] : null);
    }

    private static string? Longer(string name, string[] candidates)
    {
        string[] longer = [.. candidates.Where(candidate => candidate.StartsWith(name, StringComparison.OrdinalIgnoreCase))];
        return name.Length >= ShortestAbbreviation && longer.Length == 1 ? longer[0] : null;
    }

    /// <summary>Insertions, deletions, replacements and swaps of neighbours that turn one into the other (optimal string alignment).</summary>
    private static int Edits(string a, string b)
    {
        var edits = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                edits[i, j] = i == 0 || j == 0 ? i + j : Step(edits, a, b, i, j);
            }
        }

        return edits[a.Length, b.Length];
    }

    private static int Step(int[,] edits, string a, string b, int i, int j)
    {
        int replaced = edits[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        int least = Math.Min(replaced, Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1);
        bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return swapped ? Math.Min(least, edits[i - 2, j - 2] + 1) : least;
    }
}
