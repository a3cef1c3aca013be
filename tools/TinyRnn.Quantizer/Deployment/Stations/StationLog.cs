using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using TinyRnn.Stations;

namespace TinyRnn.Quantizer.Deployment.Stations;

/// <summary>A station's log, block by block, as a table of readings.</summary>
public sealed class StationLog
{
    private readonly SortedDictionary<int, (LogSchema Schema, LogRow Row)> _rows = [];
    private readonly SortedSet<int> _numbers = [];
    private readonly SortedDictionary<int, string> _events = [];

    /// <summary>How many readings there are.</summary>
    public int Count => _rows.Count;

    /// <summary>How many of them have a time that nobody had confirmed.</summary>
    public int Unconfirmed => _rows.Values.Count(row => !row.Row.IsConfirmed);

    /// <summary>The events, as lines of JSON.</summary>
    public IEnumerable<string> Events => _events.Values;

    /// <summary>Adds a block; one that was added before, or a later state of the same one, changes nothing but what is new.</summary>
    /// <exception cref="DeploymentException">It is damaged.</exception>
    public void Add(byte[] bytes)
    {
        var block = new LogBlock(bytes);
        if (block.Error() is { } error)
        {
            throw new DeploymentException($"block of the log: {error}");
        }

        LogSchema? schema = null;
        while (block.Next())
        {
            _numbers.Add(block.Number);
            switch (block.Kind)
            {
                case LogRecord.Schema:
                    schema = LogSchema.Read(bytes, block.ContentAt, block.ContentSize);
                    break;
                case LogRecord.Event:
                    _events[block.Number] = Encoding.ASCII.GetString(bytes, block.ContentAt, block.ContentSize);
                    break;
                case LogRecord.Reading when schema != null:
                    var row = new LogRow(schema.Names.Length);
                    if (row.Read(bytes, block.ContentAt, block.ContentSize))
                    {
                        _rows[block.Number] = (schema, row);
                    }

                    break;
            }
        }
    }

    /// <summary>The number of the first record that is missing before another; -1 when there is none.</summary>
    /// <param name="end">Where the log ends.</param>
    public int FirstMissing(int end)
    {
        int expected = _numbers.Count == 0 ? 0 : _numbers.Min;
        foreach (int number in _numbers)
        {
            if (number != expected)
            {
                return expected;
            }

            expected++;
        }

        return expected < end ? expected : -1;
    }

    /// <summary>Writes the readings as CSV: time, the readings and outputs of all models that ran, the alert, the class where there is one. Floats stand as they were.</summary>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true);
        string[] columns = [.. _rows.Values.Select(row => row.Schema).Distinct().SelectMany(Columns).Distinct()];
        bool hasClasses = _rows.Values.Any(row => row.Schema.Task == ModelTask.MultiClass);
        writer.Write(string.Join(',', [.. columns.Select(Quoted).Prepend("time"), "alert", .. hasClasses ? ["class"] : Array.Empty<string>()]) + "\n");
        foreach ((LogSchema schema, LogRow row) in _rows.Values)
        {
            List<string> names = [.. Columns(schema)];
            IEnumerable<string> values = columns.Select(column => names.IndexOf(column) is >= 0 and int at ? Number(row.Values[at]) : "");
            string[] end = hasClasses ? [Quoted(Class(schema, row))] : [];
            writer.Write(string.Join(',', [.. values.Prepend(Time(row.Seconds)), (row.Verdict & 1) != 0 ? "1" : "0", .. end]) + "\n");
        }
    }

    private static IEnumerable<string> Columns(LogSchema schema) =>
        schema.Names.Select((name, i) => schema.Units[i].Length > 0 ? $"{name} ({schema.Units[i]})" : name);

    private static string Class(LogSchema schema, LogRow row)
    {
        int named = schema.Readings + (row.Verdict >> 1) - 1;
        return schema.Task == ModelTask.MultiClass && named >= schema.Readings && named < schema.Names.Length ? schema.Names[named] : "";
    }

    private static string Time(long seconds) => DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(seconds, 0, 253402300799)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Number(float value) => float.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : "";

    private static string Quoted(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
