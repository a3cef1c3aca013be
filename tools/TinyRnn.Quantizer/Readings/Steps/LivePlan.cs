using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Files;
using TinyRnn.Quantizer.Readings.Layouts;
using TinyRnn.Quantizer.Readings.Missing;
using TinyRnn.Quantizer.Readings.Reports;
using TinyRnn.Quantizer.Readings.Times;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>
/// What can be decided about a source that is written while it is read: it is waited for a header with all wanted columns, for a row
/// of as many numbers as are wanted, or for log lines with all wanted names. Rows are then taken as they come.
/// </summary>
internal sealed partial class LivePlan : ISourcePlan
{
    private const int MostLogLines = 200;
    private static readonly byte[] s_separators = [(byte)',', (byte)';', (byte)'\t', (byte)'|', Dialect.Blanks];

    private readonly RawFile _file;
    private readonly ReadingOptions _options;
    private readonly MissingWords _words;
    private readonly LineReader _lines;
    private readonly List<byte[]> _logLines = [];
    private CsvInputException? _problem;
    private readonly LiveTime _time;
    private int[] _texts = [];
    private int _sequence = -1;

    public LivePlan(RawFile file, ReadingOptions options, MissingWords words)
    {
        _file = file;
        _options = options;
        _words = words;
        _lines = file.OpenLines();
        Layout = Wait();
        _time = LiveTime.Find(file.Name, _lines, Layout, _logLines, options);
        Findings = FindingsOf(Layout);
    }

    public FileLayout Layout { get; }

    public IReadOnlyList<ColumnSource> Columns { get; private set; } = [];

    public IReadOnlyList<Finding> Findings { get; }

    public IReadOnlyList<ColumnReport> Reports => [];

    public TimeKind Kind => _time.Kind;

    public IReadOnlyList<int> TimeColumns => _time.Plan?.Columns ?? [];

    public long Step => (long)((_options.Step ?? 0) * Time.Second);

    public bool HasSeries => true;

    public IReadOnlySet<double> LabelMarkers { get; } = new HashSet<double>();

    public bool[] TextIsTime => _texts.Select(text => _time.Plan?.Columns[0] == text).ToArray();

    public IRecords OpenRecords()
    {
        IRowSource rows = Layout.IsLog ? new LogReader(_lines, Layout, _file.Name) { Units = new LogUnits(_file.Name) } : new RowReader(_file.Name, _lines, Layout);
        rows = _options.Only is (string column, string text) ? new FilteredRows(rows, HeaderSearch.Find(_file.Name, Layout, column, "stated"), text) : rows;
        rows.Broken.Notify = _options.Notify;
        ColumnReader[] readers = Columns.Select(column => LiveReader(column)).ToArray();
        var records = new LiveRecords(_file.Name, rows, _time, Layout, [.. Columns], readers, _texts, new SeriesRule(_sequence, false), _options.RefuseMissing);
        return Kind == TimeKind.None || Step == 0 ? records : new StepRecords(_file.Name, records, Step);
    }

    /// <summary>Of a live column only its unit can tell that a number is no reading.</summary>
    private ColumnReader LiveReader(ColumnSource column)
    {
        var reader = new ColumnReader(Layout.Dialect, _words, column.Header, column.IsConverted);
        foreach (string missing in _options.Missing)
        {
            if (NumberText.TryParse(Encoding.UTF8.GetBytes(missing), (byte)'.', 0, out double marker))
            {
                reader.AddMarker(marker);
            }
        }

        reader.RefusesFactors = true;
        if (!_options.KeepMarkers)
        {
            Markers.AddImpossible(reader, column.Quantity, column.Header?.Unit);
        }

        return reader;
    }

    private FileLayout Wait()
    {
        while (_lines.Read())
        {
            byte[] line = _lines.Line.ToArray();
            if (Prefix.IsBlank(line) || line.AsSpan().Contains((byte)0))
            {
                continue;
            }

            if (OfLine(line) is { } found)
            {
                return LookBelow(found);
            }
        }

        throw _problem ?? new CsvInputException(_file.Name, "the file is empty");
    }

    private FileLayout? OfLine(byte[] line)
    {
        // A line of names with their values has the names of a header too.
        if (_options.Separator == null && LogLine.Pairs(LogLine.Text(line)).Any() && OfLog(line) is FileLayout log)
        {
            return log;
        }

        foreach (byte separator in _options.Separator is char stated ? [(byte)stated] : s_separators)
        {
            PrefixRow row = PrefixRow.Of(Prefix.IsComment(line) ? line.AsSpan().TrimStart("#/%! "u8).ToArray() : line, _lines.Number, separator);
            if (Try(line, row, separator) is FileLayout layout)
            {
                return layout;
            }
        }

        return null;
    }

