using System;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Layouts;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>A column of a table that states the unit of each row: numbers of two units are no series of each other, and none of two.</summary>
internal sealed class UnitColumn
{
    private readonly string _file;
    private readonly string _name;
    private readonly int _column;
    private byte[] _first = [];
    private long _firstLine;

    private UnitColumn(string file, string name, int column) => (_file, _name, _column) = (file, name, column);

    /// <summary>The column of units; null for a table without, and where a person stated that it tells series apart.</summary>
    public static UnitColumn? Of(SurveyPlan plan)
    {
        int column = LongLayout.NamedUnit(plan.Layout.Header);
        return column < 0 || column == plan.Sequence ? null : new UnitColumn(plan.File, plan.Layout.NameOf(column), column);
    }

    /// <summary>Fails at another unit than before.</summary>
    public void Follow(FieldRow row)
    {
        ReadOnlySpan<byte> unit = row[_column];
        if (unit.IsEmpty || unit.SequenceEqual(_first))
        {
            return;
        }

        if (Unit.Find(row.Text(_column)) == null)
        {
            return;
        }

        if (_first.Length > 0)
        {
            string first = System.Text.Encoding.UTF8.GetString(_first);
            throw new CsvInputException(_file, row.Line, _column + 1, $"'{_name}' states {row.Text(_column)}, but {first} in line {_firstLine}: one column cannot hold both; --only \"{_name}={first}\" takes one");
        }

        (_first, _firstLine) = (unit.ToArray(), row.Line);
    }
}
