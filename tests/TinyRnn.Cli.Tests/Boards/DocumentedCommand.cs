using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace TinyRnn.Cli.Tests.Boards;

/// <summary>A command in a document, and what the document says it prints.</summary>
/// <param name="Arguments">Of the tool.</param>
/// <param name="Lines">Lines of output; a line "..." stands for any lines, "..." at the end of a line for its rest.</param>
internal sealed record DocumentedCommand(string[] Arguments, List<string> Lines)
{
    /// <summary>The commands in the blocks of kind "console".</summary>
    public static List<DocumentedCommand> Read(string path)
    {
        List<DocumentedCommand> commands = [];
        bool isConsole = false;
        foreach (string line in File.ReadAllLines(path))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                isConsole = line == "```console";
            }
            else if (isConsole && line.StartsWith("$ tinyrnn ", StringComparison.Ordinal))
            {
                commands.Add(new DocumentedCommand(line.Split(' ')[2..], []));
            }
            else if (isConsole)
            {
                commands[^1].Lines.Add(line);
            }
        }

        return commands;
    }

    /// <summary>Fails unless the output is what the document says; any number stands for any other.</summary>
    /// <param name="output">What the command printed.</param>
    /// <param name="exactIds">True when a model's id stands for itself.</param>
    public void RequireOutput(string output, bool exactIds = false)
    {
        string pattern = string.Concat(Lines.Select(line => Pattern(line, exactIds)));
        string normal = string.Concat(output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => Normal(line, exactIds) + "\n"));
        Assert.True(Regex.IsMatch(normal, $@"\A{pattern}\z"), $"tinyrnn {string.Join(' ', Arguments)} printed{Environment.NewLine}{output}");
    }

    private static string Pattern(string line, bool exactIds) =>
        line == "..." ? @"(.*\n)*"
        : line.EndsWith(" ...", StringComparison.Ordinal) ? Regex.Escape(Normal(line[..^3], exactIds)) + @".*\n"
        : Regex.Escape(Normal(line, exactIds)) + @"\n";

    // Numbers, bars and columns alike.
    private static string Normal(string line, bool exactIds)
    {
        string id = exactIds ? "(?<id>(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f]))|" : "";
        string numbers = Regex.Replace(line, id + "[0-9]([0-9,.]*[0-9])?", match => match.Groups["id"].Success ? match.Value : "0");
        return Regex.Replace(Regex.Replace(numbers, "[#.]{5,}", "bar"), " +", " ").TrimEnd();
    }
}
