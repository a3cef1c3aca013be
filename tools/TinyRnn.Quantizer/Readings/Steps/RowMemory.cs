using System;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>
/// The rows of a small table as they were read when the file was looked at, so that it need not be read again. What would take more
/// than a fixed number of bytes is forgotten.
/// </summary>
/// <param name="values">Readings of a row.</param>
/// <param name="times">Ways in which its time was read.</param>
/// <param name="texts">Texts of a row.</param>
internal sealed class RowMemory(int values, int times, int texts)
{
    private const int MostBytes = 1 << 25;
    private const int FirstRows = 1 << 10;

    private readonly int _mostRows = MostBytes / (sizeof(long) * (1 + values + times) + (sizeof(int) * texts));
    private long[] _lines = new long[FirstRows];
    private double[] _values = new double[FirstRows * values];
    private long[] _times = new long[FirstRows * times];
    private int[] _textEnds = new int[FirstRows * texts];
    private byte[] _text = [];
    private int _textLength;

    /// <summary>True when all rows that were added are remembered.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>Rows that are remembered.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of the file, which stand for its rows where progress is shown.</summary>
    public long? FileLength { get; set; }

    /// <summary>Adds a row without its texts, which must follow.</summary>
    /// <param name="line">From 1.</param>
    /// <param name="startsSeries">True when the file began anew before it.</param>
    /// <param name="shown">Its time, read in each way.</param>
    /// <param name="row">Its readings.</param>
    public void Add(long line, bool startsSeries, ReadOnlySpan<long> shown, ReadOnlySpan<double> row)
    {
        if (!IsWhole || !HasRoom())
        {
            return;
        }

        _lines[Count] = startsSeries ? -line : line;
        shown.CopyTo(_times.AsSpan(Count * times));
        row.CopyTo(_values.AsSpan(Count * values));
        Count++;
    }

    /// <summary>Adds a text of the row that was added last; all must be added in order.</summary>
    public void AddText(int index, ReadOnlySpan<byte> text)
    {
        if (!IsWhole)
        {
            return;
        }

        if (_textLength + text.Length > MostBytes)
        {
            Forget();
            return;
        }

        if (_textLength + text.Length > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(2 * _text.Length, _textLength + text.Length + 1024));
        }

        text.CopyTo(_text.AsSpan(_textLength));
        _textLength += text.Length;
        _textEnds[((Count - 1) * texts) + index] = _textLength;
    }

    public long LineOf(int row) => Math.Abs(_lines[row]);

    public bool StartsSeries(int row) => _lines[row] < 0;

    public long ShownOf(int row, int way) => _times[(row * times) + way];

    public double ValueOf(int row, int column) => _values[(row * values) + column];

    public ReadOnlySpan<byte> TextOf(int row, int index)
    {
        int at = (row * texts) + index;
        int start = at == 0 ? 0 : _textEnds[at - 1];
        return _text.AsSpan(start, _textEnds[at] - start);
    }

    private bool HasRoom()
    {
        if (Count < _lines.Length)
        {
            return true;
        }

        int rows = Math.Min(2 * _lines.Length, _mostRows);
        if (rows <= Count)
        {
            Forget();
            return false;
        }

        Array.Resize(ref _lines, rows);
        Array.Resize(ref _values, rows * values);
        Array.Resize(ref _times, rows * times);
        Array.Resize(ref _textEnds, rows * texts);
        return true;
    }

    private void Forget()
    {
        (IsWhole, Count) = (false, 0);
        (_lines, _values, _times, _textEnds, _text) = ([], [], [], [], []);
    }
}
