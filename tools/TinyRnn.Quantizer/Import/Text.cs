using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Import;

/// <summary>Text from a file made fit for a message: quoted, printable and of bounded length.</summary>
internal static class Text
{
    private const int LongestText = 100;
    private const int LongestList = 24;

    public static string Quote(string text)
    {
        string shown = text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText), "...");
        return $"'{string.Concat(shown.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c))}'";
    }

    public static string List<T>(IReadOnlyCollection<T> items)
    {
        string joined = string.Join(", ", items.Take(LongestList));
        return items.Count <= LongestList ? joined : $"{joined} and {items.Count - LongestList} more";
    }
}
