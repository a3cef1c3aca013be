using System;
using System.Linq;
using System.Text.Json;

namespace TinyRnn.Quantizer.Import;

/// <summary>JSON from a file that is not trusted: no key twice, no deep nesting, all text valid.</summary>
internal static class StrictJson
{
    private static readonly JsonDocumentOptions s_strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };

    /// <exception cref="ImportException">Not such JSON.</exception>
    public static JsonElement Parse(string file, string what, ReadOnlyMemory<byte> text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text, s_strict);
            CheckText(document.RootElement);
            return document.RootElement.Clone();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new ImportException(file, $"{what} is not valid JSON: {exception.Message}", exception);
        }
    }

    /// <summary>Reads every text once: only that shows bytes that are not UTF-8, and halves of surrogate pairs.</summary>
    public static void CheckText(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            element.GetString();
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            element.EnumerateArray().ToList().ForEach(CheckText);
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in element.EnumerateObject())
            {
                _ = property.Name;
                CheckText(property.Value);
            }
        }
    }
}
