using TinyRnn.Quantizer.Readings.Times;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>The rows of a table as records: in series, with their times made one line, in the wanted units.</summary>
internal sealed class RowRecords : IRecords
{
    private readonly IParsedRows _rows;
    private readonly TimeLine? _line;
    private readonly ColumnSource[] _columns;
    private readonly SeriesCounter _series;

    /// <param name="rows">Disposed with this.</param>
    /// <param name="line">Of their times; null for rows without time. Rows that have none are then passed, they were counted before.</param>
    /// <param name="columns">The columns of readings.</param>
    /// <param name="texts">How many texts are kept.</param>
    /// <param name="rule">Which series a row belongs to.</param>
    public RowRecords(IParsedRows rows, TimeLine? line, ColumnSource[] columns, int texts, SeriesRule rule)
    {
        _rows = rows;
        _line = line;
        _columns = columns;
        _series = new SeriesCounter(rule);
        Current = new Record(columns.Length, texts);
    }

    public Record Current { get; }

    public long Position => _rows.Position;

    public long? Length => _rows.Length;

    public bool Read()
    {
        while (_rows.Read())
        {
            if (_line == null || _rows.Shown != Time.None)
            {
                Take();
                return true;
            }
        }

        return false;
    }

    public void Dispose() => _rows.Dispose();

    private void Take()
    {
        Current.Line = _rows.Line;
        Current.Series = _series.Next(_rows.SeriesText, _rows.StartsSeries);
        if (_line != null)
        {
            Current.Time = _line.Next(_rows.Shown, _rows.Line, _series.Starts);
            Current.Series = _line.StartsSeries ? _series.Break() : Current.Series;
        }

        _rows.CopyValues(Current.Values);
        for (int i = 0; i < _columns.Length; i++)
        {
            ColumnSource column = _columns[i];
            if (column.IsConverted)
            {
                Current.Values[i] = (Current.Values[i] * column.Scale) + column.Offset;
            }
        }

        for (int i = 0; i < Current.TextCount; i++)
        {
            Current.SetText(i, _rows.Text(i));
        }
    }
}
