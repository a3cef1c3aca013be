using System;
using System.CommandLine;
using System.Linq;

namespace TinyRnn.Cli.Options;

/// <summary>Options and arguments whose texts have to be names that something else takes.</summary>
internal static class Names
{
    private const string Parameter = "name: ";

    /// <summary>Has an argument of several files take no word that looks like an option: it would be a mistyped one.</summary>
    public static Argument<string[]> OfFiles(this Argument<string[]> argument)
    {
        argument.Validators.Add(result =>
        {
            foreach (string word in result.Tokens.Select(token => token.Value).Where(word => word.StartsWith("--", StringComparison.Ordinal)))
            {
                result.AddError($"'{word}': there is no such option; a file of that name is written ./{word}");
            }
        });
        return argument;
    }

    /// <summary>Has an option take only what a rule accepts, whose errors begin with "name: "; they are told of the option.</summary>
    public static Option<T> Checked<T>(this Option<T> option, Action<string> require)
    {
        option.Validators.Add(result =>
        {
            try
            {
                result.Tokens.ToList().ForEach(token => require(token.Value));
            }
            catch (Exception exception) when (exception.Message.StartsWith(Parameter, StringComparison.Ordinal))
            {
                result.AddError($"{option.Name}: {exception.Message[Parameter.Length..]}");
            }
        });
        return option;
    }
}
