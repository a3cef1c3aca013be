using System;
using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>The names that a piece of generated code mentions, and how often.</summary>
internal static partial class Identifiers
{
    public static Dictionary<string, int> In(string code)
    {
        var counts = new Dictionary<string, int>();
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> words = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (ValueMatch match in Words().EnumerateMatches(code))
        {
            ReadOnlySpan<char> word = code.AsSpan(match.Index, match.Length);
            words[word] = words.TryGetValue(word, out int count) ? count + 1 : 1;
        }

        return counts;
    }

    [GeneratedRegex("[A-Za-z][A-Za-z0-9]*")]
    private static partial Regex Words();
}
