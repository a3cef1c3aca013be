using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings;

namespace TinyRnn.Trainer.Tables;

/// <summary>A file of readings, read as every command reads one: equal steps, missing ones among them, and what was assumed.</summary>
public sealed class ReadingFileTable : IReadingTable
{
    private const int NanosecondsPerTick = 100;

    private readonly List<DateTime> _times = [];
    private readonly Dictionary<string, List<double>> _numbers = [];
    private readonly Dictionary<string, List<string>> _texts = [];
    private readonly Dictionary<string, string> _units = [];

    private ReadingFileTable(ReadingSource source, IReadOnlyList<string> texts, IReadOnlyList<ColumnMapping> others)
    {
        RequireNamesApart(source);
        Name = source.Name;
        Findings = [.. source.Findings.Where(finding => !others.Any(other => finding.Text.StartsWith($"{other.Name} is ", StringComparison.Ordinal)))];
        TimeColumns = source.TimeColumns;
        Columns = [.. source.Columns.Select(column => column.Name), .. texts];
        foreach (string column in texts)
        {
            _texts.Add(column, []);
        }

        foreach (ReadingColumn column in source.Columns)
        {
            _numbers.Add(column.Name, []);
            _units.Add(column.Name, column.Unit);
        }

        using StepReader steps = source.OpenSteps();
        while (steps.Read())
        {
            AddStep(steps, source, texts);
        }
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <summary>What the file was taken to be.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <inheritdoc/>
    public int Rows { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Columns { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> TimeColumns { get; }

    /// <inheritdoc/>
    public IReadOnlyList<DateTime> Times => _times;

    /// <summary>Reads a whole file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stated">What a person stated about it; columns that are not stated are taken as the file has them.</param>
    /// <exception cref="CsvInputException">Not readable, or readable in more than one way.</exception>
    /// <exception cref="TrainingException">Times that are not in order.</exception>
    public static ReadingFileTable Read(string path, ReadingOptions stated)
    {
        ArgumentNullException.ThrowIfNull(stated);
        IReadOnlyList<ColumnMapping> others = Others(path, stated);
        stated = stated with { Columns = [.. stated.Columns, .. others] };
        string[] texts;
        using (ReadingSource first = ReadingSource.Open(path, stated))
        {
            texts = TextsOf(first);
            if (texts.Length == 0)
            {
                return new ReadingFileTable(first, texts, others);
            }
        }

        using ReadingSource all = ReadingSource.Open(path, stated with { Texts = [.. texts.Select(name => new TextColumn(name, "text"))] });
        return new ReadingFileTable(all, texts, others);
    }

    /// <summary>Columns of numbers that stay usable beside those that are stated.</summary>
    private static IReadOnlyList<ColumnMapping> Others(string path, ReadingOptions stated)
    {
        if (stated.Columns.Count == 0)
        {
            return [];
        }

        using ReadingSource mapped = ReadingSource.Open(path, stated);
        using ReadingSource all = ReadingSource.Open(path, stated with { Columns = [] });
        HashSet<string> taken = [.. mapped.Columns.Select(column => column.Header)];
        return
        [
            .. all.Columns.Where(column => !taken.Contains(column.Header) && !taken.Contains(column.Name)).Select(column => new ColumnMapping(column.Name, column.Header, 1, 0)),
        ];
    }

    /// <inheritdoc/>
    public double[]? Numbers(string column) => _numbers.TryGetValue(column, out List<double>? numbers) ? [.. numbers] : null;

    /// <inheritdoc/>
    public string Unit(string column) => _units.GetValueOrDefault(column, "");

    /// <inheritdoc/>
    public string[] Texts(string column) =>
        _texts.TryGetValue(column, out List<string>? texts)
            ? [.. texts]
            : [.. _numbers[column].Select(number => double.IsNaN(number) ? "" : number.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The columns of a table that hold neither numbers nor the time; a file of one value a line has none.</summary>
    private static string[] TextsOf(ReadingSource source)
    {
        HashSet<string> numbers = [.. source.Columns.Select(column => column.Header)];
        return numbers.IsSubsetOf(source.Header)
            ? [.. source.Header.Where(name => name.Length > 0 && !numbers.Contains(name) && !source.TimeColumns.Contains(name))]
            : [];
    }

    /// <summary>A column of a table is known by its name.</summary>
    private static void RequireNamesApart(ReadingSource source)
    {
        if (source.Columns.GroupBy(column => column.Name).FirstOrDefault(group => group.Count() > 1) is { } same)
        {
            int first = source.Header.ToList().IndexOf(same.First().Header) + 1;
            throw new CsvInputException(
                source.Name, source.HeaderLine, $"the column '{same.Key}' stands in the header {same.Count()} times; --column {same.Key}=#{first} takes the first");
        }
    }

    private void AddStep(StepReader steps, ReadingSource source, IReadOnlyList<string> texts)
    {
        for (int i = 0; i < source.Columns.Count; i++)
        {
            _numbers[source.Columns[i].Name].Add(steps.Values[i]);
        }

        for (int i = 0; i < texts.Count; i++)
        {
            _texts[texts[i]].Add(Encoding.UTF8.GetString(steps.Text(i)).Trim());
        }

        Rows++;
        if (source.HasTime)
        {
            AddTime(DateTime.UnixEpoch.AddTicks(steps.Nanoseconds / NanosecondsPerTick), steps.Line);
        }
    }

    private void AddTime(DateTime time, long line)
    {
        if (_times.Count > 0 && time <= _times[^1])
        {
            throw new TrainingException(
                $"{Name}: line {line}: expected a time after {_times[^1]:s}, found {time:s}; --only COLUMN=TEXT takes one of several series, --time none takes rows as they come");
        }

        _times.Add(time);
    }
}
