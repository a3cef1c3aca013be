using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text;
using System.Text.RegularExpressions;
using TinyRnn.Quantizer.Readings.Files;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>The first lines of a file.</summary>
internal sealed partial class Prefix
{
    private static readonly SearchValues<byte> s_nothing = SearchValues.Create(" \t,;|\""u8);

    private const int MostLines = 600;
    private const int MostAbove = 100;
    private const int MostPassed = 10_000_000;
    private const int MostJoined = 50;
    private const int MostBytes = 1 << 18;
    private const int LongestMark = 100;

    private Prefix(List<byte[]> lines, bool isWhole)
    {
        Lines = lines;
        IsWhole = isWhole;
        EndOfHead = lines.FindLastIndex(line => line.Length is > 0 and <= LongestMark && EndMark().IsMatch(Encoding.UTF8.GetString(line))) + 1;
    }

    /// <summary>Line N at N - 1.</summary>
    public IReadOnlyList<byte[]> Lines { get; }

    /// <summary>True when there are no more.</summary>
    public bool IsWhole { get; }

    /// <summary>How many lines stand above a mark of a head's end, the mark included; 0 where there is no such mark.</summary>
    public int EndOfHead { get; }

    /// <summary>Reads the first lines.</summary>
    /// <param name="reader">At the beginning.</param>
    /// <param name="header">The line of the header, if it was stated: lines far above it are passed.</param>
    public static Prefix Read(LineReader reader, long header)
    {
        var lines = new List<byte[]>();
        int bytes = 0;
        header = Math.Min(header, MostPassed);
        for (long passed = header - MostAbove; passed > 0 && reader.Read(); passed--)
        {
            lines.Add([]);
        }

        int most = MostLines + (int)header;
        while (lines.Count < most && bytes < MostBytes)
        {
            if (!reader.Read())
            {
                JoinQuoted(lines);
                return new Prefix(lines, isWhole: true);
            }

            lines.Add(reader.Line.ToArray());
            bytes += reader.Line.Length;
        }

        JoinQuoted(lines);

        return new Prefix(lines, isWhole: false);
    }

    /// <summary>Puts a quoted field with line breaks into its first line; those that it takes become blank, so that lines keep their numbers.</summary>
    private static void JoinQuoted(List<byte[]> lines)
    {
        for (int i = 0; i < lines.Count; i++)
        {
            int end = i;
            bool isOpen = IsOdd(lines[i]);
            while (isOpen && end + 1 < lines.Count && end - i < MostJoined)
            {
                isOpen = !IsOdd(lines[++end]);
            }

            if (end == i || isOpen)
            {
                continue;
            }

            for (int j = i + 1; j <= end; j++)
            {
                lines[i] = [.. lines[i], (byte)'\n', .. lines[j]];
                lines[j] = [];
            }
        }
    }

    private static bool IsOdd(byte[] line) => line.AsSpan().Count((byte)'"') % 2 == 1;

    public static bool IsBlank(ReadOnlySpan<byte> line) => line.Trim(" \t"u8).IsEmpty;

    /// <summary>True for a line of blanks and separators alone, as spreadsheets leave them below their rows.</summary>
    public static bool HasNothing(ReadOnlySpan<byte> line) => !line.ContainsAnyExcept(s_nothing);

    /// <summary>A line without the sign of a remark before it; a percent behind that may be a unit.</summary>
    public static ReadOnlySpan<byte> WithoutRemark(ReadOnlySpan<byte> line)
    {
        if (!IsComment(line))
        {
            return line;
        }

        ReadOnlySpan<byte> text = line.TrimStart(" \t"u8);
        return text.TrimStart(text[0] == '"' ? "\"#/%! \t"u8 : text[..1]).TrimStart(" \t"u8);
    }

    /// <summary>True for a line that is a remark, not data.</summary>
    public static bool IsComment(ReadOnlySpan<byte> line)
    {
        ReadOnlySpan<byte> text = line.TrimStart(" \t\""u8);
        return text.StartsWith("#"u8) || text.StartsWith("//"u8) || text.StartsWith("%"u8) || text.StartsWith("!"u8) || IsRuler(text);
    }

    /// <summary>True for a line between the rows of a table that is drawn, as databases show it.</summary>
    private static bool IsRuler(ReadOnlySpan<byte> text) => text.StartsWith("+-"u8) && text.IndexOfAnyExcept("+-="u8) is var end && (end < 0 || text[end..].Trim(" \t"u8).IsEmpty);

    /// <summary>"***End_of_Header***", "[Data]" and their like.</summary>
    [GeneratedRegex(@"^\s*(\*+\s*end[ _-]?of[ _-]?header\s*\*+|\[\s*data\s*\])[\s,;]*$", RegexOptions.IgnoreCase)]
    private static partial Regex EndMark();

    public string Text(int index) => Encoding.UTF8.GetString(Lines[index]);
}
