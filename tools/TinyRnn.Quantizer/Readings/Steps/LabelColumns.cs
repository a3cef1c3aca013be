using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Layouts;
using TinyRnn.Quantizer.Readings.Reports;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>Labels that are numbers, looked at as readings are: -999 is no label either.</summary>
internal sealed class LabelColumns
{
    private readonly int[] _columns;
    private readonly ColumnReader[] _readers;
    private readonly ColumnStatistics[] _found;
    private readonly ReadingOptions _options;

    public LabelColumns(SurveyPlan plan, ReadingOptions options)
    {
        _options = options;
        _columns = [.. plan.Texts.Where((column, i) => options.Texts[i].Role == "label" && plan.Layout.Kinds[column] == ColumnKind.Number)];
        ColumnName?[] names = [.. _columns.Select(column => plan.Layout.Header.Count > 0 ? plan.Layout.Header[column] : null)];
        _readers = [.. names.Select(name => new ColumnReader(plan.Layout.Dialect, MissingWords.Known, name, isConverted: false))];
        _found = [.. names.Select((name, i) => new ColumnStatistics(plan.Layout.NameOf(_columns[i]), name, isClose: false, options.KeepMarkers))];
    }

    /// <summary>Follows a row.</summary>
    public void Add(FieldRow row)
    {
        for (int i = 0; i < _columns.Length; i++)
        {
            if (_readers[i].Read(row[_columns[i]], out double value) == CellKind.Number)
            {
                _found[i].AddNumber(value, row.Line);
            }
        }
    }

    /// <summary>The numbers that mean a missing label, and what is said of them.</summary>
    public (IReadOnlySet<double> Numbers, IReadOnlyList<string> Texts) Choose()
    {
        double[] candidates = [.. _found.SelectMany(column => column.Candidates.Keys)];
        IReadOnlyList<string> texts = MarkerDecision.Choose(_found, _readers, _options);
        return (candidates.Where(number => _readers.Any(reader => reader.IsMarker(number))).ToHashSet(), texts);
    }
}
