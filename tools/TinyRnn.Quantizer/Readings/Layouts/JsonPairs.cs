using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>
/// The names and values of a JSON object that a line is or ends with. A value within another object goes by its path, one within a list by
/// its number from 1, or by its own name where the list holds objects of a name and a value each.
/// </summary>
internal static class JsonPairs
{
    private const char PathSign = '.';
    private const int MostItems = 64;
    private static readonly string[] s_names = ["name", "n", "sensor", "key", "type", "parameter", "measurement"];
    private static readonly string[] s_values = ["value", "v", "val", "reading", "state"];

    /// <summary>Where the object begins; -1 for a line that has none.</summary>
    public static int Start(string line)
    {
        int start = line.IndexOf('{', StringComparison.Ordinal);
        return start >= 0 && line.AsSpan(start + 1).TrimStart().StartsWith("\"", StringComparison.Ordinal) ? start : -1;
    }

    /// <summary>Reads the object; null for a line that has none.</summary>
    public static IReadOnlyList<LogLine.Pair>? Of(string line)
    {
        int start = Start(line);
        int end = line.LastIndexOf('}');
        if (start > 0 && line.AsSpan(0, start).TrimEnd() is [.., '['] before && line.LastIndexOf(']') > end)
        {
            // A list of names with their values, as SenML sends it.
            (start, end) = (before.Length - 1, line.LastIndexOf(']'));
        }

        if (start < 0 || end < start)
        {
            return null;
        }

        var pairs = new List<LogLine.Pair>();
        try
        {
            using var json = JsonDocument.Parse(line.AsMemory(start, end + 1 - start));
            Add(json.RootElement, "", "", pairs);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The latter is half a letter, "\ud800".
            return null;
        }

        return pairs;
    }

    private static void Add(JsonElement value, string path, string leaf, List<LogLine.Pair> pairs)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (JsonProperty property in value.EnumerateObject())
                {
                    string name = Plain(property.Name);
                    Add(property.Value, Join(path, name), name, pairs);
                }

                break;
            case JsonValueKind.Array:
                AddItems(value, path, leaf, pairs);
                break;
            case JsonValueKind.String:
                pairs.Add(OfText(path, leaf, Plain(value.GetString())));
                break;
            default:
                pairs.Add(new LogLine.Pair(path, value.GetRawText(), "") { Leaf = leaf });
                break;
        }
    }

    private static void AddItems(JsonElement list, string path, string leaf, List<LogLine.Pair> pairs)
    {
        int number = 0;
        foreach (JsonElement item in list.EnumerateArray().Take(MostItems))
        {
            number++;
            if (Named(item) is (string name, JsonElement value))
            {
                Add(value, Join(path, name), name, pairs);
            }
            else
            {
                Add(item, $"{path}{PathSign}{number}", $"{leaf}{PathSign}{number}", pairs);
            }
        }
    }

    /// <summary>The name and the value of an object that holds just these, and perhaps a unit or a time besides.</summary>
    private static (string Name, JsonElement Value)? Named(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        JsonProperty[] names = [.. item.EnumerateObject().Where(property => s_names.Contains(property.Name.ToLowerInvariant()) && property.Value.ValueKind == JsonValueKind.String)];
        JsonProperty[] values = [.. item.EnumerateObject().Where(property => s_values.Contains(property.Name.ToLowerInvariant()))];
        bool isPair = names.Length == 1 && values.Length == 1 && values[0].Value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array);
        return isPair ? (Plain(names[0].Value.GetString()), values[0].Value) : null;
    }

    private static string Join(string path, string name) => path.Length == 0 ? name : path + PathSign + name;

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
