using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Layouts;
using TinyRnn.Quantizer.Readings.Times;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>The rows of a live source, which nobody has looked at before: what is no number is an error, as is a missing reading where it was asked for.</summary>
internal sealed class LiveRecords : IRecords
{
    private readonly string _file;
    private readonly IRowSource _rows;
    private readonly ColumnSource[] _columns;
    private readonly ColumnReader[] _checks;
    private readonly RowRecords _records;
    private readonly bool _refusesMissing;
    private long _before = Time.None;
    private int _series = -1;
    private readonly Dialect _dialect;
    private readonly OtherUnits? _unit;
    private readonly SendersInTurn _senders;
    private readonly (int Column, string Name)[] _senderColumns;

    public LiveRecords(string file, IRowSource rows, LiveTime time, FileLayout layout, ColumnSource[] columns, ColumnReader[] readers, int[] texts, SeriesRule rule, bool refusesMissing)
    {
        _file = file;
        _rows = rows;
        _dialect = layout.Dialect;
        _senders = new SendersInTurn(file);
        _senderColumns = layout.IsLog || rule.Column >= 0 ? [] : [.. layout.Header.Select((header, i) => (i, header.Text)).Where(header => SeriesNames.AreOf(header.Text) && !columns.Any(column => column.Column == header.i) && !texts.Contains(header.i) && time.Plan?.Columns.Contains(header.i) != true)];
        _unit = layout.IsLog ? null : OtherUnits.Of(file, layout, rule.Column);
        _columns = columns;
        _checks = readers;
        _refusesMissing = refusesMissing;
        ToldTime? reader = time.Plan is { } plan ? new ToldTime(plan.Readers[0], plan.Columns[0], rows.Broken) : null;
        TimeLine? line = reader == null ? null : new TimeLine(file, reader.Kind, time.Zone, []) { BreaksAtEarlier = true };
        _records = new RowRecords(new FileRows(rows, reader, columns, readers, texts, rule.Column), line, columns, texts.Length, rule);
    }

    public Record Current => _records.Current;

    public long Position => _records.Position;

    public long? Length => _records.Length;

    public bool Read()
    {
        while (_records.Read())
        {
            _unit?.Follow(_rows.Row);
            foreach ((int column, string name) in _senderColumns)
            {
                _senders.Follow(name, $"'{name}'", _rows.Row.Text(column), _rows.Row.Line);
            }

            if (IsReading() && !IsDoubled())
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose() => _records.Dispose();

    /// <summary>A row of the time before, such as one that a terminal wrote twice.</summary>
    private bool IsDoubled()
    {
        if (Current.Time != Time.None && Current.Time == _before && Current.Series == _series)
        {
            _rows.Broken.Add("time again", _rows.Row.Line, "the time of the row before again");
            return true;
        }

        (_before, _series) = (Current.Time, Current.Series);
        return false;
    }

    private string DecimalHint(int column)
    {
        (byte other, byte thousands) = _dialect.Decimal == '.' ? ((byte)',', (byte)'.') : ((byte)'.', (byte)',');
        return NumberText.TryParse(_rows.Row[column], other, thousands, out _) ? $" (--decimal {(char)other} reads it)" : "";
    }

    /// <summary>A row with a text where a number should be is noise between readings.</summary>
    private bool IsReading()
    {
        for (int i = 0; i < _columns.Length; i++)
        {
            if (!double.IsNaN(Current.Values[i]))
            {
                continue;
            }

            int column = _columns[i].Column;
            CellKind kind = _checks[i].Read(_rows.Row[column], out _);
            string text = _rows.Row.Text(column);
            if (kind == CellKind.Text)
            {
                _rows.Broken.Add($"text in {column}", _rows.Row.Line, $"column '{_columns[i].Name}': expected a number, found '{text}'{DecimalHint(column)}");
                return false;
            }

            if (_refusesMissing)
            {
                throw new CsvInputException(_file, _rows.Row.Line, column + 1, $"column '{_columns[i].Name}': expected a finite reading, found '{text}'");
            }
        }

        return true;
    }
}
