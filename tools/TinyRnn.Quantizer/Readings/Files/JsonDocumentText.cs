using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace TinyRnn.Quantizer.Readings.Files;

/// <summary>Tells JSON of one document, whose readings stand in lists, from lines of JSON with one object each, and from a list of such objects.</summary>
internal static class JsonDocumentText
{
    private static ReadOnlySpan<byte> Blanks => " \t\r\n"u8;

    /// <summary>True for a list of objects, each of which is a line of names and values.</summary>
    /// <param name="start">The file's first bytes, in UTF-8.</param>
    public static bool IsListOfObjects(ReadOnlySpan<byte> start)
    {
        ReadOnlySpan<byte> text = Text(start);
        return text is [(byte)'[', ..] && text[1..].TrimStart(Blanks) is [(byte)'{', ..] && !AreListsOfLines(text);
    }

    /// <summary>True where each line is a list of its own, as senders of names and values write one for each reading.</summary>
    private static bool AreListsOfLines(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf((byte)'\n');
        return end > 0 && text[..end].TrimEnd(Blanks) is [.., (byte)']'] && text[end..].TrimStart(Blanks) is [(byte)'[', ..];
    }

    /// <summary>What is wrong with a text of JSON; null for any other, and for lines and lists of objects.</summary>
    /// <param name="start">The file's first bytes, in UTF-8.</param>
    /// <param name="isLive">True when there may be more lines than were looked at.</param>
    public static string? Problem(ReadOnlySpan<byte> start, bool isLive)
    {
        ReadOnlySpan<byte> text = Text(start);
        int end = text.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = end < 0 ? text : text[..end];
        ReadOnlySpan<byte> next = end < 0 ? default : text[end..].TrimStart(Blanks);
        ReadOnlySpan<byte> second = text.IsEmpty ? default : text[1..].TrimStart(Blanks);
        bool isList = text is [(byte)'[', ..] && (second.IsEmpty || second[0] is (byte)'[' or (byte)'"');
        bool isOpen = text is [(byte)'{', ..] && line.TrimEnd(Blanks).Length == 1;
        bool isAlone = text is [(byte)'{', ..] && next is not [(byte)'{', ..] && !isLive;
        string where = isOpen || isAlone ? ListIn(text) : "";
        return isList || isOpen || (isAlone && where.Length > 0)
            ? $"expected lines of readings, found a JSON document{(where.Length > 0 ? $" with a list in '{where}'" : "")}; write one object of names and values a line, a list of such objects, or CSV"
            : null;
    }

    private static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> start) => (start.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? start[3..] : start).TrimStart(Blanks);

    /// <summary>The path of the first list; empty when there is none, or no JSON.</summary>
    private static string ListIn(ReadOnlySpan<byte> text)
    {
        var json = new Utf8JsonReader(text, isFinalBlock: false, default);
        var path = new Stack<string>();
        string name = "";
        try
        {
            while (json.Read())
            {
                switch (json.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        name = Encoding.UTF8.GetString(json.ValueSpan);
                        break;
                    case JsonTokenType.StartObject:
                        path.Push(name);
                        break;
                    case JsonTokenType.EndObject:
                        path.Pop();
                        break;
                    case JsonTokenType.StartArray:
                        return string.Join('.', path.Reverse().Append(name).Where(part => part.Length > 0));
                }
            }
        }
        catch (JsonException)
        {
            // A log line, not JSON.
        }

        return "";
    }
}
