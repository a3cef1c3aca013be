using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Cli.Options;

/// <summary>An option that takes one of some words.</summary>
internal static class Choices
{
    /// <summary>Has an option take one of some words only; help and completion name them.</summary>
    public static Option<string> OneOf(this Option<string> option, params string[] words)
    {
        option.AcceptOnlyFromAmong(words);
        option.Validators.Clear();
        option.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(token => !words.Contains(token.Value)) is { } other)
            {
                string hint = NearestName.Find(other.Value, words) is { } meant ? $"; did you mean '{meant}'?" : "";
                result.AddError($"{option.Name}: expected one of {string.Join(", ", words)}, found '{other.Value}'{hint}");
            }
        });
        return option;
    }

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
