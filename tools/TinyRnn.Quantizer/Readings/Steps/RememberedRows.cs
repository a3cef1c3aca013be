using System;
using TinyRnn.Quantizer.Readings.Times;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>Rows that were remembered when the file was looked at.</summary>
/// <param name="memory">All rows.</param>
/// <param name="time">Which way of reading times is right, or -1 for a file without time.</param>
/// <param name="columns">Of each column of readings, its place in the memory.</param>
/// <param name="readers">One for each, which knows by now what numbers are no readings.</param>
/// <param name="series">The place of the text that tells series apart, or -1.</param>
internal sealed class RememberedRows(RowMemory memory, int time, int[] columns, ColumnReader[] readers, int series) : IParsedRows
{
    private int _row = -1;

    public long Line => memory.LineOf(_row);

    public bool StartsSeries => memory.StartsSeries(_row);

    public long Shown => time < 0 ? Time.None : memory.ShownOf(_row, time);

    public ReadOnlySpan<byte> SeriesText => series < 0 ? default : memory.TextOf(_row, series);

    public long Position => memory.Count == 0 ? 0 : (memory.FileLength ?? 0) * Math.Min(_row + 1, memory.Count) / memory.Count;

    public long? Length => memory.FileLength;

    public bool Read()
    {
        _row += _row < memory.Count ? 1 : 0;
        return _row < memory.Count;
    }

    public void CopyValues(Span<double> values)
    {
        ReadOnlySpan<double> all = memory.ValuesOf(_row);
        for (int i = 0; i < values.Length; i++)
        {
            double value = all[columns[i]];
            values[i] = readers[i].IsMarker(value) ? double.NaN : value;
        }
    }

    public ReadOnlySpan<byte> Text(int index) => memory.TextOf(_row, index);

    public void Dispose()
    {
        // The memory is the plan's.
    }
}
