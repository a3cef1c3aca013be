using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Files;
using TinyRnn.Quantizer.Readings.Layouts;
using TinyRnn.Quantizer.Readings.Reports;
using TinyRnn.Quantizer.Readings.Steps;
using TinyRnn.Quantizer.Readings.Times;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings;

/// <summary>
/// A raw file of readings, as a sensor, a logger or an archive wrote it. Opening it looks at all of it once and decides what it is;
/// what was decided is listed in <see cref="Findings"/>. <see cref="OpenSteps"/> then gives its readings in equal steps, as often as
/// they are needed. Memory does not grow with the file.
/// </summary>
public sealed class ReadingSource : IDisposable
{
    private readonly RawFile _file;
    private readonly MissingWords _words;
    private readonly ISourcePlan _plan;
    private readonly Finding? _said;

    private ReadingSource(RawFile file, ReadingOptions options)
    {
        _file = file;
        _said = options.Said;
        _words = new MissingWords(options.Missing);
        _plan = file.IsLive ? new LivePlan(file, options, _words) : SourcePlan.Of(file, options, _words);
        Columns = _plan.Columns.Select(column => new ReadingColumn(column.Name, column.Unit, _plan.Layout.Long == null ? _plan.Layout.NameOf(column.Column) : column.Header?.Text ?? column.Name) { NameWithUnit = NameWithUnit.Of(column) }).ToArray();
    }

    /// <summary>The file's name.</summary>
    public string Name => _file.Name;

    /// <summary>True for a source that is read once, line by line, while it is written.</summary>
    public bool IsLive => _file.IsLive;

    /// <summary>What the file was taken to be, each with the option that overrides it.</summary>
    public IReadOnlyList<Finding> Findings => _said is null ? _plan.Findings : [.. _plan.Findings, _said];

    /// <summary>The columns of readings, in the order of <see cref="StepReader.Values"/>.</summary>
    public IReadOnlyList<ReadingColumn> Columns { get; }

    /// <summary>The names of all columns of the file; empty without header.</summary>
    public IReadOnlyList<string> Header => _plan.Layout.Header.Select(column => column.Text).ToArray();

    /// <summary>The columns that tell the time.</summary>
    public IReadOnlyList<string> TimeColumns => _plan.TimeColumns.Select(_plan.Layout.NameOf).ToArray();

    /// <summary>The header's line, from 1, or 1 without header.</summary>
    public long HeaderLine => Math.Max(1, _plan.Layout.HeaderLine);

    /// <summary>Seconds of a step; 0 when rows are taken as they come.</summary>
    public double StepSeconds => _plan.Step / (double)Time.Second;

    /// <summary>True when steps have times.</summary>
    public bool HasTime => _plan.Kind != TimeKind.None;

    /// <summary>True when steps have dates.</summary>
    public bool HasDates => _plan.Kind is TimeKind.Utc or TimeKind.Local;

    /// <summary>True when the times of steps are instants, not clocks of a zone that is not known.</summary>
    public bool HasInstants => _plan.Kind == TimeKind.Utc;

    /// <summary>True when the file has more than one series.</summary>
    public bool HasSeries => _plan.HasSeries;

    /// <summary>What each column holds, when <see cref="ReadingOptions.Report"/> asked for it.</summary>
    public IReadOnlyList<ColumnReport> Reports => _plan.Reports;

    /// <summary>Opens a file; <c>-</c> is the standard input, which is read line by line.</summary>
    /// <exception cref="CsvInputException">The file is not readable, or can be read in more than one way; says which option decides.</exception>
    public static ReadingSource Open(string path, ReadingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Create(RawFile.Of(path, options.Encoding), options);
    }

    /// <summary>Opens bytes that can be read again and again.</summary>
    /// <param name="name">For messages.</param>
    /// <param name="open">Gives them from the beginning.</param>
    /// <param name="options">What is stated and wanted.</param>
    /// <exception cref="CsvInputException">As of a file.</exception>
    public static ReadingSource Open(string name, Func<Stream> open, ReadingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Create(new RawFile(name, open, isLive: false, options.Encoding), options);
    }

    /// <summary>Opens a source that is written while it is read: each line is given as soon as it is there.</summary>
    /// <param name="name">For messages.</param>
    /// <param name="stream">Read once; disposed with the source.</param>
    /// <param name="options">What is stated and wanted.</param>
    /// <exception cref="CsvInputException">It ended before there was a header with the wanted columns.</exception>
    public static ReadingSource OpenLive(string name, Stream stream, ReadingOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Create(new RawFile(name, () => stream, isLive: true, options.Encoding), options);
    }

    /// <summary>Starts a pass over all steps; of a live source there is one.</summary>
    public StepReader OpenSteps() => new(_plan.OpenRecords(), _plan.Kind, _plan.TextIsTime);

    /// <summary>Reads the field of a label as a number; a missing one is NaN.</summary>
    /// <param name="field">UTF-8.</param>
    /// <param name="value">The number; true and on are 1.</param>
    /// <returns>False when it is neither a number nor missing.</returns>
    public bool TryReadNumber(ReadOnlySpan<byte> field, out double value)
    {
        if (NumberText.TryParse(field, _plan.Layout.Dialect, out value))
        {
            value = _plan.LabelMarkers.Contains(value) ? double.NaN : value;
            return true;
        }

        bool isMissing = _words.Contains(field);
        bool isSwitch = !isMissing && SwitchWords.TryRead(field, out value);
        value = isMissing ? double.NaN : value;
        return isMissing || isSwitch;
    }

    /// <summary>The place of a column in a row, from 1, for messages.</summary>
    /// <param name="name">Of the header.</param>
    public int PlaceOf(string name) => HeaderSearch.Find(Name, _plan.Layout, name, "kept") + 1;

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static ReadingSource Create(RawFile file, ReadingOptions options)
    {
        while (true)
        {
            try
            {
                return new ReadingSource(file, options);
            }
            catch (OtherEncodingException other)
            {
                file.TakeAs(other.Encoding);
            }
        }
    }
}
