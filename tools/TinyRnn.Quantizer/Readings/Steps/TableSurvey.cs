using System;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Layouts;
using TinyRnn.Quantizer.Readings.Reports;
using TinyRnn.Quantizer.Readings.Times;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>What is to be looked at.</summary>
/// <param name="File">For messages.</param>
/// <param name="Layout">The file's.</param>
/// <param name="Time">Where its times are, or null.</param>
/// <param name="Zone">Of local times, or null.</param>
/// <param name="Columns">The columns of numbers.</param>
/// <param name="Readers">One for each.</param>
/// <param name="Texts">The columns of kept texts.</param>
/// <param name="Sequence">A column that changes where another series begins, or -1.</param>
internal sealed record SurveyPlan(string File, FileLayout Layout, TimePlan? Time, Zone? Zone, ColumnSource[] Columns, ColumnReader[] Readers, int[] Texts, int Sequence);

/// <summary>A look at a whole table, before anything is made of it: what its fields are, in which order its times come and how far apart.</summary>
internal sealed class TableSurvey
{
    private readonly SurveyPlan _plan;
    private readonly bool _refusesMissing;
    private readonly OtherUnits? _unit;
    private readonly OtherTimes? _times;
    private double[] _values;
    private double[] _before;
    private long _lastLine;

    private TableSurvey(SurveyPlan plan, ReadingOptions options, bool refusesMissing)
    {
        _plan = plan;
        _refusesMissing = refusesMissing;
        _unit = OtherUnits.Of(plan.File, plan.Layout, plan.Sequence);
        _times = OtherTimes.Of(plan, options);
        _values = new double[plan.Columns.Length];
        _before = new double[plan.Columns.Length];
        Columns = plan.Columns.Select(column => new ColumnStatistics(column.Name, column.Header, options.Report, options.KeepMarkers)).ToArray();
        Tracks = plan.Time?.Readers.Select(reader => new TimeTrack(plan.File, reader, plan.Zone)).ToArray() ?? [];
        bool[] taken = new bool[plan.Layout.FieldCount];
        bool isWanted = options.Wanted.Count + options.InputSize + options.Columns.Count > 0;
        foreach (int column in (isWanted ? plan.Columns.Select(column => column.Column) : []).Concat(plan.Time?.Columns ?? []))
        {
            taken[column] = true;
        }

        Labels = new LabelColumns(plan, options);
        Memory = new RowMemory(plan.Columns.Length, Tracks.Length, plan.Texts.Length + (plan.Sequence >= 0 ? 1 : 0));
        Series = new SeriesCounter(new SeriesRule(plan.Sequence, IsGrouped: false));
        SeriesColumns = plan.Time == null || plan.Sequence >= 0 || plan.Time.Kind == TimeKind.Elapsed ? null : new SeriesColumns(plan.Layout, i => taken[i]);
    }

    public long Rows { get; private set; }

    /// <summary>How often the file began anew.</summary>
    public long Restarts { get; private set; }

    public ColumnStatistics[] Columns { get; }

    public TimeTrack[] Tracks { get; }

    public SeriesCounter Series { get; }

    public LabelColumns Labels { get; }

    public SeriesColumns? SeriesColumns { get; }

    public BrokenLines Broken { get; private set; } = new();

    /// <summary>The last field, with its line, of a file whose last line has no end; otherwise null.</summary>
    public (string Text, long Line)? OpenEnd { get; private set; }

    /// <summary>The rows, if they are few.</summary>
    public RowMemory Memory { get; }

    /// <summary>Looks at all rows.</summary>
    /// <param name="plan">What is to be looked at.</param>
    /// <param name="rows">All of them are read.</param>
    /// <param name="options">What is stated.</param>
    /// <param name="refusesMissing">True when a missing reading is an error.</param>
    public static TableSurvey Run(SurveyPlan plan, IRowSource rows, ReadingOptions options, bool refusesMissing)
    {
        var survey = new TableSurvey(plan, options, refusesMissing) { Broken = rows.Broken };
        while (rows.Read())
        {
            survey.Add(rows);
        }

        foreach (ColumnStatistics column in survey.Columns)
        {
            column.Finish();
        }

        survey.Memory.FileLength = rows.Length;
        survey.OpenEnd = rows.EndsOpen && rows.Row.Line == survey._lastLine ? (rows.Row.Text(rows.Row.Count - 1), survey._lastLine) : null;
        survey.Broken.Require(plan.File, survey.Rows, options.BrokenShare);
        return survey;
    }

