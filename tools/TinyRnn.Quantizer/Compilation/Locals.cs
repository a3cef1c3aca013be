using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Compilation;

/// <summary>
/// The locals of a generated method, declared once and used by every unit: the compiler gives each declaration a slot of its
/// own, and a method may have only 200.
/// </summary>
internal sealed class Locals
{
    private readonly SortedDictionary<string, (string Type, string Value)> _all = new(System.StringComparer.Ordinal);

    /// <summary>Registers a local and returns its name.</summary>
    /// <param name="type">Of C#.</param>
    /// <param name="name">Unique in the method.</param>
    /// <param name="value">What it is at the beginning; empty when the code assigns it before it uses it.</param>
    public string Use(string type, string name, string value = "")
    {
        _all[name] = (type, value);
        return name;
    }

    /// <summary>Declares those that the code uses: one line for each type, and one for each with a value.</summary>
    public static string Declare(string code, params Locals[] all)
    {
        Dictionary<string, int> words = Identifiers.In(code);
        return string.Concat(
            all.SelectMany(locals => locals._all)
                .DistinctBy(local => local.Key)
                .OrderBy(local => local.Key, System.StringComparer.Ordinal)
                .Where(local => words.ContainsKey(local.Key))
                .GroupBy(local => local.Value)
                .Select(group => $"{group.Key.Type} {string.Join(", ", group.Select(local => local.Key))}{(group.Key.Value.Length > 0 ? $" = {group.Key.Value}" : "")};\n"));
    }
}
