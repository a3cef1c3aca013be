using System;
using System.Linq;

namespace TinyRnn.Trainer.Features;

/// <summary>Which groups of features are proposed.</summary>
[Flags]
public enum FeatureGroups
{
    /// <summary>The readings themselves.</summary>
    Levels = 0,

    /// <summary>Their changes over a few steps.</summary>
    Changes = 1,

    /// <summary>Their changes over many steps.</summary>
    Trends = 2,

    /// <summary>The time of the day.</summary>
    Cycles = 4,

    /// <summary>The time of the year.</summary>
    Season = 8,
}

/// <summary>Groups in words.</summary>
public static class FeatureGroupWords
{
    private static readonly (FeatureGroups Group, string Words)[] s_words =
    [
        (FeatureGroups.Cycles, "time of day"),
        (FeatureGroups.Changes, "changes over a few rows"),
        (FeatureGroups.Trends, "changes over many rows"),
        (FeatureGroups.Season, "time of year"),
    ];

    /// <summary>The readings, and what is seen of them besides.</summary>
    public static string InWords(this FeatureGroups groups)
    {
        string[] words = [.. s_words.Where(one => groups.HasFlag(one.Group)).Select(one => one.Words)];
        return words.Length == 0 ? "readings alone" : $"readings, {string.Join(", ", words)}";
    }
}
