using System;
using System.CommandLine;
using System.Linq;

namespace TinyRnn.Cli.Options;

/// <summary>An argument of several files, of which a mistyped option would be one more.</summary>
internal static class FileArguments
{
    /// <summary>Has an argument take no word that looks like an option.</summary>
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
}
