using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Quantizer.Tests.Data;
using Xunit;

namespace TinyRnn.Quantizer.Tests.Readings;

/// <summary>Raw files as the reader gives them, for tests.</summary>
internal static class Raw
{
    /// <summary>All steps as texts: time, values with a blank between them and NaN for a missing one; * where a series begins.</summary>
    public static string[] Steps(string text, ReadingOptions? options = null) => Steps(Encoding.UTF8.GetBytes(text), options);

    /// <inheritdoc cref="Steps(string, ReadingOptions?)"/>
    public static string[] Steps(byte[] bytes, ReadingOptions? options = null)
    {
        using ReadingSource source = Csv.Source(bytes, options);
        return Steps(source);
    }

    /// <inheritdoc cref="Steps(string, ReadingOptions?)"/>
    public static string[] Steps(ReadingSource source)
    {
        using StepReader steps = source.OpenSteps();
        var all = new List<string>();
        while (steps.Read())
        {
            string values = string.Join(' ', steps.Values.ToArray().Select(value => value.ToString("G9", CultureInfo.InvariantCulture)));
            all.Add((steps.StartsSeries ? "*" : "") + $"{steps.TimeText()} {values}".Trim());
        }

        return [.. all];
    }

    /// <summary>The error of a file that is refused.</summary>
    public static string Refused(string text, ReadingOptions? options = null) => Refused(Encoding.UTF8.GetBytes(text), options);

    /// <inheritdoc cref="Refused(string, ReadingOptions?)"/>
    public static string Refused(byte[] bytes, ReadingOptions? options = null) => Assert.Throws<CsvInputException>(() => Steps(bytes, options)).Message;

    /// <summary>What was found out about a topic, all lines of it.</summary>
    public static string Finding(string text, string topic, ReadingOptions? options = null)
    {
        using ReadingSource source = Csv.Source(text, options);
        return string.Join(" | ", source.Findings.Where(finding => finding.Topic == topic).Select(finding => finding.Text));
    }

    /// <summary>Options that want readings by name, with a unit behind a colon.</summary>
    public static ReadingOptions Wanting(params string[] readings) =>
        new() { Wanted = readings.Select(reading => reading.Split(':')).Select(parts => new WantedReading(parts[0], parts.Length > 1 ? parts[1] : "")).ToArray() };

    /// <summary>Hours of one day with a value each, one a line.</summary>
    /// <param name="line">Makes a line of an hour.</param>
    /// <param name="hours">How many.</param>
    public static string Hours(Func<int, string> line, int hours = 24) => string.Concat(Enumerable.Range(0, hours).Select(hour => line(hour) + "\n"));
}
