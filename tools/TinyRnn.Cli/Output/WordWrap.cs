using System;
using System.Text;
using Spectre.Console.Rendering;

namespace TinyRnn.Cli.Output;

/// <summary>Breaks a line between words.</summary>
internal static class WordWrap
{
    private const int Indent = 2;

    /// <summary>The line in pieces of at most some columns; those after the first stand further in. A word that is longer stays whole.</summary>
    public static string Fold(string line, int width)
    {
        if (ColumnsOf(line) <= width)
        {
            return line;
        }

        string margin = new(' ', line.Length - line.AsSpan().TrimStart(' ').Length);
        string inner = margin + new string(' ', Indent);
        var folded = new StringBuilder(margin);
        int used = margin.Length;
        bool isFirst = true;
        foreach (string word in line[margin.Length..].Split(' '))
        {
            int columns = ColumnsOf(word);
            if (!isFirst && used + 1 + columns > width)
            {
                folded.AppendLine().Append(inner);
                used = inner.Length;
                isFirst = true;
            }

            folded.Append(isFirst ? "" : " ").Append(word);
            used += columns + (isFirst ? 0 : 1);
            isFirst = false;
        }

        return folded.ToString();
    }

    /// <summary>Columns of a terminal that a text takes.</summary>
    public static int ColumnsOf(string text) => new Segment(text).CellCount();
}
