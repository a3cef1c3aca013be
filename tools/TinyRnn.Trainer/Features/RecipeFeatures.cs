using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Trainer.Data;
using TinyRnn.Trainer.Tables;

namespace TinyRnn.Trainer.Features;

/// <summary>The features of a network as a recipe, stated in the words of a sidecar and computed by the runtime: the same bits as on a board.</summary>
public sealed class RecipeFeatures
{
    private static readonly string[] s_keys = ["step", "zone", "hold", "readings", "derived"];
    private static readonly string[] s_scales = ["mean", "deviation"];

    private readonly JsonObject _statement;
    private readonly NetworkRecipe _recipe;

    private RecipeFeatures(JsonObject statement, NetworkRecipe recipe, IReadOnlyList<Channel> channels)
    {
        _statement = statement;
        _recipe = recipe;
        Features = [.. channels.Select(channel => new Feature(channel.Name, channel.Unit))];
        Ranges = [.. recipe.Recipe.Readings.Select(reading => ((double)reading.Least, (double)reading.Most))];
        Inputs = [.. recipe.Recipe.Readings.Select(reading => new InputReading(reading.Name, reading.Quantity.ToString().ToLowerInvariant(), reading.Unit))];
    }

    /// <summary>The features, in order.</summary>
    public IReadOnlyList<Feature> Features { get; }

    /// <summary>What a station has to measure.</summary>
    public IReadOnlyList<InputReading> Inputs { get; }

    /// <summary>Of each of them, the readings that are believed; 0 and 0 for all.</summary>
    public IReadOnlyList<(double Least, double Most)> Ranges { get; }

    /// <summary>Reads a recipe from a file, as <see cref="Read"/> does.</summary>
    /// <exception cref="ImportException">It cannot be read, breaks a rule, or states no recipe.</exception>
    public static RecipeFeatures Load(string path)
    {
        NetworkImporter.LoadRecipe(path);
        return Read(Path.GetFileName(path), File.ReadAllBytes(path));
    }

    /// <summary>Reads a recipe: a sidecar, or a file of its form; means and deviations in it are not taken.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="json">The bytes of the file.</param>
    /// <exception cref="ImportException">It breaks a rule, or states no recipe.</exception>
    public static RecipeFeatures Read(string name, byte[] json)
    {
        ArgumentNullException.ThrowIfNull(json);
        (NetworkRecipe recipe, IReadOnlyList<Channel> channels) = NetworkImporter.ReadRecipe(name, json);
        JsonObject all = JsonNode.Parse(json)!.AsObject();
        var statement = new JsonObject();
        foreach (string key in s_keys.Where(all.ContainsKey))
        {
            statement[key] = all[key]!.DeepClone();
        }

        JsonArray features = all["features"]!.DeepClone().AsArray();
        foreach (JsonObject feature in features.Select(node => node!.AsObject()))
        {
            Array.ForEach(s_scales, key => feature.Remove(key));
        }

        statement["features"] = features;
        return new RecipeFeatures(statement, recipe, channels);
    }

    /// <summary>The recipe that a statement makes.</summary>
    internal static RecipeFeatures Of(JsonObject statement) => Read("recipe", Encoding.UTF8.GetBytes(statement.ToJsonString()));

    /// <summary>The keys of a sidecar that state the recipe and how its features are normalized.</summary>
    /// <param name="normalization">Means and deviations of the features.</param>
    public JsonObject Statement(Normalization normalization)
    {
        ArgumentNullException.ThrowIfNull(normalization);
        JsonObject statement = _statement.DeepClone().AsObject();
        JsonArray features = statement["features"]!.AsArray();
        for (int i = 0; i < features.Count; i++)
        {
            features[i]!["mean"] = normalization.Means[i];
            features[i]!["deviation"] = normalization.Deviations[i];
        }

        return statement;
    }

    /// <summary>The features of all rows; each looks at its own and earlier rows only, and not beyond the start of a sequence.</summary>
    /// <param name="table">The readings, a row for each step.</param>
    /// <param name="starts">The first row of each sequence, in order; row 0 alone for a stream.</param>
    /// <exception cref="TrainingException">A reading is not there, or no row has all readings.</exception>
    public FeatureRows Compute(IReadingTable table, IReadOnlyList<int> starts)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(starts);
        var rows = new RowFeatures(_recipe.Recipe, Features.Count, Readings(table), table);
        rows.Take(starts);
        return rows.Finish();
    }

    /// <summary>The columns of the readings, where the recipe says they usually stand unless a column has the reading's name.</summary>
    private double[][] Readings(IReadingTable table) =>
        [.. _recipe.Recipe.Readings.Select((reading, i) => Column(table, reading.Name, i < _recipe.Columns.Count ? _recipe.Columns[i] : null))];

    private static double[] Column(IReadingTable table, string reading, string? usual)
    {
        if (usual == null || table.Columns.Contains(reading))
        {
            return table.RequireNumbers(table.NamedColumn(reading), "reading");
        }

        ColumnMapping mapping = MappingText.Parse(reading, usual);
        return [.. table.RequireNumbers(mapping.Header, "reading").Select(value => (value * mapping.Scale) + mapping.Offset)];
    }
}
