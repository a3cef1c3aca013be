using System;
using TinyRnn.Quantizer.Readings.Layouts;
using TinyRnn.Quantizer.Readings.Times;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>Rows that are read from the file.</summary>
/// <param name="rows">Disposed with this.</param>
/// <param name="time">How their times are read, or null.</param>
/// <param name="columns">The columns of readings.</param>
/// <param name="readers">One for each.</param>
/// <param name="texts">The columns of kept texts.</param>
/// <param name="series">The column that tells series apart, or -1.</param>
internal sealed class FileRows(IRowSource rows, ITimeReader? time, ColumnSource[] columns, ColumnReader[] readers, int[] texts, int series) : IParsedRows
{
    public long Line => rows.Row.Line;

    public bool StartsSeries => rows.StartsSeries;

    public long Shown { get; private set; } = Time.None;

    public ReadOnlySpan<byte> SeriesText => series >= 0 ? rows.Row[series] : default;

    public long Position => rows.Position;

    public long? Length => rows.Length;

    public bool Read()
    {
        if (!rows.Read())
        {
            return false;
        }

        Shown = time != null && time.TryRead(rows.Row, out long shown) ? shown : Time.None;
        return true;
    }

    public void CopyValues(Span<double> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            CellKind kind = readers[i].Read(rows.Row[columns[i].Column], out double value);
            values[i] = kind == CellKind.Text ? double.NaN : value;
        }
    }

    public ReadOnlySpan<byte> Text(int index) => rows.Row[texts[index]];

    public void Dispose() => rows.Dispose();
}
