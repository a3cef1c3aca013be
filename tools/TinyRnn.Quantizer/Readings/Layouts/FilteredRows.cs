using System;
using System.Text;
using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Only the rows that have a text in a column.</summary>
internal sealed class FilteredRows(IRowSource source, int column, string text) : IRowSource
{
    private readonly byte[] _text = Encoding.UTF8.GetBytes(text.Trim());

    public FieldRow Row => source.Row;

    public bool StartsSeries { get; private set; }

    public BrokenLines Broken => source.Broken;

    public long Position => source.Position;

    public long? Length => source.Length;

    public bool EndsOpen => source.EndsOpen;

    public bool Read()
    {
        StartsSeries = false;
        while (source.Read())
        {
            StartsSeries |= source.StartsSeries;
            if (column < Row.Count && Row[column].Trim((byte)' ').SequenceEqual(_text))
            {
                return true;
            }
        }

        return false;
    }

    public void Dispose() => source.Dispose();
}
