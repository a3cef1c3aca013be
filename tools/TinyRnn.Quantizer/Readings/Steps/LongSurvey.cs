using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Layouts;
using TinyRnn.Quantizer.Readings.Reports;
using TinyRnn.Quantizer.Readings.Times;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>A look at a whole file of one value a line.</summary>
internal sealed class LongSurvey
{
    private readonly List<ColumnStatistics> _columns = [];
    private readonly List<ColumnReader> _readers = [];
    private readonly List<(long Time, double Value)> _last = [];

    private readonly StepGuess _forward = new();
    private readonly StepGuess _backward = new();
    private readonly KeyHeaders _headers;

    private LongSurvey(KeyTable keys, KeyHeaders headers)
    {
        Keys = keys;
        _headers = headers;
    }

    public KeyTable Keys { get; }

    public long Rows { get; private set; }

    /// <summary>One for each name.</summary>
    public IReadOnlyList<ColumnStatistics> Columns => _columns;

    /// <summary>Distances within each name; of a file with the newest first those back.</summary>
    public StepGuess Steps => _forward.Count > 0 ? _forward : _backward;

    /// <summary>True when the times of all names together never go back.</summary>
    public bool IsOrdered { get; private set; } = true;

    /// <summary>True when the times of some name go back, so that it may have two values of one time.</summary>
    public bool HasNameBackward { get; private set; }

    /// <summary>The shortest time between two rows of different times.</summary>
    public long Nearest { get; private set; } = long.MaxValue;

    public long First { get; private set; } = Time.None;

    public long Last { get; private set; }

    public BrokenLines Broken { get; private set; } = new();

    public long FirstLine { get; private set; }

    public long LastLine { get; private set; }

    /// <summary>The last field, with its line, of a file whose last line has no end; otherwise null.</summary>
    public (string Text, long Line)? OpenEnd { get; private set; }

    /// <summary>Looks at all rows.</summary>
    public static LongSurvey Run(SurveyPlan plan, IRowSource rows, ITimeReader reader, KeyHeaders headers, MissingWords words, ReadingOptions options)
    {
        var survey = new LongSurvey(new KeyTable(plan.Layout.Long!), headers) { Broken = rows.Broken };
        var line = new TimeLine(plan.File, reader.Kind, plan.Zone, []);
        long before = Time.None;
        while (rows.Read())
        {
            if (!reader.TryRead(rows.Row, out long shown))
            {
                TimeProblem.Add(rows.Broken, plan.Time!, rows.Row);
                continue;
            }

            long time = line.Next(shown, rows.Row.Line, startsSeries: false);
            survey.IsOrdered &= before == Time.None || time >= before;
            survey.Nearest = before != Time.None && time > before ? Math.Min(survey.Nearest, time - before) : survey.Nearest;
            before = time;
            survey.Add(plan, rows.Row, time, words, options);
        }

        survey.OpenEnd = rows.EndsOpen && rows.Row.Line == survey.LastLine ? (rows.Row.Text(rows.Row.Count - 1), survey.LastLine) : null;
        survey.Broken.Require(plan.File, survey.Rows, options.BrokenShare);
        return survey;
    }

    private void Add(SurveyPlan plan, FieldRow row, long time, MissingWords words, ReadingOptions options)
    {
        int key = Keys.Find(row);
        if (key < 0)
        {
            throw new CsvInputException(plan.File, row.Line, $"expected at most {KeyTable.MostKeys} names in column '{plan.Layout.NameOf(plan.Layout.Long!.Keys[0])}', found more; --only COLUMN=TEXT takes some");
        }

        if (key == _columns.Count)
        {
            ColumnName header = _headers.Of(Keys.Names[key], Keys.Units[key]);
            _columns.Add(new ColumnStatistics(Keys.Names[key], header, options.Report, options.KeepMarkers));
            _readers.Add(new ColumnReader(plan.Layout.Dialect, words, header, isConverted: false));
            _last.Add((Time.None, double.NaN));
        }

        RequireUnit(plan, row, key);
        Rows++;
        FirstLine = FirstLine == 0 ? row.Line : FirstLine;
        LastLine = row.Line;
        First = First == Time.None || time < First ? time : First;
        Last = Rows == 1 || time > Last ? time : Last;
        string? text = Count(key, row, plan.Layout.Long!.Value, out double value);
        (long lastTime, double lastValue) = _last[key];
        if (lastTime != Time.None && time > lastTime)
        {
            _forward.Add(time - lastTime, row.Line);
        }
        else if (lastTime != Time.None && time < lastTime)
        {
            _backward.Add(lastTime - time, row.Line);
        }
        else if (time == lastTime && !value.Equals(lastValue) && text == null)
        {
            throw DoubledValues.Problem(plan.File, row.Line, Keys.Names[key]);
        }

        HasNameBackward |= lastTime != Time.None && time < lastTime;

        _last[key] = (time, value);
    }

    private void RequireUnit(SurveyPlan plan, FieldRow row, int key)
    {
        int unit = plan.Layout.Long!.Unit;
        if (unit >= 0 && !row[unit].IsEmpty && row.Text(unit) != Keys.Units[key])
        {
            throw new CsvInputException(plan.File, row.Line, unit + 1, $"'{Keys.Names[key]}': expected the unit '{Keys.Units[key]}' as in the first of its rows, found '{row.Text(unit)}'; --only COLUMN=TEXT takes one unit");
        }
    }

    private string? Count(int key, FieldRow row, int column, out double value)
    {
        switch (_readers[key].Read(row[column], out value))
        {
            case CellKind.Number:
                _columns[key].AddNumber(value, row.Line);
                _columns[key].Units.Add(row[column], value, row.Line);
                return null;
            case CellKind.Negative:
                _columns[key].AddNegative(value, row.Line, row[column]);
                return null;
            case CellKind.Missing:
                _columns[key].AddMissing();
                return null;
            case CellKind.Marked:
                _columns[key].AddMarked(value, row.Line, row.Text(column));
                _columns[key].Units.Add(row[column], value, row.Line);
                return null;
            default:
                _columns[key].AddText(row.Line, row.Text(column));
                _columns[key].Units.AddText(row[column], row.Line);
                value = double.NaN;
                return row.Text(column);
        }
    }
}
