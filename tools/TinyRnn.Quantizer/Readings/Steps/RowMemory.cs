using System;
using System.Collections.Generic;
using System.Numerics;

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

    // Small enough for arrays that are cheap to make and to let go.
    private const int ChunkBytes = 1 << 16;

    private readonly int _mostRows = MostBytes / RowBytes(values, times, texts);
    private readonly int _chunkBits = BitOperations.Log2((uint)Math.Max(1, ChunkBytes / RowBytes(values, times, texts)));
    private readonly List<Chunk> _chunks = [];
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

        (Chunk chunk, int at) = Find(Count++);
        chunk.Lines[at] = startsSeries ? -line : line;
        shown.CopyTo(chunk.Times.AsSpan(at * times));
        row.CopyTo(chunk.Values.AsSpan(at * values));
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
        (Chunk chunk, int at) = Find(Count - 1);
        chunk.TextEnds[(at * texts) + index] = _textLength;
    }

    public long LineOf(int row) => Math.Abs(SignedLine(row));

    public bool StartsSeries(int row) => SignedLine(row) < 0;

    public long ShownOf(int row, int way)
    {
        (Chunk chunk, int at) = Find(row);
        return chunk.Times[(at * times) + way];
    }

    public ReadOnlySpan<double> ValuesOf(int row)
    {
        (Chunk chunk, int at) = Find(row);
        return chunk.Values.AsSpan(at * values, values);
    }

    public ReadOnlySpan<byte> TextOf(int row, int index)
    {
        int start = index > 0 ? TextEnd(row, index - 1) : row > 0 ? TextEnd(row - 1, texts - 1) : 0;
        return _text.AsSpan(start, TextEnd(row, index) - start);
    }

    private long SignedLine(int row)
    {
        (Chunk chunk, int at) = Find(row);
        return chunk.Lines[at];
    }

    private int TextEnd(int row, int index)
    {
        (Chunk chunk, int at) = Find(row);
        return chunk.TextEnds[(at * texts) + index];
    }

    private (Chunk Chunk, int At) Find(int row) => (_chunks[row >> _chunkBits], row & ((1 << _chunkBits) - 1));

    private bool HasRoom()
    {
        if (Count == _mostRows)
        {
            Forget();
            return false;
        }

        if (Count >> _chunkBits == _chunks.Count)
        {
            int rows = 1 << _chunkBits;
            _chunks.Add(new Chunk(new long[rows], new double[rows * values], new long[rows * times], new int[rows * texts]));
        }

        return true;
    }

    private static int RowBytes(int values, int times, int texts) => (sizeof(long) * (1 + values + times)) + (sizeof(int) * texts);

    private void Forget()
    {
        (IsWhole, Count, _text) = (false, 0, []);
        _chunks.Clear();
    }

    private sealed record Chunk(long[] Lines, double[] Values, long[] Times, int[] TextEnds);
}
