using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Samples;

/// <summary>Writes the features that a recipe makes of a file of readings, for whoever trains elsewhere: the time, the features, and what is kept.</summary>
public static class FeatureFile
{
    /// <summary>What a file of readings is opened with.</summary>
    /// <param name="recipe">The recipe.</param>
    /// <param name="kept">Other columns of the file, copied beside the features.</param>
    public static ReadingColumns Columns(NetworkRecipe recipe, IReadOnlyList<string> kept)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        return new ReadingColumns(recipe.Recipe.Inputs.Length, Array.ConvertAll(recipe.Recipe.Readings, reading => reading.Name))
        {
            Recipe = recipe.Recipe,
            Units = Array.ConvertAll(recipe.Recipe.Readings, reading => reading.Unit),
            Usual = recipe.Columns,
            Kept = kept,
        };
    }

    /// <summary>Writes a row for each step; features are empty where the recipe gives none.</summary>
    /// <param name="reader">Opened with <see cref="Columns"/>.</param>
    /// <param name="features">The names of the features.</param>
    /// <param name="kept">The names of the columns that are kept.</param>
    /// <param name="target">Left open.</param>
    /// <returns>Steps, and those among them with features.</returns>
    /// <exception cref="CsvInputException">The file has no rows, or a field is not what it should be.</exception>
    public static (long Steps, long WithFeatures) Write(ReadingReader reader, IReadOnlyList<string> features, IReadOnlyList<string> kept, Stream target)
    {
        ArgumentNullException.ThrowIfNull(reader);
        bool hasTime = false;
        ISampleReader samples = reader;
        OutputRows? rows = null;
        long steps = 0;
        long with = 0;
        try
        {
            while (reader.Read())
            {
                string time = reader.TimeText;
                if (rows is null)
                {
                    hasTime = time.Length > 0;
                    rows = new OutputRows(target, [.. hasTime ? ["time"] : Array.Empty<string>(), .. features, .. kept], false);
                }

                steps++;
                with += samples.Inputs.Length > 0 ? 1 : 0;
                WriteRow(rows, hasTime ? time : null, samples, features.Count);
            }
        }
        finally
        {
            rows?.Dispose();
        }

        reader.RequireRows();
        return (steps, with);
    }

    private static void WriteRow(OutputRows rows, string? time, ISampleReader samples, int features)
    {
        if (time is not null)
        {
            rows.Add(Encoding.UTF8.GetBytes(time));
        }

        if (samples.Inputs.Length == 0)
        {
            rows.AddEmpty(features);
        }

        foreach (float feature in samples.Inputs)
        {
            rows.Add(feature);
        }

        samples.WriteKept(0, rows);
        rows.EndRow();
    }
}
