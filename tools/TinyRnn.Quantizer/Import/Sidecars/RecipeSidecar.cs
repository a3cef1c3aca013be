using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Import.Sidecars;

/// <summary>Reads the recipe of a sidecar: step, zone, hold, readings, values in between, and how each feature is made.</summary>
internal static class RecipeSidecar
{
    /// <summary>The keys of the outermost object that belong to a recipe.</summary>
    public static readonly string[] Keys = ["readings", "step", "zone", "hold", "derived"];

    /// <summary>The keys of a feature that say how it is made.</summary>
    public static readonly string[] FeatureKeys = ["op", "of", "steps", "clip"];

    private const int DefaultHold = 12;

    private static readonly Dictionary<string, Quantity> s_quantities = Enum.GetValues<Quantity>()
        .ToDictionary(quantity => quantity.ToString().ToLowerInvariant(), StringComparer.Ordinal);

    /// <summary>The recipe, or null when the sidecar states none.</summary>
    /// <exception cref="ImportException">It breaks a rule.</exception>
    public static NetworkRecipe? Read(SidecarValue root, Dictionary<string, SidecarValue> values)
    {
        if (!values.TryGetValue("readings", out SidecarValue? readings))
        {
            string? alone = Keys.FirstOrDefault(values.ContainsKey);
            return alone is null ? null : throw root.Refuse($"{alone} is about readings, but key readings is missing");
        }

        var channels = new List<ReadingChannel>();
        var columns = new List<string?>();
        foreach (SidecarValue reading in readings.Items())
        {
            channels.Add(ToReading(reading, columns));
            RequireDistinct(reading, channels);
        }

        if (channels.Count is 0 or > ModelLimits.Inputs)
        {
            throw readings.Refuse($"expected 1 to {ModelLimits.Inputs} readings, found {channels.Count}");
        }

        var operations = new RecipeOperations([.. channels.Select(channel => channel.Name)]);
        foreach (SidecarValue derived in values.GetValueOrDefault("derived")?.Items() ?? [])
        {
            Dictionary<string, SidecarValue> entry = derived.Members(["name", .. FeatureKeys]);
            operations.Add(derived, entry, derived.Require(entry, "name").NonEmptyString());
        }

        short[] inputs = root.Require(values, "features").Items().Select(feature => ToInput(feature, operations)).ToArray();
        if (inputs.Length is 0 or > ModelLimits.Inputs)
        {
            throw root.Require(values, "features").Refuse($"expected 1 to {ModelLimits.Inputs} features, found {inputs.Length}");
        }

        var recipe = new Recipe(
            values.GetValueOrDefault("step")?.Integer(0, int.MaxValue) ?? 0,
            values.TryGetValue("zone", out SidecarValue? zone) ? Minutes(zone) : 0,
            values.GetValueOrDefault("hold")?.Integer(0, ModelLimits.Hold) ?? DefaultHold,
            [.. channels],
            operations.Operations,
            operations.Limits,
            inputs);
        return new NetworkRecipe(recipe, columns);
    }

    private static short ToInput(SidecarValue feature, RecipeOperations operations)
    {
        Dictionary<string, SidecarValue> entry = feature.Members();
        return operations.Add(feature, entry, feature.Require(entry, "name").NonEmptyString());
    }

    private static ReadingChannel ToReading(SidecarValue reading, List<string?> columns)
    {
        Dictionary<string, SidecarValue> values = reading.Members("name", "quantity", "unit", "range", "largest_change", "column");
        (float least, float most) = RecipeOperations.Range(reading.Require(values, "range"));
        SidecarValue? change = values.GetValueOrDefault("largest_change");
        columns.Add(values.GetValueOrDefault("column")?.NonEmptyString());
        return new ReadingChannel(
            reading.Require(values, "name").NonEmptyString(),
            values.GetValueOrDefault("quantity")?.OneOf(s_quantities) ?? Quantity.Other,
            values.GetValueOrDefault("unit")?.String() ?? "",
            least,
            most,
            change is null ? 0 : change.PositiveNumber() is var number && number <= float.MaxValue ? (float)number : throw change.Refuse("expected a number of single precision"));
    }

    private static void RequireDistinct(SidecarValue place, List<ReadingChannel> channels)
    {
        if (channels.Count(channel => channel.Name == channels[^1].Name) > 1)
        {
            throw place.Refuse($"expected names that are distinct, found {Text.Quote(channels[^1].Name)} twice");
        }
    }

    private static int Minutes(SidecarValue zone)
    {
        string text = zone.NonEmptyString();
        return ZoneText.TryRead(Encoding.UTF8.GetBytes(text), out int minutes) && minutes is >= -840 and <= 840
            ? minutes
            : throw zone.Refuse($"expected a fixed offset from UTC such as +08:00, found {Text.Quote(text)}");
    }
}