    private void Add(IRowSource rows)
    {
        Dialects.FieldRow row = rows.Row;
        Span<long> shown = stackalloc long[3];
        if (Tracks.Length > 0 && !ReadTimes(row, shown))
        {
            if (!row.IsBlank)
            {
                TimeProblem.Add(Broken, _plan.Time!, row);
            }

            return;
        }

        _lastLine = row.Line;
        _unit?.Follow(row);
        _times?.Follow(row);
        ReadValues(row);
        Labels.Add(row);
        _ = Series.Next(_plan.Sequence >= 0 ? row[_plan.Sequence] : default, rows.StartsSeries);
        Restarts += rows.StartsSeries ? 1 : 0;
        if (Tracks.Length > 0)
        {
            FollowTimes(row, shown);
        }

        Remember(row, rows.StartsSeries, shown);
        Rows++;
        (_values, _before) = (_before, _values);
    }

    /// <summary>The time in each way of reading it; false when none reads it, which says nothing about the ways.</summary>
    private bool ReadTimes(Dialects.FieldRow row, Span<long> shown)
    {
        if (Tracks.Length == 1)
        {
            return Tracks[0].Reader.TryRead(row, out shown[0]);
        }

        bool isRead = false;
        bool isRefused = false;
        for (int i = 0; i < Tracks.Length; i++)
        {
            bool good = Tracks[i].Reader.TryRead(row, out shown[i]);
            shown[i] = good ? shown[i] : Time.None;
            isRead |= good;
            isRefused |= !good;
        }

        for (int i = 0; isRead && isRefused && i < Tracks.Length; i++)
        {
            if (shown[i] == Time.None)
            {
                Tracks[i].Fail(row.Line, row.Text(_plan.Time!.Columns[0]));
            }
        }

        return isRead;
    }

    private void Remember(Dialects.FieldRow row, bool startsSeries, ReadOnlySpan<long> shown)
    {
        Memory.Add(row.Line, startsSeries, shown[..Tracks.Length], _values);
        for (int i = 0; i < _plan.Texts.Length; i++)
        {
            Memory.AddText(i, row[_plan.Texts[i]]);
        }

        if (_plan.Sequence >= 0)
        {
            Memory.AddText(_plan.Texts.Length, row[_plan.Sequence]);
        }
    }

    private void FollowTimes(Dialects.FieldRow row, Span<long> shown)
    {
        bool isSame = _values.AsSpan().SequenceEqual(_before);
        for (int i = 0; i < Tracks.Length; i++)
        {
            if (shown[i] != Time.None)
            {
                Tracks[i].Add(shown[i], row.Line, Series.Starts, isSame);
            }
        }

        SeriesColumns?.Add(row, shown[0] != Time.None ? shown[0] : shown[1] != Time.None ? shown[1] : shown[2]);
    }

    private void ReadValues(Dialects.FieldRow row)
    {
        for (int i = 0; i < Columns.Length; i++)
        {
            int at = _plan.Columns[i].Column;
            switch (_plan.Readers[i].Read(row[at], out _values[i]))
            {
                case CellKind.Number:
                    Columns[i].AddNumber(_values[i], row.Line);
                    Columns[i].Units.Add(row[at], _values[i], row.Line);
                    break;
                case CellKind.Negative:
                    Columns[i].AddNegative(_values[i], row.Line, row[at]);
                    break;
                case CellKind.Missing:
                    RefuseMissing(row, at);
                    Columns[i].AddMissing();
                    break;
                case CellKind.Marked:
                    Columns[i].AddMarked(_values[i], row.Line, row.Text(at));
                    Columns[i].Units.Add(row[at], _values[i], row.Line);
                    break;
                default:
                    RefuseOtherNotation(row, at);
                    Columns[i].AddText(row.Line, row.Text(at));
                    Columns[i].Units.AddText(row[at], row.Line);
                    _values[i] = double.NaN;
                    break;
            }
        }
    }

    /// <summary>A number with the other decimal sign means that all before it may have been misread.</summary>
    private void RefuseOtherNotation(Dialects.FieldRow row, int column)
    {
        Dialects.Dialect dialect = _plan.Layout.Dialect;
        (byte other, string name) = dialect.Decimal == '.' ? ((byte)',', "comma") : ((byte)'.', "point");
        if (other != dialect.Separator && Dialects.NumberText.TryParse(row[column], other, dialect.Decimal, out _))
        {
            throw new CsvInputException(_plan.File, row.Line, column + 1, $"'{row.Text(column)}' has a decimal {name}, numbers before it have not; --decimal states which is right");
        }
    }

    private void RefuseMissing(Dialects.FieldRow row, int column)
    {
        if (_refusesMissing)
        {
            throw new CsvInputException(_plan.File, row.Line, column + 1, $"column '{_plan.Layout.NameOf(column)}': expected a finite reading, found '{row.Text(column)}'");
        }
    }
}
