using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Readings.Layouts;
using TinyRnn.Quantizer.Readings.Reports;
using TinyRnn.Quantizer.Readings.Times;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>All that was decided about a table.</summary>
internal sealed class TablePlan : ISourcePlan
{
    private readonly SourceStart _start;
    private readonly ColumnReader[] _readers;
    private readonly int[] _texts;
    private readonly TimeTrack? _track;
    private readonly int _way;
    private readonly RowMemory _memory;
    private readonly int[] _places;
    private readonly int _sequence;
    private readonly RowOrder _order;
    private readonly SeriesRule _rule;
    private readonly StepDecision _step;

    public TablePlan(SourceStart start)
    {
        _start = start;
        string file = start.File.Name;
        FileLayout layout = start.Layout;
        int sequence = HeaderSearch.FindSequence(file, layout, start.Options);
        sequence = sequence < 0 && layout.TopicColumn > 0 && start.Options.Only == null ? layout.TopicColumn : sequence;
        _sequence = sequence;
        _texts = start.Options.Texts.Select(text => HeaderSearch.Find(file, layout, text.Name, text.Role)).ToArray();
        ColumnSource[] columns = TableColumns.Choose(start, _texts, sequence);
        ColumnReader[] readers = columns.Select(column => start.TableReaderOf(column)).ToArray();
        var survey = new SurveyPlan(file, layout, start.Time, start.Zone, columns, readers, _texts, sequence);
        TableSurvey seen = Look(survey);
        _memory = seen.Memory;
        bool isExplicit = start.Options.Wanted.Count + start.Options.InputSize + start.Options.Columns.Count > 0;
        RefuseUnits(isExplicit ? seen.Columns : []);
        bool[] kept = TableColumns.Judge(survey, seen, start.Options, isExplicit, column => start.Sample.Any(row => row.Texts[column].Length > 0));
        RefuseUnits(seen.Columns.Where((_, i) => kept[i]));
        (_track, string reason) = start.Time == null ? (null, "") : TimeDecision.Choose(file, start.Time, seen.Tracks, layout);
        _way = Array.IndexOf(seen.Tracks, _track);
        (LabelMarkers, IReadOnlyList<string> labels) = seen.Labels.Choose();
        Markers = [.. MarkerDecision.Choose(seen.Columns, readers, start.Options), .. labels];
        ImpossibleRange.Refuse(file, columns, seen.Columns, start.Options);
        (_order, _rule) = OrderDecision.Choose(survey, seen, _track, start.Options);
        if (_order == RowOrder.Right && seen.SeriesColumns != null && AlternatingSeries.Find(start, _track!.Reader, i => start.Time!.Columns.Contains(i) || (isExplicit && columns.Any(column => column.Column == i))) is int turns)
        {
            (_order, _rule) = (RowOrder.BySeries, new SeriesRule(turns, IsGrouped: true));
        }

        if (_rule.IsGrouped && !isExplicit)
        {
            kept = kept.Select((keep, i) => keep && columns[i].Column != _rule.Column).ToArray();
        }

        Columns = columns.Where((_, i) => kept[i]).ToArray();
        _readers = readers.Where((_, i) => kept[i]).ToArray();
        _places = Enumerable.Range(0, kept.Length).Where(i => kept[i]).ToArray();
        StepGuess distances = DistancesOf();
        _step = _track == null
            ? new StepDecision(0, false, false, start.Options.Step is double step ? $"{step} s, as stated; no time in the file" : "unknown, no time in the file", true)
            : StepDecision.Choose(file, distances, start.Options.Step);
        if (Columns.Count == 0 && seen.Rows > 0)
        {
            RefuseUnits(seen.Columns);
            throw NoNumbers.In(start, _texts);
        }

        HasSeries = _rule.IsGrouped || seen.Restarts > 0 || _track?.Restarts > 0 || seen.Series.Changes > 0 || LongGaps(distances) > 0;
        Reports = !start.Options.Report ? [] : seen.Columns.Where((_, i) => kept[i]).Select((column, i) => ColumnReport.Of(column, Columns[i].Unit)).ToArray();
        Findings = TableFindings.Of(this, start, survey, seen, (_track, reason), (_order, _rule), (_step, distances), kept);
    }

