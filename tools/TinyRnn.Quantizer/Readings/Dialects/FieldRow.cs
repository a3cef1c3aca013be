using System;
using System.Text;

namespace TinyRnn.Quantizer.Readings.Dialects;

/// <summary>
/// A line cut into fields (RFC 4180: quotes around a field, two for one within), blanks around a field left out. The line is
/// copied, so that the fields stay while the next line is looked at; after the first rows nothing is allocated.
/// </summary>
internal sealed class FieldRow
{
    private byte[] _text = new byte[256];
    private int[] _starts = new int[16];
    private int[] _ends = new int[16];
    private int _length;

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
        new() { _text = [.. _text], _starts = [.. _starts], _ends = [.. _ends], _length = _length, Count = Count, Line = Line, Problem = Problem, IsOpen = IsOpen };

    /// <summary>Cuts a line.</summary>
    public void Split(ReadOnlySpan<byte> line, byte separator)
    {
        if (_text.Length < line.Length)
        {
            _text = new byte[2 * line.Length];
        }

        line.CopyTo(_text);
        _length = line.Length;
        Count = 0;
        Problem = null;
        IsOpen = false;
        if (separator == Dialect.Blanks)
        {
            SplitAtBlanks();
        }
        else if (line.Contains((byte)'"'))
        {
            SplitQuoted(separator);
        }
        else
        {
            SplitPlain(separator);
        }
    }

    private void SplitPlain(byte separator)
    {
        byte[] text = _text;
        int start = 0;
        int end = _length;
        for (int i = 0; i < end; i++)
        {
            if (text[i] == separator)
            {
                AddTrimmed(start, i);
                start = i + 1;
            }
        }

        AddTrimmed(start, end);
    }

    private void SplitQuoted(byte separator)
    {
        int at = 0;
        while (true)
        {
            int first = at;
            while (first < _length && _text[first] is (byte)' ' or (byte)'\t' && _text[first] != separator)
            {
                first++;
            }

            if (first < _length && _text[first] == '"')
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

            if (at >= _length)
            {
                return;
            }

            at++;
        }
    }

    private int SkipTo(byte separator, int at)
    {
        int end = _text.AsSpan(at, _length - at).IndexOf(separator);
        return end < 0 ? _length : at + end;
    }

    /// <summary>Adds a quoted field, two quotes made one in place.</summary>
    /// <returns>Behind its closing quote.</returns>
    private int AddQuoted(int start)
    {
        int write = start;
        int read = start;
        while (read < _length)
        {
            if (_text[read] == '"')
            {
                if (read + 1 >= _length || _text[read + 1] != '"')
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
        return _length;
    }

    private void SplitAtBlanks()
    {
        int at = 0;
        while (true)
        {
            while (at < _length && _text[at] is (byte)' ' or (byte)'\t')
            {
                at++;
            }

            if (at >= _length)
            {
                return;
            }

            if (_text[at] == '"')
            {
                at = AddQuoted(at + 1);
                continue;
            }

            int start = at;
            while (at < _length && _text[at] is not ((byte)' ' or (byte)'\t'))
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

        Add(start, end);
    }

    private void Add(int start, int end)
    {
        if (Count == _starts.Length)
        {
            Array.Resize(ref _starts, 2 * Count);
            Array.Resize(ref _ends, 2 * Count);
        }

        _starts[Count] = start;
        _ends[Count++] = end;
    }
}
