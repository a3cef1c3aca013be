using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Layouts;
using TinyRnn.Quantizer.Readings.Reports;
using TinyRnn.Quantizer.Readings.Times;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>All that was decided about a file of one value a line.</summary>
internal sealed class LongPlan : ISourcePlan
{
    private readonly SourceStart _start;
    private readonly LongSurvey _seen;
    private readonly ITimeReader _time;
    private readonly ColumnReader[] _readers;
    private readonly StepDecision _step;
    private readonly LongSteps _rows;

    public LongPlan(SourceStart start)
    {
        _start = start;
        string file = start.File.Name;
        var survey = new SurveyPlan(file, start.Layout, start.Time, start.Zone, [], [], [], -1);
        (_seen, _time) = Look(survey);
        FileLayout keys = start.Layout with { Header = _seen.Columns.Select(column => column.Header!).ToArray(), FieldCount = _seen.Keys.Names.Count };
        Columns = Choose(keys);
        ColumnStatistics[] columns = Columns.Select(column => _seen.Columns[column.Column]).ToArray();
        foreach (ColumnStatistics column in columns)
        {
            column.Units.Refuse(file, column.Name);
        }

        _readers = Columns.Select(column => start.ReaderOf(column)).ToArray();
        IReadOnlyList<string> markers = MarkerDecision.Choose(columns, _readers, start.Options);
        ImpossibleRange.Refuse(file, Columns, columns, start.Options);
        _step = StepDecision.Choose(file, _seen.Steps, start.Options.Step, _seen.FirstLine);
        RefuseDoubled();
        _rows = ChooseRows();
        Reports = !start.Options.Report ? [] : columns.Select((column, i) => ColumnReport.Of(column, Columns[i].Unit)).ToArray();
        Findings = FindingsOf(columns, markers);
    }

    public FileLayout Layout => _start.Layout;

    public IReadOnlyList<ColumnSource> Columns { get; }

    public IReadOnlyList<Finding> Findings { get; }

    public IReadOnlyList<ColumnReport> Reports { get; }

    public TimeKind Kind => _start.Zone != null ? TimeKind.Utc : _time.Kind;

    public IReadOnlyList<int> TimeColumns => _start.Time!.Columns;

    public long Step => _step.Step;

    public bool HasSeries => false;

    public IReadOnlySet<double> LabelMarkers { get; } = new HashSet<double>();

    public bool[] TextIsTime => [];

    public IRecords OpenRecords() =>
        new StepRecords(_start.File.Name, new PivotedRecords(OpenValues(), Columns.Count, _step.Step, _step.Grid, _rows.End), _step.Step);

    private IRecords OpenValues()
    {
        var line = new TimeLine(_start.File.Name, _time.Kind, _start.Zone, []);
        IRecords values = new KeyedRecords(_start.OpenRows(), Layout.Long!, _seen.Keys, _time, line, [.. Columns], _readers);
        return _seen.IsOrdered ? values : new SortedRecords(values);
    }

    private void RefuseDoubled()
    {
        if (!_seen.HasNameBackward)
        {
            return;
        }

        using IRecords values = OpenValues();
        DoubledValues.Refuse(_start.File.Name, values, Columns);
    }

    /// <summary>Looks at the values once more where names come at times of their own.</summary>
    private LongSteps ChooseRows()
    {
        if (_step.Grid || Columns.Count == 1 || (_seen.IsOrdered && _seen.Nearest >= StepRule.Between * _step.Step))
        {
            return LongSteps.Simple;
        }

        using IRecords values = OpenValues();
        return LongSteps.Choose(_start.File.Name, values, Columns.Count, _step.Step);
    }

    private (LongSurvey Seen, ITimeReader Time) Look(SurveyPlan survey)
    {
        using IRowSource rows = _start.OpenRows();
        ITimeReader time = _start.Time!.Readers.Count == 1 || _start.Time.HasPoints ? _start.Time.Readers[0]
            : _start.Time.HasHalfDays ? _start.Time.Readers[1]
            : throw TimeDecision.Ambiguous(_start.File.Name, _start.Time);
        return (LongSurvey.Run(survey, rows, time, new KeyHeaders(Layout.Long!, _start.Sample, Layout.Dialect), _start.Words, _start.Options), time);
    }

    private ColumnSource[] Choose(FileLayout keys)
    {
        var matcher = new ColumnMatcher(_start.File.Name, keys, _start.Options);
        if (_start.Options.Wanted.Count > 0)
        {
            return matcher.FindWanted();
        }

        if (_start.Options.Columns.Count > 0)
        {
            return matcher.FindMapped();
        }

        ColumnSource[] all = Enumerable.Range(0, keys.FieldCount)
            .Where(i => _seen.Columns[i].Numbers + _seen.Columns[i].Candidates.Count > 0 && 10 * _seen.Columns[i].Texts <= _seen.Columns[i].Numbers)
            .Select(i => TableColumns.Source(keys, i))
            .ToArray();
        if (all.Length == 0 && _seen.Columns.Count > 0 && _seen.Columns[0] is { Texts: > 0 } first)
        {
            throw new CsvInputException(_start.File.Name, first.FirstTextLine, Layout.Long!.Value + 1, $"expected a number for '{first.Name}', found '{first.FirstText}'; so in {first.Texts} rows");
        }

        int wanted = _start.Options.InputSize;
        return wanted == 0 || wanted == all.Length
            ? all
            : throw new CsvInputException(_start.File.Name, 1, OrderedColumns.Problem(wanted, all.Length));
    }

    private IReadOnlyList<Finding> FindingsOf(ColumnStatistics[] columns, IReadOnlyList<string> markers)
    {
        var findings = new FindingList();
        findings.AddFile(_start);
        findings.AddTime(_start, new TimeTrack(_start.File.Name, _time, _start.Zone), "");
        if (!_seen.IsOrdered)
        {
            findings.Add("order", "one name after the other; sorted by time", "");
        }

        findings.AddStep(_step, _seen.Steps, hasTime: true, _seen.Rows);
        AddRows(findings);
        findings.AddColumns(Columns);
        findings.AddMissing(columns, markers, _start.Options);
        string[] others = _seen.Keys.Names.Where((_, i) => !Columns.Any(column => column.Column == i)).ToArray();
        if (others.Length > 0)
        {
            findings.Add("left out", string.Join(", ", others.Take(8)) + (others.Length > 8 ? ", ..." : ""), "--column");
        }

        findings.AddBroken(_seen.Broken, OpenEnd.Problem(_seen.OpenEnd, _start));
        return findings.All;
    }

    private void AddRows(FindingList findings)
    {
        if (!_rows.IsTogether)
        {
            findings.Add("rows", $"names come at times of their own; a row has the last value of each since the row before{(_rows.Lost > 0 ? $", {_rows.Lost} earlier ones are left out" : "")}", "--step");
        }

        string[] missing = [.. Columns.Select((column, i) => (column.Name, Count: _rows.Missing.ElementAtOrDefault(i))).Where(name => name.Count > 0).Select(name => $"{name.Name} {name.Count}")];
        if (missing.Length > 0)
        {
            findings.Add("missing", $"in {_rows.Rows} rows no value of {string.Join(", ", missing.Take(8))}{(missing.Length > 8 ? ", ..." : "")}", "--step");
        }
    }
}
