using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace TinyRnn.Quantizer.Import.Keras;

/// <summary>Values of a configuration: how they are read and shown.</summary>
internal static class KerasJson
{
    private const int LongestShown = 60;

    /// <summary>Reads the outermost object of a text.</summary>
    /// <exception cref="ImportException">Not JSON, or no object.</exception>
    public static JsonElement Parse(string file, string what, ReadOnlyMemory<byte> text)
    {
        JsonElement root = StrictJson.Parse(file, what, text);
        return root.ValueKind == JsonValueKind.Object
            ? root
            : throw new ImportException(file, $"{what}: expected an object, found {Show(root)}.");
    }

    /// <summary>A value as the file has it, short and printable.</summary>
    public static string Show(JsonElement value)
    {
        string text = value.ValueKind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Undefined => "nothing",
            _ => value.GetRawText(),
        };
        return Clean(text);
    }

    /// <summary>Text without characters that a terminal would obey, and not long.</summary>
    public static string Clean(string text)
    {
        string shown = text.Length <= LongestShown ? text : string.Concat(text.AsSpan(0, LongestShown), "...");
        return string.Concat(shown.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
    }

    /// <summary>True of a value that says "nothing": null or false.</summary>
    public static bool IsNothing(JsonElement value) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.False or JsonValueKind.Undefined;

    /// <summary>A member of an object; null where there is none, or no object.</summary>
    public static JsonElement? Member(JsonElement? value, string key) =>
        value is { ValueKind: JsonValueKind.Object } item && item.TryGetProperty(key, out JsonElement member) ? member : null;

    /// <summary>The text of a member, or null.</summary>
    public static string? TextOf(JsonElement? value, string key) =>
        Member(value, key) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;

    /// <summary>The members of an object or the items of an array; nothing of other values.</summary>
    public static IEnumerable<JsonElement> ItemsOf(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray(),
            JsonValueKind.Object => value.EnumerateObject().Select(member => member.Value),
            _ => [],
        };
}
