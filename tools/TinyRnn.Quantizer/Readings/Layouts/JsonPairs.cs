using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>The names and values of a JSON object that a line is or ends with; a value within another object goes by its path.</summary>
internal static class JsonPairs
{
    private const char PathSign = '.';

    /// <summary>Reads the object; null for a line that has none. Lists have no names and are passed.</summary>
    public static IReadOnlyList<LogLine.Pair>? Of(string line)
    {
        int start = line.IndexOf('{', StringComparison.Ordinal);
        int end = line.LastIndexOf('}');
        if (start < 0 || end < start || !line.AsSpan(start + 1).TrimStart().StartsWith("\"", StringComparison.Ordinal))
        {
            return null;
        }

        var pairs = new List<LogLine.Pair>();
        try
        {
            var json = new Utf8JsonReader(Encoding.UTF8.GetBytes(line[start..(end + 1)]));
            Read(ref json, pairs);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The latter is half a letter, "\ud800".
            return null;
        }

        return pairs;
    }

    private static void Read(ref Utf8JsonReader json, List<LogLine.Pair> pairs)
    {
        var path = new Stack<string>();
        (string name, string leaf) = ("", "");
        while (json.Read())
        {
            switch (json.TokenType)
            {
                case JsonTokenType.PropertyName:
                    leaf = Plain(json.GetString());
                    name = path.Peek().Length == 0 ? leaf : path.Peek() + PathSign + leaf;
                    break;
                case JsonTokenType.StartObject:
                    path.Push(name);
                    break;
                case JsonTokenType.EndObject:
                    path.Pop();
                    break;
                case JsonTokenType.StartArray:
                    json.Skip();
                    break;
                case JsonTokenType.String:
                    pairs.Add(OfText(name, leaf, Plain(json.GetString())));
                    break;
                default:
                    pairs.Add(new LogLine.Pair(name, Encoding.UTF8.GetString(json.ValueSpan), "") { Leaf = leaf });
                    break;
            }
        }
    }

    /// <summary>A text is a number only as a whole, or with its unit behind it.</summary>
    private static LogLine.Pair OfText(string name, string leaf, string text)
    {
        byte[] field = Encoding.UTF8.GetBytes(text);
        bool isNumber = NumberText.TryParse(field, Dialect.Plain, out _) || (text.AsSpan().IndexOfAny(" %°") > 0 && Cells.Guess(field) == CellGuess.Number);
        return new LogLine.Pair(name, text, "") { Leaf = leaf, IsText = !isNumber && !MissingWords.Known.Contains(field) };
    }

    /// <summary>A text that does not end a field of a row.</summary>
    private static string Plain(string? text) => (text ?? "").Replace('\t', ' ').Replace('\n', ' ').Replace('\r', ' ').Replace('"', '\'').Trim();
}
