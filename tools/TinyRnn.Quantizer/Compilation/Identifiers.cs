using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>The names that a piece of generated code mentions.</summary>
internal static partial class Identifiers
{
    public static HashSet<string> In(string code) => [.. Words().Matches(code).Select(match => match.Value)];

    [GeneratedRegex("[A-Za-z][A-Za-z0-9]*")]
    private static partial Regex Words();
}
