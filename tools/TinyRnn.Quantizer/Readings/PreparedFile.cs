using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Quantizer.Readings;

/// <summary>Writes readings in equal steps as one plain CSV file: the time, the columns with their units, and the number of the series where there are several.</summary>
public static class PreparedFile
{
    /// <summary>Writes all steps of some sources, each of which is a series of its own or several.</summary>
    /// <param name="sources">With the same columns.</param>
    /// <param name="target">Left open.</param>
    /// <param name="flushRows">True when somebody waits for every row.</param>
    /// <returns>The number of steps.</returns>
    /// <exception cref="CsvInputException">A source has other columns, or another step, than the first, or no rows.</exception>
    public static long Write(IReadOnlyList<ReadingSource> sources, Stream target, bool flushRows)
    {
        ArgumentNullException.ThrowIfNull(sources);
        ReadingSource first = sources[0];
        if (first.Columns.Count == 0)
        {
            throw new CsvInputException(first.Name, "the file has a header but no rows");
        }

        bool hasSeries = sources.Count > 1 || first.HasSeries;
        foreach (ReadingSource other in sources.Skip(1))
        {
            RequireAlike(first, other);
        }

        string[] names = [.. first.HasTime ? ["time"] : Array.Empty<string>(), .. first.Columns.Select(column => column.NameWithUnit), .. hasSeries ? ["sequence"] : Array.Empty<string>()];
        using var rows = new OutputRows(target, names, flushRows);
        long steps = 0;
        int series = 0;
        foreach (ReadingSource source in sources)
        {
            using StepReader reader = source.OpenSteps();
            int before = series;
            while (reader.Read())
            {
                series = before + reader.Series;
                Write(reader, source.HasTime, hasSeries ? series : -1, rows);
            }

            if (reader.Count == 0)
            {
                throw new CsvInputException(source.Name, "the file has a header but no rows");
            }

            steps += reader.Count;
            series++;
        }

        return steps;
    }

    private static void Write(StepReader reader, bool hasTime, int series, OutputRows rows)
    {
        if (hasTime)
        {
            rows.Add(Encoding.UTF8.GetBytes(reader.TimeText()));
        }

        Span<byte> text = stackalloc byte[32];
        foreach (double value in reader.Values)
        {
            if (double.IsNaN(value))
            {
                rows.AddEmpty(1);
                continue;
            }

            value.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
            rows.Add(text[..length]);
        }

        if (series >= 0)
        {
            series.TryFormat(text, out int length, default, CultureInfo.InvariantCulture);
            rows.Add(text[..length]);
        }

        rows.EndRow();
    }

    private static void RequireAlike(ReadingSource first, ReadingSource other)
    {
        string[] expected = first.Columns.Select(column => column.NameWithUnit).ToArray();
        string[] found = other.Columns.Select(column => column.NameWithUnit).ToArray();
        if (first.HasTime != other.HasTime)
        {
            (ReadingSource with, ReadingSource without) = first.HasTime ? (first, other) : (other, first);
            throw new CsvInputException(other.Name, $"expected times in all files or in none, found some in {with.Name} and none in {without.Name}; --time and --time-format state them, --time none leaves them out");
        }

        if (first.HasDates && other.HasDates && first.HasInstants != other.HasInstants)
        {
            (ReadingSource with, ReadingSource without) = first.HasInstants ? (first, other) : (other, first);
            throw new CsvInputException(other.Name, $"expected times of one kind, found instants in {with.Name} and local times, whose zone is not known, in {without.Name}; --zone states it");
        }

        if (!expected.SequenceEqual(found))
        {
            throw new CsvInputException(other.Name, $"expected the columns of {first.Name} ({string.Join(", ", expected)}), found {string.Join(", ", found)}; --column picks columns");
        }

        if (Math.Abs(first.StepSeconds - other.StepSeconds) > 0.05 * first.StepSeconds)
        {
            throw new CsvInputException(other.Name, string.Create(CultureInfo.InvariantCulture, $"expected steps of {first.StepSeconds} s as in {first.Name}, found {other.StepSeconds} s; --step makes them alike"));
        }
    }
}
