using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Cli.Options;

/// <summary>Commands and options that were probably meant.</summary>
internal static class Slips
{
    /// <summary>Names them on stderr, for each word of a command line that is neither.</summary>
    public static void Suggest(ParseResult command)
    {
        Command where = command.CommandResult.Command;
        IEnumerable<string> options = where.Options.SelectMany(option => option.Aliases.Append(option.Name));
        string[] known = [.. where.Subcommands.Select(one => one.Name), .. options];
        // An option that does not exist can stand where an argument is expected.
        IEnumerable<string> taken = command.Tokens.Where(token => token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal)).Select(token => token.Value);
        foreach (string word in command.UnmatchedTokens.Union(taken))
        {
            if (NearestName.Find(word, known) is string meant)
            {
                Terminal.Note($"'{word}': did you mean '{meant}'?");
            }
        }
    }
}
