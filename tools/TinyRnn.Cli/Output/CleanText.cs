using System;
using System.Globalization;
using System.Text;

namespace TinyRnn.Cli.Output;

/// <summary>Text from anywhere made fit for a terminal: nothing that a terminal obeys or hides, and of bounded length.</summary>
internal static class CleanText
{
    /// <summary>Characters of a line or a message.</summary>
    public const int LongestLine = 1200;

    /// <summary>Characters of a cell of a table.</summary>
    public const int LongestCell = 40;

    private const string Gap = " ... ";

    /// <summary>One line: control characters, line breaks, marks of direction and other invisible characters as question marks.</summary>
    public static string Of(string text, int longest = LongestLine) => Replace(Cut(text, longest), "");

    /// <summary>A text of several lines, as long as it is.</summary>
    public static string Lines(string text) => Replace(text, "\r\n\t");

    /// <summary>The beginning and the end of what is too long.</summary>
    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        int end = longest / 4;
        return string.Concat(text.AsSpan(0, longest - end - Gap.Length), Gap, text.AsSpan(text.Length - end));
    }

    private static string Replace(string text, string kept)
    {
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool isKept = rune.IsBmp && kept.Contains((char)rune.Value);
            clean.Append(isKept || IsVisible(rune) ? rune.ToString() : rune.Value == '\t' ? " " : "?");
        }

        return clean.ToString();
    }

    // Half of a surrogate pair comes as the replacement character, which is visible.
    private static bool IsVisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is not (UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned);
}
