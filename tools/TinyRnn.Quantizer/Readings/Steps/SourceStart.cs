using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Files;
using TinyRnn.Quantizer.Readings.Layouts;
using TinyRnn.Quantizer.Readings.Times;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>What the first lines of a file show, from which a table or a file of one value a line is planned.</summary>
internal sealed class SourceStart
{
    private const int SampleRows = 300;
    private const int MostBlank = 100_000;

    private SourceStart(RawFile file, ReadingOptions options, MissingWords words)
    {
        File = file;
        Options = options;
        Words = words;
        using (LineReader lines = file.OpenLines())
        {
            Prefix = Prefix.Read(lines, options.Header ?? 0);
        }

        FileLayout layout = LayoutDetector.Detect(file.Name, Prefix, options);
        ForeignNames.Refuse(file, layout);
        using IRowSource rows = OpenRows(layout);
        var sample = new List<PrefixRow>();
        for (int blank = 0; sample.Count < SampleRows && blank < MostBlank && rows.Read();)
        {
            if (rows.Row is { IsBlank: true, Count: > 1 })
            {
                blank++;
                continue;
            }

            sample.Add(PrefixRow.Of(rows.Row.Clone()));
        }

        Sample = [.. sample];
        StampedField.Refuse(file.Name, layout.IsLog ? [] : Sample);
        Layout = UnitColumns.Add(CellUnits.Add(layout, Sample), Sample);
        Time = TimeFinder.Find(file.Name, Layout, Sample, options, column => Layout.Header.Count > 0 && options.Wanted.Any(wanted => wanted.Name == Layout.Header[column].Text));
        if (Layout.Long is { } columns && Time?.Columns.Intersect([columns.Value, .. columns.Keys]).Any() == true)
        {
            Layout = Layout with { Long = null };
        }

        Zone = Time?.Kind != TimeKind.Local ? null
            : options.Zone != null ? Zone.Stated(file.Name, options.Zone)
            : Layout.StatedZone.Zone ?? Time.Columns.Where(column => column < Layout.Header.Count).Select(column => Zone.InName(Layout.Header[column].Text)).FirstOrDefault(zone => zone != null);
    }

    public RawFile File { get; }

    public ReadingOptions Options { get; }

    public MissingWords Words { get; }

    public Prefix Prefix { get; }

    public FileLayout Layout { get; }

    /// <summary>The first rows.</summary>
    public PrefixRow[] Sample { get; }

    public TimePlan? Time { get; }

    public Zone? Zone { get; }

    public static SourceStart Of(RawFile file, ReadingOptions options, MissingWords words) => new(file, options, words);

    public IRowSource OpenRows() => OpenRows(Layout);

    /// <summary>A reader of a column's fields that knows the numbers that were stated to be missing.</summary>
    public ColumnReader ReaderOf(ColumnSource column)
    {
        var reader = new ColumnReader(Layout.Dialect, Words, column.Header, column.IsConverted);
        foreach (string missing in Options.Missing)
        {
            if (NumberText.TryParse(System.Text.Encoding.UTF8.GetBytes(missing), (byte)'.', 0, out double marker))
            {
                reader.AddMarker(marker);
            }
        }

        return reader;
    }

    /// <summary>A reader of a table's column, in which words such as off are numbers only beside nothing but 0 and 1.</summary>
    public ColumnReader TableReaderOf(ColumnSource column)
    {
        ColumnReader reader = ReaderOf(column);
        for (int i = 0; i < Sample.Length && !reader.RefusesSwitches; i++)
        {
            reader.RefusesSwitches = Sample[i].Guesses[column.Column] == CellGuess.Number && !(NumberText.TryParse(Sample[i].Row[column.Column], Layout.Dialect, out double value) && value is 0 or 1);
        }

        return reader;
    }

    private IRowSource OpenRows(FileLayout layout)
    {
        LineReader lines = File.OpenLines();
        IRowSource rows = layout.IsLog ? new LogReader(lines, layout) { Units = new LogUnits(File.Name) } : new RowReader(File.Name, lines, layout);
        return Options.Only is (string column, string text) ? new FilteredRows(rows, HeaderSearch.Find(File.Name, layout, column, "stated"), text) : rows;
    }
}

/// <summary>Plans a file that can be read more than once.</summary>
internal static class SourcePlan
{
    /// <summary>Fails at one value a line of several names where no time says which of them belong together.</summary>
    private static void RequireTime(SourceStart start)
    {
        if (start.Layout.Long is not { } columns || start.Time != null || start.Options is not { Time: null, Only: null, Texts.Count: 0, Sequence: null })
        {
            return;
        }

        int key = columns.Keys[0];
        string[] names = [.. start.Sample.Where(row => key < row.Count).Select(row => row.Texts[key]).Distinct().Take(3)];
        if (names.Length > 1)
        {
            string column = start.Layout.NameOf(key);
            throw new CsvInputException(start.File.Name, start.Sample[0].Line, key + 1, $"one value a line of several names ('{string.Join("', '", names)}'), without a time that tells which belong together; --only \"{column}={names[0]}\" takes one, --time none reads all as one column");
        }
    }

    public static ISourcePlan Of(RawFile file, ReadingOptions options, MissingWords words)
    {
        var start = SourceStart.Of(file, options, words);
        RequireTime(start);
        bool isLong = start.Layout.Long != null && start.Time != null && start.Options.Texts.Count == 0;
        return isLong ? new LongPlan(start) : new TablePlan(start);
    }
}
