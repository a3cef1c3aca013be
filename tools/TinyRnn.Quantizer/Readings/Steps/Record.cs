using System;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>A row of a file as numbers and kept texts; reused from row to row.</summary>
internal sealed class Record
{
    private byte[] _text = new byte[64];
    private readonly int[] _ends;

    public Record(int values, int texts)
    {
        Values = new double[values];
        _ends = new int[texts];
    }

    /// <summary>Nanoseconds, or <see cref="Times.Time.None"/>.</summary>
    public long Time { get; set; } = Times.Time.None;

    /// <summary>The line, from 1.</summary>
    public long Line { get; set; }

    /// <summary>The number of the series, from 0.</summary>
    public int Series { get; set; }

    /// <summary>True for a step that the file does not have.</summary>
    public bool IsGap { get; set; }

    /// <summary>A missing one is NaN.</summary>
    public double[] Values { get; }

    public int TextCount => _ends.Length;

    /// <summary>A kept text as UTF-8.</summary>
    public ReadOnlySpan<byte> Text(int index)
    {
        int start = index == 0 ? 0 : _ends[index - 1];
        return _text.AsSpan(start, _ends[index] - start);
    }

    /// <summary>Sets a kept text; all must be set in order.</summary>
    public void SetText(int index, ReadOnlySpan<byte> text)
    {
        int start = index == 0 ? 0 : _ends[index - 1];
        if (_text.Length < start + text.Length)
        {
            Array.Resize(ref _text, 2 * (start + text.Length));
        }

        text.CopyTo(_text.AsSpan(start));
        _ends[index] = start + text.Length;
    }

    /// <summary>Becomes the same as another.</summary>
    public void Copy(Record other)
    {
        (Time, Line, Series, IsGap) = (other.Time, other.Line, other.Series, other.IsGap);
        other.Values.CopyTo(Values, 0);
        for (int i = 0; i < _ends.Length; i++)
        {
            SetText(i, other.Text(i));
        }
    }

    /// <summary>Becomes a step of which nothing was read.</summary>
    public void SetMissing(long time, long line, int series)
    {
        (Time, Line, Series, IsGap) = (time, line, series, true);
        Array.Fill(Values, double.NaN);
        Array.Clear(_ends);
    }

    /// <summary>True when all values are the same, missing ones included.</summary>
    public bool HasSameValues(Record other)
    {
        for (int i = 0; i < Values.Length; i++)
        {
            if (!Values[i].Equals(other.Values[i]))
            {
                return false;
            }
        }

        return true;
    }
}
