using System;
using System.Buffers;
using System.Numerics;
using System.Runtime.Intrinsics;
using System.Text;

namespace TinyRnn.Quantizer.Readings.Dialects;

/// <summary>
/// A line cut into fields (RFC 4180: quotes around a field, two for one within), blanks around a field left out. Only a line with
/// quotes is copied; after the first rows nothing is allocated.
/// </summary>
internal sealed class FieldRow
{
    private const int FirstFields = 8;

    private byte[] _own = [];
    private byte[] _text = [];
    private int _start;
    private int[] _starts = [];
    private int[] _ends = [];
    private int _end;

    /// <summary>Number of fields.</summary>
    public int Count { get; private set; }

    /// <summary>The line that the row begins in, from 1.</summary>
    public long Line { get; set; }

    /// <summary>What is wrong with the quotes, or null.</summary>
    public string? Problem { get; private set; }

    /// <summary>True when the last quoted field is not closed.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>A field as UTF-8, valid until the next row.</summary>
    public ReadOnlySpan<byte> this[int index] => _text.AsSpan(_starts[index], _ends[index] - _starts[index]);

    /// <summary>A field as text.</summary>
    public string Text(int index) => Encoding.UTF8.GetString(this[index]);

    /// <summary>True when nothing stands between the separators.</summary>
    public bool IsBlank
    {
        get
        {
            for (int i = 0; i < Count; i++)
            {
                if (!this[i].Trim((byte)' ').IsEmpty)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>All fields as text.</summary>
    public string[] Texts()
    {
        var texts = new string[Count];
        for (int i = 0; i < Count; i++)
        {
            texts[i] = Text(i);
        }

        return texts;
    }

    /// <summary>A copy that stays.</summary>
    public FieldRow Clone() =>
        new()
        {
            _text = _text.AsSpan(_start, _end - _start).ToArray(),
            _starts = Array.ConvertAll(_starts, start => start - _start),
            _ends = Array.ConvertAll(_ends, end => end - _start),
            _end = _end - _start,
            Count = Count,
            Line = Line,
        };

    /// <summary>True when a byte of the row is zero, as no text has.</summary>
    public bool HasZeros { get; private set; }

    /// <summary>Cuts a line.</summary>
    public void Split(ReadOnlySpan<byte> line, byte separator)
    {
        Own(line);
        Split(_own, 0, line.Length, separator);
    }

    /// <summary>Cuts a line that stays where it is as long as the row is looked at.</summary>
    /// <param name="buffer">The line's bytes and others.</param>
    /// <param name="start">Where it begins.</param>
    /// <param name="length">Its length.</param>
    /// <param name="separator">Between fields.</param>
    public void Split(byte[] buffer, int start, int length, byte separator)
    {
        (_text, _start, _end) = (buffer, start, start + length);
        Count = 0;
        Problem = null;
        IsOpen = false;
        HasZeros = false;
        if (separator != Dialect.Blanks && TrySplitPlain(separator))
        {
            return;
        }

        // Two quotes become one in place, which must not happen to the bytes of others.
        Count = 0;
        if (!ReferenceEquals(buffer, _own))
        {
            Own(buffer.AsSpan(start, length));
            (_text, _start, _end) = (_own, 0, length);
        }

        HasZeros = _text.AsSpan(_start, length).Contains((byte)0);
        if (separator == Dialect.Blanks)
        {
            SplitAtBlanks();
        }
        else
        {
            SplitQuoted(separator);
        }
    }

    private void Own(ReadOnlySpan<byte> line)
    {
        if (_own.Length < line.Length)
        {
            _own = new byte[2 * line.Length];
        }

        line.CopyTo(_own);
    }

    /// <summary>Cuts a line without quotes; false when it has one, or a byte of zero.</summary>
    private bool TrySplitPlain(byte separator)
    {
        Vector128<byte> cut = Vector128.Create(separator);
        Vector128<byte> quote = Vector128.Create((byte)'"');
        int start = _start;
        int at = _start;

        // Sixteen bytes at once, which costs the same however long each field is.
        for (; at + Vector128<byte>.Count <= _end; at += Vector128<byte>.Count)
        {
            Vector128<byte> text = Vector128.Create(_text.AsSpan(at, Vector128<byte>.Count));
            if (Vector128.EqualsAny(text, quote) || Vector128.EqualsAny(text, Vector128<byte>.Zero))
            {
                return false;
            }

            for (uint cuts = Vector128.Equals(text, cut).ExtractMostSignificantBits(); cuts != 0; cuts &= cuts - 1)
            {
                int end = at + BitOperations.TrailingZeroCount(cuts);
                AddTrimmed(start, end);
                start = end + 1;
            }
        }

        for (; at < _end; at++)
        {
            byte c = _text[at];
            if (c == separator)
            {
                AddTrimmed(start, at);
                start = at + 1;
            }
            else if (c is (byte)'"' or 0)
            {
                return false;
            }
        }

        AddTrimmed(start, _end);
        return true;
    }

    private void SplitQuoted(byte separator)
    {
        int at = _start;
        while (true)
        {
            int first = at;
            while (first < _end && _text[first] is (byte)' ' or (byte)'\t' && _text[first] != separator)
            {
                first++;
            }

            // Spreadsheets keep ="12" as text.
            first += first + 1 < _end && _text[first] == '=' && _text[first + 1] == '"' ? 1 : 0;
            if (first < _end && _text[first] == '"')
            {
                at = AddQuoted(first + 1);
                int end = SkipTo(separator, at);
                if (!_text.AsSpan(at, end - at).Trim(" \t"u8).IsEmpty)
                {
                    Problem ??= "text after the closing quote of a field";
                }

                at = end;
            }
            else
            {
                int end = SkipTo(separator, at);
                if (_text.AsSpan(at, end - at).Contains((byte)'"'))
                {
                    Problem ??= "a quote inside an unquoted field";
                }

                AddTrimmed(at, end);
                at = end;
            }

            if (at >= _end)
            {
                return;
            }

            at++;
        }
    }

    private int SkipTo(byte separator, int at)
    {
        int end = _text.AsSpan(at, _end - at).IndexOf(separator);
        return end < 0 ? _end : at + end;
    }

    /// <summary>Adds a quoted field, two quotes made one in place.</summary>
    /// <returns>Behind its closing quote.</returns>
    private int AddQuoted(int start)
    {
        int write = start;
        int read = start;
        while (read < _end)
        {
            if (_text[read] == '"')
            {
                if (read + 1 >= _end || _text[read + 1] != '"')
                {
                    AddTrimmed(start, write);
                    return read + 1;
                }

                read++;
            }

            _text[write++] = _text[read++];
        }

        IsOpen = true;
        Problem ??= "a quoted field is not closed on its line";
        AddTrimmed(start, write);
        return _end;
    }

    private void SplitAtBlanks()
    {
        int at = _start;
        while (true)
        {
            while (at < _end && _text[at] is (byte)' ' or (byte)'\t')
            {
                at++;
            }

            if (at >= _end)
            {
                return;
            }

            if (_text[at] == '"')
            {
                at = AddQuoted(at + 1);
                continue;
            }

            int start = at;
            while (at < _end && _text[at] is not ((byte)' ' or (byte)'\t'))
            {
                at++;
            }

            Add(start, at);
        }
    }

    private void AddTrimmed(int start, int end)
    {
        while (start < end && _text[start] is (byte)' ' or (byte)'\t')
        {
            start++;
        }

        while (end > start && _text[end - 1] is (byte)' ' or (byte)'\t')
        {
            end--;
        }

        if (start < end && (_text[start] | _text[end - 1]) >= 0x80)
        {
            (start, end) = TrimWide(start, end);
        }

        Add(start, end);
    }

    /// <summary>Leaves out blanks that take more than a byte, such as those that break no line.</summary>
    private (int Start, int End) TrimWide(int start, int end)
    {
        while (end - start > 1 && Rune.DecodeFromUtf8(_text.AsSpan(start, end - start), out Rune first, out int used) == OperationStatus.Done && Rune.IsWhiteSpace(first))
        {
            start += used;
        }

        while (end - start > 1 && Rune.DecodeLastFromUtf8(_text.AsSpan(start, end - start), out Rune last, out int used) == OperationStatus.Done && Rune.IsWhiteSpace(last))
        {
            end -= used;
        }

        return (start, end);
    }

    private void Add(int start, int end)
    {
        if (Count == _starts.Length)
        {
            int size = Math.Max(FirstFields, 2 * Count);
            Array.Resize(ref _starts, size);
            Array.Resize(ref _ends, size);
        }

        _starts[Count] = start;
        _ends[Count++] = end;
    }
}
