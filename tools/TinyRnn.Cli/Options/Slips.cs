using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Cli.Options;

/// <summary>What is wrong with a command line, the useful first: what was probably meant, and only then what follows from it.</summary>
internal static class Slips
{
    /// <summary>A line for each thing that is wrong.</summary>
    public static IReadOnlyList<string> Problems(ParseResult command)
    {
        Slip[] slips = [.. Words(command).Select(word => Find(command, word)).OfType<Slip>()];
        string[] known = [.. command.UnmatchedTokens, .. slips.Select(slip => slip.Meant)];
        if (slips.Length == 0 && command.CommandResult.Command is { Subcommands.Count: > 0 } group and not RootCommand)
        {
            string found = command.UnmatchedTokens.Count > 0 ? $"'{command.UnmatchedTokens[0]}'" : "none";
            return [$"expected {string.Join(" or ", group.Subcommands.Select(one => one.Name))} behind '{PathOf(group)}', found {found}"];
        }

        // A word that was taken for another leaves others without a place, and what it should have been missing.
        IEnumerable<string> others = command.Errors.Where(error => !IsOfNoWord(error) || command.Errors.Count == 1).Select(error => error.Message);
        return
        [
            .. slips.Select(slip => slip.Text),
            .. slips.Length == 0 ? others : others.Where(message => !known.Any(word => message.Contains($"'{word}'", StringComparison.Ordinal))),
        ];
    }

    /// <summary>Where to read on.</summary>
    public static string Help(ParseResult command) =>
        command.CommandResult.Command is RootCommand ? "Try 'tinyrnn --help' or 'tinyrnn COMMAND --help'." : $"Try '{PathOf(command.CommandResult.Command)} --help'.";

    /// <summary>A command with those it belongs to, as it is typed.</summary>
    private static string PathOf(Command command) =>
        command is RootCommand ? "tinyrnn" : $"{PathOf(command.Parents.OfType<Command>().First())} {command.Name}";

    /// <summary>That a command of this one was expected, which the words that were found say better.</summary>
    private static bool IsOfNoWord(ParseError error) => error.SymbolResult is CommandResult && !error.Message.Contains('\'', StringComparison.Ordinal);

    /// <summary>The words that are neither command nor option. An option that does not exist can stand where an argument is expected.</summary>
    private static IEnumerable<string> Words(ParseResult command) =>
        command.UnmatchedTokens.Union(
            command.Tokens.Where(token => token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal)).Select(token => token.Value));

    private static Slip? Find(ParseResult command, string word)
    {
        Command where = command.CommandResult.Command;
        IEnumerable<string> options = where.Options.SelectMany(option => option.Aliases.Append(option.Name));
        string[] known = [.. where.Subcommands.Select(one => one.Name), .. options];
        if (known.Contains(word))
        {
            return new Slip(word, $"'{word}' belongs behind '{where.Name}': {PathOf(where)} {word}");
        }

        if (ListBefore(command, word) is { } list)
        {
            return new Slip(list, $"{list} {word}: expected no blank within a list, found one; write {list}{word}");
        }

        return NearestName.Find(word, known) is { } meant ? new Slip(meant, $"'{word}': did you mean '{meant}'?") : null;
    }

    /// <summary>The beginning of a list, which ends with a comma, where a blank cut it in two before this word.</summary>
    private static string? ListBefore(ParseResult command, string word)
    {
        string[] words = [.. command.Tokens.Select(token => token.Value)];
        int at = Array.IndexOf(words, word);
        return at > 0 && words[at - 1].EndsWith(',') ? words[at - 1] : null;
    }

    /// <summary>A word that is not what it should be.</summary>
    /// <param name="Meant">What it should be.</param>
    /// <param name="Text">Both, in words.</param>
    private sealed record Slip(string Meant, string Text);
}