    public FileLayout Layout => _start.Layout;

    public IReadOnlyList<ColumnSource> Columns { get; }

    public IReadOnlyList<Finding> Findings { get; }

    public IReadOnlyList<ColumnReport> Reports { get; }

    public TimeKind Kind => _track == null ? TimeKind.None : _start.Zone != null ? TimeKind.Utc : _track.Reader.Kind;

    public IReadOnlyList<int> TimeColumns => _track == null ? [] : _start.Time!.Columns;

    public long Step => _track == null && _start.Options.Step is double stated ? (long)(stated * Time.Second) : _step.Step;

    public bool HasSeries { get; }

    public IReadOnlySet<double> LabelMarkers { get; }

    /// <summary>Rows of sorted series that come twice; null where rows stay in the order in which they stand.</summary>
    public long? DoubledInSeries { get; private set; }

    /// <summary>Numbers that were taken for missing readings, in words.</summary>
    public IReadOnlyList<string> Markers { get; }

    public bool[] TextIsTime => _texts.Select(text => _start.Time?.Columns[0] == text).ToArray();

    public IRecords OpenRecords()
    {
        IRecords records = new RowRecords(OpenRows(Rule()), LineOf(_track?.Changes ?? []), [.. Columns], _texts.Length, Rule());
        records = _order == RowOrder.Right ? records : new SortedRecords(records);
        records = _step.Grid ? new GridRecords(records, _step.Step, _step.Holds) : records;
        return new StepRecords(_start.File.Name, records, _step.Step);
    }

    /// <summary>All rows, from the memory if it has them.</summary>
    private IParsedRows OpenRows(SeriesRule rule) =>
        _memory.IsWhole && (rule.Column < 0 || rule.Column == _sequence)
            ? new RememberedRows(_memory, _way, _places, _readers, rule.Column < 0 ? -1 : _texts.Length)
            : new FileRows(_start.OpenRows(), _track?.Reader, [.. Columns], _readers, _texts, rule.Column);

    private TimeLine? LineOf(IReadOnlyList<ClockChange> changes) => _track == null ? null : new TimeLine(_start.File.Name, _track.Reader.Kind, _start.Zone, changes, _order == RowOrder.Reversed ? -changes.Sum(change => change.Shift) : 0) { IsReversed = _order == RowOrder.Reversed };

    private SeriesRule Rule() => _order == RowOrder.Sorted ? new SeriesRule(-1, false) : _rule;

    private void RefuseUnits(IEnumerable<ColumnStatistics> columns)
    {
        foreach (ColumnStatistics column in columns)
        {
            column.Units.Refuse(_start.File.Name, column.Name);
        }
    }

    private TableSurvey Look(SurveyPlan survey)
    {
        using IRowSource rows = _start.OpenRows();
        return TableSurvey.Run(survey, rows, _start.Options, _start.Options.RefuseMissing);
    }

    /// <summary>Distances in the order in which the rows will be.</summary>
    private StepGuess DistancesOf()
    {
        if (_track == null || _order == RowOrder.Right)
        {
            return _track?.Steps ?? new StepGuess();
        }

        if (_order == RowOrder.Reversed)
        {
            return _track.BackSteps;
        }

        DoubledInSeries = 0;
        var distances = new StepGuess();
        using var sorted = new SortedRecords(new RowRecords(OpenRows(Rule()), LineOf(_track.Changes), [.. Columns], 0, Rule()));
        var before = new Record(Columns.Count, 0);
        while (sorted.Read())
        {
            if (before.Time != Time.None && before.Series == sorted.Current.Series)
            {
                AddDistance(distances, before, sorted.Current);
            }

            before.Copy(sorted.Current);
        }

        return distances;
    }

    private void AddDistance(StepGuess distances, Record before, Record record)
    {
        if (record.Time > before.Time)
        {
            distances.Add(record.Time - before.Time, record.Line);
            return;
        }

        StepRecords.RequireSame(_start.File.Name, record, before);
        DoubledInSeries++;
    }

    private long LongGaps(StepGuess distances) => _step.Step == 0 || distances.Count == 0 ? 0 : distances.Judge(_step.Step, StepRule.LongestGap).LongGaps;
}
