using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using CsvHelper;
using TinyRnn.Quantizer.Import;
using TinyRnn.TestSupport;

namespace TinyRnn.Quantizer.Tests.Rain;

/// <summary>Streams a station's raw hourly CSV (year, month, day, hour, DEWP, PRES, TEMP, precipitation) into features and labels.</summary>
internal static class RainStationCsv
{
    private const double RainMillimetres = 0.1;
    private const int LabelHours = 3;
    private const int FeatureCount = 12;
    private const double MissingNumber = -9999;

    /// <summary>Reads the hours of the years <paramref name="firstYear"/> to <paramref name="lastYear"/> as if the station started with them.</summary>
    /// <exception cref="InvalidDataException">A column is missing, a value is no number, hours are not consecutive, or no hour is in these years.</exception>
    internal static IEnumerable<RainHour> Read(string path, int firstYear, int lastYear)
    {
        using var csv = CsvReader.FromFile(path, new CsvReaderOptions { TrackLineNumbers = true });
        Recipe recipe = NetworkImporter.LoadRecipe(Repository.PathOf("examples/rain/rain-gru.json")).Recipe.Recipe;
        var features = new FeatureRunner(recipe);
        var pending = new Queue<(DateTime Time, float[] Features)>();
        var following = new Queue<double>();
        DateTime? previous = null;
        while (csv.Read())
        {
            DateTime time = Time(csv, path);
            if (time.Year < firstYear || time.Year > lastYear)
                continue;
            if (previous is { } last && time != last.AddHours(1))
                throw Error(csv, path, $"the hour after {last:s} is {time:s}, expected consecutive hours");
            bool first = previous is null;
            previous = time;

            var row = new float[FeatureCount];
            long seconds = new DateTimeOffset(time, TimeSpan.FromMinutes(recipe.Zone)).ToUnixTimeSeconds();
            features.Take([(float)Reading(csv, path, "TEMP"), (float)Reading(csv, path, "PRES"), (float)Reading(csv, path, "DEWP")], seconds);
            if (!features.Next(row))
                throw Error(csv, path, "expected a row of which the recipe makes features, found one that it waits with");
            pending.Enqueue((time, row));
            if (!first)
                following.Enqueue(Reading(csv, path, "precipitation"));
            if (following.Count == LabelHours)
            {
                (DateTime labelled, float[] values) = pending.Dequeue();
                yield return new RainHour(labelled, values, Label(following));
                following.Dequeue();
            }
        }

        if (previous is null)
            throw new InvalidDataException($"{path}: no hour in the years {firstYear} to {lastYear}");
        foreach ((DateTime time, float[] values) in pending)
            yield return new RainHour(time, values, null);
    }

    private static bool? Label(Queue<double> following)
    {
        bool rain = false;
        foreach (double millimetres in following)
        {
            if (double.IsNaN(millimetres))
                return null;
            rain |= millimetres >= RainMillimetres;
        }

        return rain;
    }

    private static DateTime Time(CsvReader csv, string path)
    {
        var day = new DateTime(Whole(csv, path, "year"), Whole(csv, path, "month"), Whole(csv, path, "day"), 0, 0, 0, DateTimeKind.Unspecified);
        return day.AddHours(Whole(csv, path, "hour"));
    }

    private static int Whole(CsvReader csv, string path, string column)
    {
        string value = Field(csv, path, column);
        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int whole)
            ? whole
            : throw Error(csv, path, $"column {column} is '{value}', expected a whole number");
    }

    private static double Reading(CsvReader csv, string path, string column)
    {
        string value = Field(csv, path, column);
        if (value is "NA" or "")
            return double.NaN;
        if (!double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double reading))
            throw Error(csv, path, $"column {column} is '{value}', expected a number or NA");
        return reading == MissingNumber ? double.NaN : reading;
    }

    private static string Field(CsvReader csv, string path, string column)
    {
        return csv.TryGetFieldIndex(column, out int index)
            ? csv.GetString(index)
            : throw Error(csv, path, $"column {column} is missing");
    }

    private static InvalidDataException Error(CsvReader csv, string path, string what)
    {
        return new InvalidDataException($"{path}, line {csv.LineNumber}: {what}");
    }
}
