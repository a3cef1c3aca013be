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

    public LongPlan(SourceStart start)
    {
        _start = start;
        string file = start.File.Name;
        var survey = new SurveyPlan(file, start.Layout, start.Time, start.Zone, [], [], [], -1);
        (_seen, _time) = Look(survey);
        FileLayout keys = start.Layout with { Header = _seen.Keys.Names.Select(key => ColumnName.Of(key)).ToArray(), FieldCount = _seen.Keys.Names.Count };
        Columns = Choose(keys);
        ColumnStatistics[] columns = Columns.Select(column => _seen.Columns[column.Column]).ToArray();
        _readers = Columns.Select(column => start.ReaderOf(column)).ToArray();
        IReadOnlyList<string> markers = MarkerDecision.Choose(columns, _readers, start.Options);
        _step = StepDecision.Choose(file, _seen.Steps, start.Options.Step, _seen.FirstLine);
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

    public bool[] TextIsTime => [];

    public IRecords OpenRecords()
    {
        var line = new TimeLine(_start.File.Name, _time.Kind, _start.Zone, []);
        IRecords values = new KeyedRecords(_start.OpenRows(), Layout.Long!, _seen.Keys, _time, line, [.. Columns], _readers);
        values = _seen.IsOrdered ? values : new SortedRecords(values);
        return new StepRecords(_start.File.Name, new PivotedRecords(values, Columns.Count, _step.Step, _step.Grid), _step.Step);
    }

    private (LongSurvey Seen, ITimeReader Time) Look(SurveyPlan survey)
    {
        using IRowSource rows = _start.OpenRows();
        ITimeReader time = _start.Time!.Readers.Count == 1 || _start.Time.HasPoints ? _start.Time.Readers[0]
            : _start.Time.HasHalfDays ? _start.Time.Readers[1]
            : throw TimeDecision.Ambiguous(_start.File.Name, _start.Time);
        return (LongSurvey.Run(survey, rows, time, Layout.Dialect, _start.Words, _start.Options), time);
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
}
