using System;
using System.CommandLine.Parsing;
using System.Linq;

namespace TinyRnn.Cli.Options;

/// <summary>Values of an enumeration as an option takes them: in lower case.</summary>
internal static class Choices<T>
    where T : struct, Enum
{
    private static readonly T[] s_values = Enum.GetValues<T>();

    /// <summary>All values, separated by bars.</summary>
    public static string Listed => string.Join('|', s_values.Select(Name));

    /// <summary>The value named by the option's only argument, or an error that lists all.</summary>
    public static T? Parse(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        foreach (T value in s_values)
        {
            if (Name(value) == text)
            {
                return value;
            }
        }

        string option = (result.Parent as OptionResult)?.Option.Name ?? "";
        result.AddError($"{option}: expected one of {string.Join(", ", s_values.Select(Name))}, found '{text}'");
        return null;
    }

    private static string Name(T value) => value.ToString().ToLowerInvariant();
}
