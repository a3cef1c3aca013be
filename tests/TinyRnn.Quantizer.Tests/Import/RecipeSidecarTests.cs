using System;
using System.IO;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Import;

/// <summary>What a sidecar states of readings, and of features made of them.</summary>
public sealed class RecipeSidecarTests : IDisposable
{
    private const string T = """{ "name": "t", "range": [0, 1] }""";
    private const string A = """{ "name": "a", "of": "t" }""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tinyrnn-recipe-");

    private string File => Path.Combine(_folder.FullName, "recipe.json");

    public void Dispose() => _folder.Delete(true);

    [Fact]
    public void Values_have_numbers_in_the_order_in_which_they_are_stated()
    {
        (NetworkRecipe made, var features) = Read(
            """
            { "step": 600, "zone": "-03:30", "hold": 3, "readings": [ { "name": "t", "quantity": "temperature", "unit": "degC", "range": [-40, 60] },
              { "name": "rh", "quantity": "humidity", "unit": "%", "range": [0, 100], "largest_change": 20, "column": "HUMI" } ],
              "derived": [ { "name": "d", "op": "dewpoint", "of": ["t", "rh"] } ],
              "features": [ { "name": "t" }, { "name": "dc", "op": "change", "of": "d", "steps": 3, "clip": [-4, 4] }, { "name": "h", "op": "hour_sin" } ] }
            """);
        Recipe recipe = made.Recipe;
        Assert.Equal((600, -210, 3, 2), (recipe.Step, recipe.Zone, recipe.Hold, recipe.Readings.Length));
        Assert.Equal([10, 0, 1, 0, 2, 2, 0, 3, 12, 3, 0, 0, 16, 0, 0, 0], recipe.Operations);
        Assert.Equal([-4f, 4f], recipe.Limits);
        Assert.Equal([0, 4, 5], recipe.Inputs);
        Assert.Equal([null, "HUMI"], made.Columns);
        Assert.Equal(3, features.Count);
    }

    [Theory]
    [InlineData("""{ "step": 60 }""", "step is about readings, but key readings is missing")]
    [InlineData("""{ "readings": [ T ] }""", "key features is missing")]
    [InlineData("""{ "readings": [], "features": [ A ] }""", "readings: expected 1 to 512 readings, found 0")]
    [InlineData("""{ "readings": [ T ], "features": [] }""", "features: expected 1 to 512 features, found 0")]
    [InlineData("""{ "readings": [ T, T ], "features": [ A ] }""", "readings[1]: expected names that are distinct, found 't' twice")]
    [InlineData("""{ "readings": [ { "name": "t" } ], "features": [ A ] }""", "readings[0]: key range is missing")]
    [InlineData("""{ "readings": [ { "name": "t", "range": [1, 0] } ], "features": [ A ] }""", "readings[0].range: expected two numbers, the smallest and the largest")]
    [InlineData("""{ "readings": [ { "name": "t", "range": [0, 1e39] } ], "features": [ A ] }""", "readings[0].range[1]: expected a number of single precision")]
    [InlineData("""{ "readings": [ { "name": "t", "range": [0, 1], "quantity": "mass" } ], "features": [ A ] }""", "readings[0].quantity: expected one of other, temperature")]
    [InlineData("""{ "readings": [ { "name": "t", "range": [0, 1], "largest_change": 0 } ], "features": [ A ] }""", "readings[0].largest_change: expected a number above 0")]
    [InlineData("""{ "readings": [ T ], "features": [ A ], "step": -1 }""", "step: expected a whole number from 0")]
    [InlineData("""{ "readings": [ T ], "features": [ A ], "zone": "Europe/Berlin" }""", "zone: expected a fixed offset from UTC such as +08:00, found 'Europe/Berlin'")]
    [InlineData("""{ "readings": [ T ], "features": [ A ], "hold": 4097 }""", "hold: expected a whole number from 0 to 4096")]
    [InlineData("""{ "features": [ { "name": "a", "op": "log" } ] }""", "features[0]: op makes a feature of readings, but key readings is missing")]
    [InlineData("""{ "readings": [ T ], "features": [ { "name": "a", "op": "sqrt", "of": "t" } ] }""", "features[0].op: expected one of value, lag")]
    [InlineData("""{ "readings": [ T ], "features": [ { "name": "a" } ] }""", "features[0]: key of is missing")]
    [InlineData("""{ "readings": [ T ], "features": [ { "name": "a", "of": "b" }, { "name": "b", "of": "t" } ] }""", "features[0].of: expected a reading or a feature before this one, found 'b'")]
    [InlineData("""{ "readings": [ T ], "features": [ { "name": "a", "op": "ratio", "of": "t" } ] }""", "features[0].of: expected two names, found 1")]
    [InlineData("""{ "readings": [ T ], "features": [ { "name": "a", "op": "log", "of": ["t", "t"] } ] }""", "features[0].of: expected one name, found 2")]
    [InlineData("""{ "readings": [ T ], "features": [ { "name": "a", "op": "hour_sin", "of": "t" } ] }""", "features[0].of: expected no name, found 1")]
    [InlineData("""{ "readings": [ T ], "features": [ { "name": "a", "op": "mean", "of": "t" } ] }""", "features[0]: key steps is missing")]
    [InlineData("""{ "readings": [ T ], "features": [ { "name": "a", "op": "mean", "of": "t", "steps": 0 } ] }""", "features[0].steps: expected a whole number from 1 to 4096")]
    [InlineData("""{ "readings": [ T ], "features": [ { "name": "a", "op": "log", "of": "t", "steps": 2 } ] }""", "features[0].steps: the operation looks back no steps")]
    [InlineData("""{ "readings": [ T ], "features": [ { "name": "a", "of": "t", "clip": [1] } ] }""", "features[0].clip: expected two numbers")]
    [InlineData("""{ "readings": [ T ], "features": [ A, A ] }""", "features[1]: expected a name that nothing before has, found 'a'")]
    [InlineData("""{ "readings": [ T ], "derived": [ { "name": "l", "op": "log", "of": "t" } ], "features": [ { "name": "a", "op": "elapsed", "of": "l" } ] }""", "features[0].of: expected a reading")]
    [InlineData("""{ "readings": [ T ], "derived": [ { "name": "l", "op": "log", "of": "t", "mean": 1 } ], "features": [ A ] }""", "derived[0]: expected keys out of name, op, of, steps, clip; found 'mean'")]
    public void A_wrong_recipe_is_refused_with_the_place(string json, string expected)
    {
        ImportException exception = Assert.Throws<ImportException>(() => Read(json.Replace(" T ", $" {T} ").Replace(" T,", $" {T},").Replace(" A ", $" {A} ").Replace(" A,", $" {A},")));
        Assert.Equal("recipe.json", exception.File);
        Assert.Contains(expected, exception.Message);
    }

    [Fact]
    public void A_sidecar_without_readings_is_no_recipe() =>
        Assert.Contains("expected a recipe, with keys readings and features; found none", Assert.Throws<ImportException>(() => Read("{}")).Message);

    private (NetworkRecipe Recipe, System.Collections.Generic.IReadOnlyList<Channel> Features) Read(string json)
    {
        System.IO.File.WriteAllText(File, json);
        return NetworkImporter.LoadRecipe(File);
    }
}
