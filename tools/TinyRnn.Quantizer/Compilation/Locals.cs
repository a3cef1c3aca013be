using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>
/// The locals of a generated method, declared once and used by every unit: the compiler gives each declaration a slot of its
/// own, and a method may have only 200.
/// </summary>
internal sealed class Locals
{
    private readonly SortedDictionary<string, string> _types = new(System.StringComparer.Ordinal);

    /// <summary>Registers a local and returns its name.</summary>
    public string Use(string type, string name)
    {
        _types[name] = type;
        return name;
    }

    /// <summary>Declares those that the code uses: one line for each type.</summary>
    public static string Declare(string code, params Locals[] all)
    {
        Dictionary<string, int> words = Identifiers.In(code);
        return string.Concat(
            all.SelectMany(locals => locals._types)
                .DistinctBy(local => local.Key)
                .OrderBy(local => local.Key, System.StringComparer.Ordinal)
                .Where(local => words.ContainsKey(local.Key))
                .GroupBy(local => local.Value)
                .Select(group => $"{group.Key} {string.Join(", ", group.Select(local => local.Key))};\n"));
    }
}
