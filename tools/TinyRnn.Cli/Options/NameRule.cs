using System;
using System.CommandLine;
using System.Linq;

namespace TinyRnn.Cli.Options;

/// <summary>An option whose text has to be a name that something else takes.</summary>
internal static class NameRule
{
    private const string Parameter = "name: ";

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
