using System;
using System.Text.Json;

namespace TinyRnn.Quantizer.Readings.Files;

/// <summary>Tells JSON of one document, whose readings stand in lists, from lines of JSON with one object each.</summary>
internal static class JsonDocumentText
{
    private const string Found = "expected lines of readings, found a JSON document; write one object of names and values a line, or CSV";

    /// <summary>What is wrong with a text of JSON; null for any other.</summary>
    /// <param name="start">The file's first bytes, in UTF-8.</param>
    public static string? Problem(ReadOnlySpan<byte> start)
    {
        ReadOnlySpan<byte> text = start.StartsWith<byte>([0xEF, 0xBB, 0xBF]) ? start[3..] : start;
        text = text.TrimStart(" \t\r\n"u8);
        int end = text.IndexOf((byte)'\n');
        ReadOnlySpan<byte> line = end < 0 ? text : text[..end];
        ReadOnlySpan<byte> second = text.IsEmpty ? default : text[1..].TrimStart(" \t\r\n"u8);
        bool isList = !text.IsEmpty && text[0] == '[' && (second.IsEmpty || second[0] is (byte)'{' or (byte)'[' or (byte)'"');
        bool isObject = !text.IsEmpty && text[0] == '{' && (line.TrimEnd(" \t\r"u8).Length == 1 || HasList(line));
        return isList || isObject ? Found : null;
    }

    private static bool HasList(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line, isFinalBlock: false, default);
        try
        {
            while (json.Read())
            {
                if (json.TokenType == JsonTokenType.StartArray)
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            // A log line, not JSON.
        }

        return false;
    }
}
