using System;
using System.CommandLine;
using System.Linq;

namespace TinyRnn.Cli.Options;

/// <summary>A number on the command line is one, and has a decimal point: 0,1 would be read as 1 without a word, its comma as that between thousands.</summary>
internal static class DecimalPoint
{
    /// <summary>Has every option that takes a number refuse other text and a comma.</summary>
    public static void Require(Command command)
    {
        foreach (Option option in command.Options.Where(option => (Nullable.GetUnderlyingType(option.ValueType) ?? option.ValueType) is { IsPrimitive: true } type && type != typeof(bool) && type != typeof(char)))
        {
            option.Validators.Add(result =>
            {
                if (result.Tokens.FirstOrDefault(token => token.Value.Contains(',', StringComparison.Ordinal)) is { } token)
                {
                    result.AddError($"{option.Name}: expected a number with a decimal point, found '{token.Value}'");
                }
                else if (result.Tokens.FirstOrDefault(token => NumberOption.Expected(option, token.Value) != null) is { } other)
                {
                    result.AddError($"{option.Name}: expected {NumberOption.Expected(option, other.Value)}, found '{other.Value}'");
                }
            });
        }

        foreach (Command one in command.Subcommands)
        {
            Require(one);
        }
    }
}