    private FileLayout? Try(byte[] line, PrefixRow row, byte separator)
    {
        int numbers = Enumerable.Range(0, row.Count).Count(i => row.IsNumber(i) || row.Guesses[i] == CellGuess.Missing);
        bool isHeader = 2 * numbers < row.Count && _options.Header != 0;
        FileLayout layout = LayoutOf(line, row, separator, isHeader);
        bool mayBe = isHeader || (_options.Wanted.Count == 0 && numbers == row.Count) || _options.Header == 0;
        try
        {
            if (mayBe || _options.Wanted.Count > 0)
            {
                Match(layout);
            }
        }
        catch (CsvInputException problem)
        {
            // Of all lines that are no header, the first one that might have been is worth a word.
            _problem = _problem == null || (isHeader && row.Count > 1 && _problem.Message.Contains("only numbers", StringComparison.Ordinal)) ? problem : _problem;
            return null;
        }

        if (!mayBe)
        {
            return null;
        }

        if (!isHeader)
        {
            _lines.GiveAgain([line]);
        }

        return layout;
    }

    private FileLayout LayoutOf(byte[] line, PrefixRow row, byte separator, bool isHeader)
    {
        ColumnName[] header = isHeader ? row.Texts.Select(text => ColumnName.Of(text)).ToArray() : [];
        bool comma = _options.DecimalSign == ',';
        return new FileLayout
        {
            Dialect = new Dialect(separator, comma ? (byte)',' : (byte)'.', _options.DecimalSign == null ? (byte)0 : comma ? (byte)'.' : (byte)','),
            FieldCount = row.Count,
            Header = header,
            HeaderLine = isHeader ? _lines.Number : 0,
            HeaderText = isHeader ? line : [],
            FirstLine = 0,
            Kinds = Enumerable.Repeat(ColumnKind.Number, row.Count).ToArray(),
        };
    }

    private FileLayout? OfLog(byte[] line)
    {
        _logLines.Add(line);
        if (_logLines.Count > MostLogLines)
        {
            _logLines.RemoveAt(0);
        }

        FileLayout layout = LogLine.Layout([.. _logLines], [.. Enumerable.Range(1, _logLines.Count)], _options);
        try
        {
            Match(layout);
        }
        catch (CsvInputException)
        {
            return null;
        }

        _lines.GiveAgain(_logLines);
        return layout;
    }

    private void Match(FileLayout layout)
    {
        int[] texts = _options.Texts.Select(text => HeaderSearch.Find(_file.Name, layout, text.Name, text.Role)).ToArray();
        int sequence = HeaderSearch.FindSequence(_file.Name, layout, _options);
        var matcher = new ColumnMatcher(_file.Name, layout, _options);
        Columns = _options.Wanted.Count > 0 ? matcher.FindWanted() : InOrder(layout, texts, sequence);
        (_texts, _sequence) = (texts, sequence);
    }

    private ColumnSource[] InOrder(FileLayout layout, int[] texts, int sequence)
    {
        int[] all = Enumerable.Range(0, layout.FieldCount).Where(i => !texts.Contains(i) && i != sequence && !(layout.IsLog && layout.Kinds[i] != ColumnKind.Number)).ToArray();
        int[] numbers = all.Where(i => layout.Header.Count == 0 || !TimeFinder.IsTimeName(layout.Header[i].Text)).ToArray();
        int[] chosen = _options.InputSize == 0 || numbers.Length == _options.InputSize ? numbers : all;
        return _options.InputSize == 0 || chosen.Length == _options.InputSize
            ? chosen.Select(i => TableColumns.Source(layout, i)).ToArray()
            : throw new CsvInputException(_file.Name, _lines.Number, OrderedColumns.Problem(_options.InputSize, all.Length));
    }

    private IReadOnlyList<Finding> FindingsOf(FileLayout layout)
    {
        var findings = new FindingList();
        bool isPlain = _lines.Number <= 1;
        findings.Add("live", layout.IsLog ? "log lines with names and values" : layout.HeaderLine > 0 ? $"header in line {layout.HeaderLine}" : "rows without header", "--header", isPlain && !layout.IsLog);
        if (_time.Plan is { } time)
        {
            findings.Add("time", $"'{time.Name}'{(_time.Zone is { } zone ? $" in {zone.Name}" : "")}", "--time, --time-format, --zone", isPlain && _time.Zone == null);
        }
        else if (_time.Problem.Length > 0)
        {
            findings.Add("time", $"none: {_time.Problem}", "--time, --time-format");
        }

        findings.AddColumns(Columns);
        return findings.All;
    }
}
