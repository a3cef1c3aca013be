using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>The names that a piece of generated code mentions, and how often.</summary>
internal static partial class Identifiers
{
    public static Dictionary<string, int> In(string code) =>
        Words().Matches(code).CountBy(match => match.Value).ToDictionary(word => word.Key, word => word.Value);

    [GeneratedRegex("[A-Za-z][A-Za-z0-9]*")]
    private static partial Regex Words();
}
