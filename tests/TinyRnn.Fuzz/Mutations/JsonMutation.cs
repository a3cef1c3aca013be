using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TinyRnn.Fuzz.Engine;

namespace TinyRnn.Fuzz.Mutations;

/// <summary>Changes values, keys and items of a JSON document, which stays JSON; new ones come from the other file.</summary>
internal sealed class JsonMutation : IMutation
{
    private static readonly TextMutation s_text = new();

    public byte[] Apply(byte[] file, byte[] other, Random random)
    {
        JsonNode? root = Parse(file);
        return root is null ? s_text.Apply(file, other, random) : Rewrite(root, [.. Descendants(Parse(other) ?? root)], random);
    }

    private static byte[] Rewrite(JsonNode root, List<JsonNode> donors, Random random)
    {
        do
        {
            List<JsonNode> parents = [.. Descendants(root).Where(node => node is JsonObject { Count: > 0 } or JsonArray { Count: > 0 })];
            if (parents.Count > 0)
            {
                Change(parents[random.Next(parents.Count)], donors, random);
            }
        }
        while (random.Next(2) == 0);

        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    /// <summary>The document, all of it in memory; null for what is no JSON, has a key twice or half a character.</summary>
    private static JsonNode? Parse(byte[] bytes)
    {
        try
        {
            JsonNode? root = JsonNode.Parse(Encoding.UTF8.GetString(bytes));
            return Descendants(root).OfType<JsonValue>().All(IsWhole) ? root : null;
        }
        catch (Exception exception) when (exception is JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Throws where a text has half a character.</summary>
    private static bool IsWhole(JsonValue value) => value.GetValueKind() != JsonValueKind.String || value.GetValue<string>() is not null;

    private static void Change(JsonNode parent, List<JsonNode> donors, Random random)
    {
        if (parent is JsonArray array)
        {
            Change(array, donors, random);
        }
        else
        {
            Change((JsonObject)parent, donors, random);
        }
    }

    private static void Change(JsonObject members, List<JsonNode> donors, Random random)
    {
        string key = members.ElementAt(random.Next(members.Count)).Key;
        switch (random.Next(6))
        {
            case 0:
                members.Remove(key);
                break;
            case 1 when donors[random.Next(donors.Count)] is JsonObject { Count: > 0 } donor:
                KeyValuePair<string, JsonNode?> member = donor.ElementAt(random.Next(donor.Count));
                members[member.Key] = member.Value?.DeepClone();
                break;
            default:
                members[key] = Value(members[key], donors, random);
                break;
        }
    }

    private static void Change(JsonArray array, List<JsonNode> donors, Random random)
    {
        int at = random.Next(array.Count);
        switch (random.Next(4))
        {
            case 0:
                array.RemoveAt(at);
                break;
            case 1:
                array.Insert(at, array[random.Next(array.Count)]?.DeepClone());
                break;
            case 2:
                JsonNode? moved = array[at];
                array.RemoveAt(at);
                array.Add(moved);
                break;
            default:
                array[at] = Value(array[at], donors, random);
                break;
        }
    }

    private static JsonNode? Value(JsonNode? old, List<JsonNode> donors, Random random) =>
        random.Next(8) switch
        {
            0 => JsonValue.Create(Hostile.Number(random)),
            1 => Number(random),
            2 => JsonValue.Create(Hostile.Text(random)),
            3 => JsonValue.Create(random.Next(2) == 0),
            4 => null,
            5 => random.Next(2) == 0 ? new JsonArray(old?.DeepClone()) : [],
            _ => donors[random.Next(donors.Count)].DeepClone(),
        };

    /// <summary>A number as text, since some are too large for any type.</summary>
    private static JsonNode? Number(Random random)
    {
        string text = random.Next(3) switch { 0 => "1e999", 1 => "123456789012345678901234567890", _ => random.NextDouble().ToString(CultureInfo.InvariantCulture) };
        return JsonNode.Parse(text);
    }

    private static IEnumerable<JsonNode> Descendants(JsonNode? node) =>
        node switch
        {
            null => [],
            JsonObject members => members.SelectMany(member => Descendants(member.Value)).Prepend(node),
            JsonArray array => array.SelectMany(Descendants).Prepend(node),
            _ => [node],
        };
}
