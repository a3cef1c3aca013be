using System.Collections.Generic;
using System.CommandLine.Parsing;

namespace TinyRnn.Cli.Options;

/// <summary>An option that takes one of some words.</summary>
internal static class Choices
{
    /// <summary>All words, separated by bars.</summary>
    public static string Listed<T>(IReadOnlyDictionary<string, T> names) => string.Join('|', names.Keys);

    /// <summary>What the option's only argument stands for, or an error that lists all words.</summary>
    public static T? Parse<T>(IReadOnlyDictionary<string, T> names, ArgumentResult result) => Parse(names, result.Tokens[0].Value, result);

    /// <summary>What a word of an option's argument stands for, or an error that lists all words.</summary>
    public static T? Parse<T>(IReadOnlyDictionary<string, T> names, string text, ArgumentResult result)
    {
        if (names.TryGetValue(text, out T? value))
        {
            return value;
        }

        string option = (result.Parent as OptionResult)?.Option.Name ?? "";
        result.AddError($"{option}: expected one of {string.Join(", ", names.Keys)}, found '{text}'");
        return default;
    }
}
