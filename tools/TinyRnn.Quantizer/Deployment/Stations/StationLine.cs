using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace TinyRnn.Quantizer.Deployment.Stations;

/// <summary>A line that a station printed: a reading, an event, or something else.</summary>
public abstract record StationLine
{
    private const int LongestTimestamp = 48;

    private static readonly SearchValues<char> s_timestampCharacters = SearchValues.Create("0123456789:.,-/+>|[]() TZtzAMPamp");

    /// <summary>Reads a line. Nothing is an error: what is not a station's line comes back as <see cref="StationText"/>.</summary>
    public static StationLine Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        string text = WithoutTimestamp(line.Trim());
        if (!text.StartsWith('{'))
        {
            return new StationText(text, "");
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            return Read(document.RootElement);
        }
        catch (JsonException)
        {
            return new StationText(text, "garbled: expected JSON");
        }
        catch (InvalidOperationException)
        {
            // An escape of half a character.
            return new StationText(text, "garbled: expected text in Unicode");
        }
        catch (FormatException exception)
        {
            return new StationText(text, $"garbled: {exception.Message}");
        }
    }

    /// <summary>A line without what a terminal program puts before it, such as <c>12:00:01.250 -> </c> or <c>[2026-05-01 12:00:01] </c>.</summary>
    private static string WithoutTimestamp(string line)
    {
        int start = line.IndexOf('{', StringComparison.Ordinal);
        return start > 0 && start <= LongestTimestamp && line.AsSpan(0, start).IndexOfAnyExcept(s_timestampCharacters) < 0 ? line[start..] : line;
    }

    private static StationLine Read(JsonElement line)
    {
        var values = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (JsonProperty property in line.EnumerateObject())
        {
            if (!values.TryAdd(property.Name, property.Value))
            {
                throw new FormatException($"expected '{property.Name}' once, found it twice");
            }
        }

        if (values.Remove("event", out JsonElement kind))
        {
            return new StationEvent(Text("event", kind), Rest(values));
        }

        if (!values.Remove("t", out JsonElement time))
        {
            throw new FormatException("expected a key 't' or 'event', found neither");
        }

        return new StationReading(Time(time))
        {
            Alert = Flag(values, "alert"),
            Class = values.Remove("class", out JsonElement name) ? Text("class", name) : "",
            Warning = values.Remove("warn", out JsonElement warning) ? Text("warn", warning) : "",
            Values = Numbers(values),
            Others = Rest(values),
        };
    }

    /// <summary>Takes the numbers, and what is missing of them.</summary>
    private static List<(string Name, double? Value)> Numbers(Dictionary<string, JsonElement> values)
    {
        List<(string Name, double? Value)> numbers = [];
        foreach ((string name, JsonElement value) in values.ToArray())
        {
            if (value.ValueKind == JsonValueKind.Null || (value.ValueKind == JsonValueKind.Number && double.IsFinite(value.GetDouble())))
            {
                numbers.Add((name, value.ValueKind == JsonValueKind.Null ? null : value.GetDouble()));
                values.Remove(name);
            }
        }

        return numbers;
    }

    private static DateTimeOffset Time(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out DateTimeOffset time)
            ? time
            : throw new FormatException($"'t': expected a time as 2026-05-01T13:00:00Z, found {value.GetRawText()}");

    private static bool Flag(Dictionary<string, JsonElement> values, string key) =>
        values.Remove(key, out JsonElement value)
        && value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw new FormatException($"'{key}': expected true or false, found {value.GetRawText()}"),
        };

    private static string Text(string key, JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw new FormatException($"'{key}': expected a text, found {value.GetRawText()}");

    private static string Rest(Dictionary<string, JsonElement> values) =>
        string.Join(", ", values.Select(pair => $"{pair.Key} {(pair.Value.ValueKind == JsonValueKind.String ? pair.Value.GetString() : pair.Value.GetRawText())}"));
}
