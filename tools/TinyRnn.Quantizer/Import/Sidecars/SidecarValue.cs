using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace TinyRnn.Quantizer.Import.Sidecars;

/// <summary>A value of the sidecar and its place in it, for messages such as <c>features[2].deviation</c>.</summary>
internal sealed class SidecarValue(string file, string place, JsonElement element)
{
    /// <summary>The sidecar's name, for messages.</summary>
    public string File => file;

    /// <summary>Where it stands, such as <c>features[2].deviation</c>.</summary>
    public string Place => place;

    public bool IsText => element.ValueKind == JsonValueKind.String;

    /// <summary>The same value with a place that tells more, such as <c>network[2] ('gru', gru)</c>.</summary>
    public SidecarValue Labelled(string label) => new(file, $"{place} ({label})", element);

    /// <summary>The members of an object.</summary>
    /// <param name="known">The keys that are possible; none stands for any.</param>
    public Dictionary<string, SidecarValue> Members(params string[] known)
    {
        Expect(JsonValueKind.Object, "an object");
        var members = new Dictionary<string, SidecarValue>(StringComparer.Ordinal);
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (known.Length > 0 && !known.Contains(property.Name))
            {
                throw Refuse($"expected keys out of {string.Join(", ", known)}; found {Text.Quote(property.Name)}");
            }

            members.Add(
                property.Name,
                new SidecarValue(file, place.Length == 0 ? property.Name : $"{place}.{property.Name}", property.Value)
            );
        }

        return members;
    }

    public SidecarValue Require(Dictionary<string, SidecarValue> members, string key) =>
        members.TryGetValue(key, out SidecarValue? member) ? member : throw Refuse($"key {key} is missing");

    public IEnumerable<SidecarValue> Items()
    {
        Expect(JsonValueKind.Array, "an array");
        return element.EnumerateArray().Select((item, index) => new SidecarValue(file, $"{place}[{index}]", item));
    }

    public string String()
    {
        Expect(JsonValueKind.String, "text");
        return element.GetString()!;
    }

    public string NonEmptyString()
    {
        string text = String();
        return string.IsNullOrWhiteSpace(text) ? throw Refuse("expected text, found none") : text;
    }

    public double Number()
    {
        Expect(JsonValueKind.Number, "a number");
        return element.TryGetDouble(out double number) && double.IsFinite(number)
            ? number
            : throw Refuse($"expected a finite number, found {element.GetRawText()}");
    }

    /// <summary>A number that single precision can hold.</summary>
    public double SingleNumber()
    {
        double number = Number();
        return float.IsFinite((float)number)
            ? number
            : throw Refuse($"expected a number of single precision, at most 3.4E+38 in magnitude, found {element.GetRawText()}");
    }

    public double PositiveNumber()
    {
        double number = Number();
        return number > 0 ? number : throw Refuse($"expected a number above 0, found {element.GetRawText()}");
    }

    /// <summary>What is taken of a window.</summary>
    public Taken Taken()
    {
        string text = String();
        return Import.Taken.TryParse(text, out Taken? taken)
            ? taken!
            : throw Refuse($"expected one of {Import.Taken.Words}, K from 1 to {Limits.Window}; found {Text.Quote(text)}");
    }

    /// <summary>Numbers in rows of one length.</summary>
    public float[][] Rows()
    {
        float[][] rows = Items().Select(row => row.Items().Select(item => (float)item.Number()).ToArray()).ToArray();
        return rows.Length > 0 && rows[0].Length > 0 && Array.TrueForAll(rows, row => row.Length == rows[0].Length && Array.TrueForAll(row, float.IsFinite))
            ? rows
            : throw Refuse("expected rows of numbers, all of one length");
    }

    public bool Boolean() =>
        element.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? element.GetBoolean()
            : throw Refuse($"expected true or false, found {element.ValueKind}");

    public int Integer(int least, int most)
    {
        Expect(JsonValueKind.Number, "a number");
        return element.TryGetInt32(out int number) && number >= least && number <= most
            ? number
            : throw Refuse($"expected a whole number from {least} to {most}, found {element.GetRawText()}");
    }

    public T OneOf<T>(IReadOnlyDictionary<string, T> choices)
    {
        string text = String();
        return choices.TryGetValue(text, out T? choice)
            ? choice
            : throw Refuse($"expected one of {string.Join(", ", choices.Keys)}; found {Text.Quote(text)}");
    }

    /// <summary>What to throw about this value.</summary>
    /// <param name="problem">What is wrong, what was expected and what was found; without a full stop.</param>
    public ImportException Refuse(string problem) => new(file, place.Length == 0 ? $"{problem}." : $"{place}: {problem}.");

    private void Expect(JsonValueKind kind, string what)
    {
        if (element.ValueKind != kind)
        {
            throw Refuse($"expected {what}, found {element.ValueKind}");
        }
    }
}
