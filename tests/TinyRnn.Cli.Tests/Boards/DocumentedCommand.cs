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
                commands.Add(new DocumentedCommand(Words(line)[2..], []));
            }
            else if (isConsole)
            {
                commands[^1].Lines.Add(line);
            }
        }

        return commands;
    }

    /// <summary>Fails unless the output is what the document says, digits included; only the width of columns does not count.</summary>
    /// <param name="output">What the command printed.</param>
    public void RequireOutput(string output)
    {
        string pattern = string.Concat(Lines.Select(Pattern));
        string normal = string.Concat(output.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(line => Normal(line) + "\n"));
        Assert.True(Regex.IsMatch(normal, $@"\A{pattern}\z"), $"tinyrnn {string.Join(' ', Arguments)} printed{Environment.NewLine}{output}");
    }

    /// <summary>The words of a line as a shell cuts it: what stands in quotes is one, and a remark is none.</summary>
    private static string[] Words(string line) =>
        [.. Regex.Matches(Regex.Replace(line, " +# .*$", ""), "\"([^\"]*)\"|[^ \"]+").Select(match => match.Value.Trim('"'))];

    private static string Pattern(string line) =>
        line == "..." ? @"(.*\n)*"
        : line.EndsWith(" ...", StringComparison.Ordinal) ? Regex.Escape(Normal(line[..^3])) + @".*\n"
        : Regex.Escape(Normal(line)) + @"\n";

    private static string Normal(string line) => Regex.Replace(line, " +", " ").TrimEnd();
}
