using System;
using System.Globalization;
using TinyRnn.Quantizer.Readings.Layouts;
using TinyRnn.Quantizer.Readings.Times;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>The rows of a table as numbers. Rows without a time are passed, they were counted before.</summary>
internal sealed class RowRecords : IRecords
{
    private readonly IRowSource _rows;
    private readonly ITimeReader? _time;
    private readonly TimeLine? _line;
    private readonly ColumnSource[] _columns;
    private readonly ColumnReader[] _readers;
    private readonly int[] _texts;
    private readonly SeriesRule _rule;
    private readonly SeriesCounter _series;

    public RowRecords(IRowSource rows, ITimeReader? time, TimeLine? line, ColumnSource[] columns, ColumnReader[] readers, int[] texts, SeriesRule rule)
    {
        _rows = rows;
        _time = time;
        _line = line;
        _columns = columns;
        _readers = readers;
        _texts = texts;
        _rule = rule;
        _series = new SeriesCounter(rule);
        Current = new Record(columns.Length, texts.Length);
    }

    public Record Current { get; }

    public long Position => _rows.Position;

    public long? Length => _rows.Length;

    /// <summary>The row as it stands.</summary>
    public Dialects.FieldRow Row => _rows.Row;

    public bool Read()
    {
        while (_rows.Read())
        {
            long shown = Time.None;
            if (_time != null && !_time.TryRead(_rows.Row, out shown))
            {
                continue;
            }

            Take(shown);
            return true;
        }

        return false;
    }

    public void Dispose() => _rows.Dispose();

    private void Take(long shown)
    {
        Dialects.FieldRow row = _rows.Row;
        Current.Line = row.Line;
        Current.Series = _series.Next(_rule.Column >= 0 ? row[_rule.Column] : default, _rows.StartsSeries);
        if (_line != null)
        {
            Current.Time = _line.Next(shown, row.Line, _series.Starts);
            Current.Series = _line.StartsSeries ? _series.Break() : Current.Series;
        }

        for (int i = 0; i < _columns.Length; i++)
        {
            Current.Values[i] = ReadValue(i, row[_columns[i].Column]);
        }

        for (int i = 0; i < _texts.Length; i++)
        {
            Current.SetText(i, row[_texts[i]]);
        }
    }

    private double ReadValue(int index, ReadOnlySpan<byte> field)
    {
        CellKind kind = _readers[index].Read(field, out double value);
        if (kind == CellKind.Text)
        {
            return double.NaN;
        }

        ColumnSource column = _columns[index];
        return column.IsConverted ? (value * column.Scale) + column.Offset : SingleSafe(field, value);
    }

    /// <summary>
    /// A model takes the float that is nearest to the text. Where the double lies in the middle of two floats, rounding it would round
    /// twice, and the text decides.
    /// </summary>
    private static double SingleSafe(ReadOnlySpan<byte> field, double value)
    {
        const long rest = 0x1FFFFFFF;
        return (BitConverter.DoubleToInt64Bits(value) & rest) == 0x10000000
            && float.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out float single)
            && float.IsFinite(single)
            ? single
            : value;
    }
}
