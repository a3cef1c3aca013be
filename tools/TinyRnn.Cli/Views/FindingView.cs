using System.Collections.Generic;
using System.Linq;
using TinyRnn.Cli.Output;
using TinyRnn.Quantizer.Readings;

namespace TinyRnn.Cli.Views;

/// <summary>What a file was taken to be, on stderr, each line with the option that overrides it.</summary>
internal static class FindingView
{
    private const int TopicWidth = 10;
    private const int Width = 80;

    /// <summary>Writes what was found out; of a plain file nothing.</summary>
    public static void WriteGuesses(string name, IReadOnlyList<Finding> findings)
    {
        if (findings.Any(finding => !finding.IsPlain))
        {
            Write(name, findings);
        }
    }

    /// <summary>Writes everything.</summary>
    public static void Write(string name, IReadOnlyList<Finding> findings)
    {
        Line($"{name} was taken as:");
        foreach (Finding finding in findings)
        {
            string option = finding.Option.Length > 0 ? $" [{finding.Option}]" : "";
            Wrap($"  {finding.Topic.PadRight(TopicWidth)}", finding.Text + option);
        }
    }

    /// <summary>Writes a text in lines that fit a terminal, all but the first set in.</summary>
    /// <param name="start">What the first line begins with.</param>
    /// <param name="text">Broken at blanks.</param>
    public static void Wrap(string start, string text)
    {
        string line = start;
        string indent = new(' ', start.Length);
        bool isEmpty = true;
        foreach (string word in text.Split(' '))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Width)
            {
                Line(line);
                line = indent;
                isEmpty = true;
            }

            line += (isEmpty ? "" : " ") + word;
            isEmpty = false;
        }

        Line(line);
    }

    private static void Line(string text) => Terminal.Note(text.TrimEnd());
}
