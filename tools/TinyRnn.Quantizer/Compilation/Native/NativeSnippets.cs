using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace TinyRnn.Quantizer.Compilation.Native;

/// <summary>The pieces of C that do not depend on a model: files beside this one, of which generated code gets those that it mentions.</summary>
internal static partial class NativeSnippets
{
    // Each may mention those before it.
    private static readonly string[] s_helpers =
    [
        "dsp", "bytes", "scaled", "line", "fine", "look", "look_cut", "product", "raised", "rounded", "row", "rows", "wide", "times", "cut", "saturated", "cell", "sigmoid", "exponential",
        "power", "largest", "softmax", "logsoftmax", "multiplied", "added", "finite", "float", "nan", "divided", "double", "double_quotient", "floored", "natural",
        "dew_point", "log_of", "ratio", "clipped", "history_extreme", "history_mean", "history_single", "history_deviation", "circle", "hour", "week", "year", "crc", "random", "state", "move", "keep", "clear", "align", "one_hot", "mean", "max", "merge_sum",
        "merge_product", "merge_average", "transfer",
    ];

    /// <summary>Names of what all parts of a program share.</summary>
    public static IReadOnlySet<string> Shared { get; } =
        s_helpers.Append("head").SelectMany(name => Defined(Read(name))).Concat(["net_table", "net_exponentials", "NET_HALF_TABLE", "NET_TABLE_LEAST", "NET_TABLE_MOST"]).ToHashSet();

    /// <summary>The helpers that code mentions, and those that they mention, in the order in which C wants them.</summary>
    public static string Helpers(string code)
    {
        string all = code;
        var taken = new List<string>();
        foreach (string name in s_helpers.Reverse())
        {
            string text = Read(name);
            if (Defined(text).Any(defined => Regex.IsMatch(all, $@"\b{defined}\b")))
            {
                taken.Insert(0, text);
                all += text;
            }
        }

        return string.Join('\n', taken);
    }

    /// <summary>A snippet without the parts whose condition is not among <paramref name="flags"/>.</summary>
    public static string Template(string name, params string[] flags)
    {
        var text = new StringBuilder();
        bool isTaken = true;
        foreach (string line in Read(name).Split('\n'))
        {
            if (line.StartsWith("//if ", StringComparison.Ordinal))
            {
                isTaken = flags.Contains(line[5..]);
            }
            else if (line is "//else")
            {
                isTaken = !isTaken;
            }
            else if (line is "//end")
            {
                isTaken = true;
            }
            else if (isTaken)
            {
                text.Append(line).Append('\n');
            }
        }

        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>A file beside this one.</summary>
    public static string Read(string name)
    {
        string file = name.Contains('.', StringComparison.Ordinal) ? name : name + ".c";
        using Stream stream = typeof(NativeSnippets).Assembly.GetManifestResourceStream($"Native/{file}")
            ?? throw new InvalidOperationException($"the snippet {file} is missing");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static IEnumerable<string> Defined(string text) => Definitions().Matches(text).Select(match => match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value);

    /// <summary>A function, a type or a macro at the beginning of a line.</summary>
    [GeneratedRegex(@"^(?:static|typedef|NET_INLINE|NET_PRODUCT|NET_APART|NET_LOOKUP|NET_PIECE)\b[^(\[]*?\b(net_\w+)[(\[]|^#define (NET_\w+)", RegexOptions.Multiline)]
    private static partial Regex Definitions();
}
