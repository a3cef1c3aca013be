using System;
using System.Collections.Generic;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace TinyRnn.Cli.Tests.Pictures;

/// <summary>Lines of a terminal as an SVG picture that needs no font of its own: every line is stretched to the width of its letters.</summary>
internal static partial class TerminalPicture
{
    private const int LetterWidth = 8;
    private const int LineHeight = 19;
    private const int Margin = 18;
    private const int TitleHeight = 34;

    /// <param name="title">In the window's frame.</param>
    /// <param name="lines">What the terminal shows; a line that starts with <c>$</c> is what was typed.</param>
    public static string Draw(string title, IReadOnlyList<string> lines)
    {
        int columns = 0;
        foreach (string line in lines)
        {
            columns = Math.Max(columns, line.TrimEnd().Length);
        }

        int width = (columns * LetterWidth) + (2 * Margin);
        int height = (lines.Count * LineHeight) + TitleHeight + Margin;
        var svg = new StringBuilder();
        svg.Append($"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" aria-label="{SecurityElement.Escape(title)}">
            <rect width="{width}" height="{height}" rx="8" fill="#16202c"/>
            <circle cx="20" cy="17" r="5" fill="#e0685c"/><circle cx="38" cy="17" r="5" fill="#e0b450"/><circle cx="56" cy="17" r="5" fill="#6cb86a"/>
            <text x="{width / 2}" y="21" text-anchor="middle" font-family="sans-serif" font-size="12" fill="#8fa3b8">{SecurityElement.Escape(title)}</text>
            <g font-family="ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="13" fill="#d5dee8" xml:space="preserve">

            """);
        for (int i = 0; i < lines.Count; i++)
        {
            AddLine(svg, lines[i].TrimEnd(), TitleHeight + ((i + 1) * LineHeight) - 5);
        }

        return svg.Append("</g>\n</svg>\n").ToString();
    }

    private static void AddLine(StringBuilder svg, string line, int y)
    {
        foreach (Match part in Parts().Matches(line))
        {
            if (part.Value.Trim().Length > 0)
            {
                svg.Append($"<text x=\"{Margin + (part.Index * LetterWidth)}\" y=\"{y}\" textLength=\"{part.Length * LetterWidth}\"{Color(line, part)}>{SecurityElement.Escape(part.Value)}</text>\n");
            }
        }
    }

    private static string Color(string line, Match part) =>
        line.StartsWith('$') ? " fill=\"#9fd39c\""
        : part.Value[0] == '#' ? " fill=\"#5aa9e6\""
        : part.Value[0] == '.' ? " fill=\"#3a4c60\""
        : part.Value == "rain" ? " fill=\"#f0c674\""
        : "";

    // Bars in parts of their own, so that they can have a colour; words with the blanks between them, except where columns are.
    [GeneratedRegex(@"#+|(?<=#)\.+|\.{4,}|\brain\b(?= *$| {2,})|(?:(?!#|(?<=#)\.|\.{4,}|\brain\b(?= *$| {2,})| {2,})[\s\S])+")]
    private static partial Regex Parts();
}
