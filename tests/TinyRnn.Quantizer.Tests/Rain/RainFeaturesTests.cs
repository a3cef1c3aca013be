using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using TinyRnn.Quantizer.Import;
using TinyRnn.Quantizer.Networks;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Rain;

public sealed class RainFeaturesTests : IDisposable
{
    private const float Tolerance = 2e-6f;
    private const int FeatureCount = 12;

    private readonly string _scratch = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");

    private static string Golden(string name) => Path.Combine(AppContext.BaseDirectory, "Rain", name);

    public void Dispose() => File.Delete(_scratch);

    [Fact]
    public void Features_and_labels_equal_those_the_models_were_trained_with()
    {
        string[] lines = File.ReadAllLines(Golden("features.csv"));
        RainHour[] hours = RainStationCsv.Read(Golden("raw.csv"), 2030, 2030).ToArray();

        Assert.Equal(lines.Length - 1, hours.Length);
        for (int i = 0; i < hours.Length; i++)
        {
            string[] expected = lines[i + 1].Split(',');
            Assert.Equal(expected[0], hours[i].Time.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
            for (int j = 0; j < FeatureCount; j++)
                AssertClose(float.Parse(expected[j + 1], CultureInfo.InvariantCulture), hours[i].Features[j], $"hour {i}, feature {j}");
            Assert.Equal(expected[^1], hours[i].Rain switch { true => "1", false => "0", null => "" });
        }
    }

    [Fact]
    public void The_golden_sample_has_missing_readings_and_missing_labels_and_both_classes()
    {
        string raw = File.ReadAllText(Golden("raw.csv"));
        RainHour[] hours = RainStationCsv.Read(Golden("raw.csv"), 2030, 2030).ToArray();

        Assert.Contains("NA", raw, StringComparison.Ordinal);
        Assert.Contains("-9999", raw, StringComparison.Ordinal);
        Assert.Equal(3 + 4, hours.Count(hour => hour.Rain is null)); // the end of the file; two missing hours, each within reach of three
        Assert.Contains(hours, hour => hour.Rain == true);
        Assert.Contains(hours, hour => hour.Rain == false);
    }

    [Theory]
    [InlineData("rain-gru.json")]
    [InlineData("rain-lstm.json")]
    public void Every_shipped_table_has_the_models_features_in_order(string sidecar)
    {
        IEnumerable<string> names = FeatureNames(Golden(sidecar));
        string header = "time," + string.Join(',', names) + ",rain";

        Assert.Equal(FeatureCount, names.Count());
        Assert.Equal(header, File.ReadLines(Golden("features.csv")).First());
        Assert.Equal(header, File.ReadLines(Golden("week.csv")).First());
        Assert.Equal(header, File.ReadLines(Golden("calibration.csv")).First());
    }

    [Fact]
    public void The_shipped_week_has_168_hours_with_rain_and_without()
    {
        string[] lines = File.ReadAllLines(Golden("week.csv"));

        Assert.Equal(168, lines.Length - 1);
        Assert.InRange(lines.Count(line => line.EndsWith(",1", StringComparison.Ordinal)), 10, 60);
    }

    [Fact]
    public void A_change_over_24_hours_forgets_what_is_older()
    {
        float[] row = [];
        FeatureRunner features = Runner();
        for (int hour = 0; hour <= 30; hour++)
            row = Take(features, hour, 20f, 1000f + 0.25f * hour, 15f);

        Assert.Equal(0.25f, row[2]);
        Assert.Equal(0.25f * 24, row[5]);
    }

    [Fact]
    public void Features_stay_within_their_limits()
    {
        FeatureRunner features = Runner();
        Assert.Equal(25f, Take(features, 0, 40f, 900f, -40f)[1]);

        float[] row = Take(features, 1, -40f, 1100f, 40f);

        Assert.Equal(new[] { -40f, 0f, 3f, 6f, 8f, 12f, -6f, -10f, 4f, 8f }, row.Take(10));
    }

    [Theory]
    [InlineData("rain-lstm.json")]
    [InlineData("rain-lstm-24h.json")]
    [InlineData("rain-bigru-24h.json")]
    public void All_rain_models_have_one_recipe(string sidecar)
    {
        (NetworkRecipe expected, _) = NetworkImporter.LoadRecipe(Golden("rain-gru.json"));
        (NetworkRecipe found, _) = NetworkImporter.LoadRecipe(Golden(sidecar));

        Assert.Equal(expected.Columns, found.Columns);
        Assert.Equal((expected.Recipe.Step, expected.Recipe.Zone, expected.Recipe.Hold), (found.Recipe.Step, found.Recipe.Zone, found.Recipe.Hold));
        Assert.Equal(expected.Recipe.Operations, found.Recipe.Operations);
        Assert.Equal(expected.Recipe.Limits, found.Recipe.Limits);
        Assert.Equal(expected.Recipe.Inputs, found.Recipe.Inputs);
    }

    [Theory]
    [InlineData(25f, 100f, 25f)]
    [InlineData(20f, 50f, 9.27f)]
    [InlineData(30f, 80f, 26.17f)]
    public void Dew_point_follows_from_temperature_and_humidity(float temperature, float humidity, float expected)
    {
        Assert.Equal(expected, FeatureMath.DewPoint(temperature, humidity), 0.01f);
    }

    [Theory]
    [InlineData("2030,1,1,0,9,1000,20,0\n2030,1,1,2,9,1000,20,0", "line 3: the hour after 2030-01-01T00:00:00 is 2030-01-01T02:00:00")]
    [InlineData("2030,1,1,0,9,high,20,0", "line 2: column PRES is 'high', expected a number or NA")]
    [InlineData("2030,1,1,x,9,1000,20,0", "line 2: column hour is 'x', expected a whole number")]
    [InlineData("2031,1,1,0,9,1000,20,0", "no hour in the years 2030 to 2030")]
    public void A_bad_station_file_is_refused(string rows, string message)
    {
        File.WriteAllText(_scratch, "year,month,day,hour,DEWP,PRES,TEMP,precipitation\n" + rows + "\n");

        var error = Assert.Throws<InvalidDataException>(() => RainStationCsv.Read(_scratch, 2030, 2030).ToArray());

        Assert.Contains(_scratch, error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_station_file_without_a_column_is_refused()
    {
        File.WriteAllText(_scratch, "year,month,day,hour,PRES,TEMP,precipitation\n2030,1,1,0,1000,20,0\n");

        var error = Assert.Throws<InvalidDataException>(() => RainStationCsv.Read(_scratch, 2030, 2030).ToArray());

        Assert.Contains("column DEWP is missing", error.Message, StringComparison.Ordinal);
    }

    private static FeatureRunner Runner() => new(NetworkImporter.LoadRecipe(Golden("rain-gru.json")).Recipe.Recipe);

    private static float[] Take(FeatureRunner features, int hour, float temperature, float pressure, float dewPoint)
    {
        var row = new float[FeatureCount];
        features.Take([temperature, pressure, dewPoint], features.Recipe.TimeOf(hour));
        Assert.True(features.Next(row));
        return row;
    }

    private static string[] FeatureNames(string sidecar)
    {
        using JsonDocument json = JsonDocument.Parse(File.ReadAllText(sidecar));
        return json.RootElement.GetProperty("features").EnumerateArray().Select(feature => feature.GetProperty("name").GetString()!).ToArray();
    }

    private static void AssertClose(float expected, float actual, string where)
    {
        Assert.True(Math.Abs(expected - actual) <= Tolerance * Math.Max(1f, Math.Abs(expected)), $"{where}: expected {expected}, actual {actual}");
    }
}
