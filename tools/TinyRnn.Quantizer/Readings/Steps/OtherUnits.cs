using System;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Layouts;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>Columns of a table that state the unit of each row: numbers of two units are no series of each other, and none of two.</summary>
internal sealed class OtherUnits
{
    private readonly string _file;
    private readonly FileLayout _layout;
    private readonly int[] _columns;
    private readonly (byte[] Unit, long Line)[] _first;

    private OtherUnits(string file, FileLayout layout, int[] columns)
    {
        (_file, _layout, _columns) = (file, layout, columns);
        _first = [.. columns.Select(_ => (Array.Empty<byte>(), 0L))];
    }

    /// <summary>The columns of units; null for a table without.</summary>
    /// <param name="file">For messages.</param>
    /// <param name="layout">The file's.</param>
    /// <param name="sequence">A column that a person stated to tell series apart, or -1.</param>
    public static OtherUnits? Of(string file, FileLayout layout, int sequence)
    {
        int[] columns = [.. UnitColumns.Of(layout).Where(column => column != sequence)];
        return columns.Length == 0 ? null : new OtherUnits(file, layout, columns);
    }

    /// <summary>Fails at another unit than before.</summary>
    public void Follow(FieldRow row)
    {
        for (int i = 0; i < _columns.Length; i++)
        {
            ReadOnlySpan<byte> unit = row[_columns[i]];
            if (unit.IsEmpty || unit.SequenceEqual(_first[i].Unit) || Unit.Find(row.Text(_columns[i])) == null)
            {
                continue;
            }

            if (_first[i].Line > 0)
            {
                string name = _layout.NameOf(_columns[i]);
                string first = System.Text.Encoding.UTF8.GetString(_first[i].Unit);
                throw new CsvInputException(_file, row.Line, _columns[i] + 1, $"'{name}' states {row.Text(_columns[i])}, but {first} in line {_first[i].Line}: one column cannot hold both; --only \"{name}={first}\" takes one");
            }

            _first[i] = (unit.ToArray(), row.Line);
        }
    }
}
