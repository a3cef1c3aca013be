using System;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Files;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>
/// The rows of a file of separated fields: remarks, blank lines and headers that come again are passed, lines with another
/// number of fields are counted as broken.
/// </summary>
internal sealed class RowReader : IRowSource
{
    private const int LongestQuoted = 1 << 16;
    private const int ShortestGlued = 8;

    private readonly string _file;
    private readonly LineReader _lines;
    private readonly FileLayout _layout;
    private readonly byte[] _header;
    private readonly OtherMeaning _others;
    private bool _headerCameAgain;

    /// <param name="file">For messages.</param>
    /// <param name="lines">From the beginning, or behind the header of a live source; disposed with the reader.</param>
    /// <param name="layout">How they are laid out.</param>
    public RowReader(string file, LineReader lines, FileLayout layout)
    {
        _file = file;
        _lines = lines;
        _layout = layout;
        _others = new OtherMeaning(file, layout);
        _header = layout.HeaderText.AsSpan().Trim(" \t"u8).ToArray();
        while (lines.Number < layout.FirstLine - 1 && lines.Read()) { }
    }

    public FieldRow Row { get; } = new();

    public bool StartsSeries { get; private set; }

    /// <summary>Remarks, blank lines and headers that were passed.</summary>
    public long Remarks { get; private set; }

    public BrokenLines Broken { get; } = new();

    public long Position => _lines.Position;

    public long? Length => _lines.Length;

    public bool EndsOpen => Row.Line == _lines.Number && !_lines.HasEnd;

    public bool Read()
    {
        while (_lines.Read())
        {
            ReadOnlySpan<byte> line = _lines.Line;
            if (line.IsEmpty || Passes(line))
            {
                continue;
            }

            if (_header.Length >= ShortestGlued && line[^1] == _header[^1] && line.EndsWith(_header))
            {
                // The power was cut within a row, and the board began anew on the same line.
                Broken.Add("glued", _lines.Number, "half a row before the header that comes again");
                _headerCameAgain = true;
                continue;
            }

            Row.Line = _lines.Number;
            Row.Split(_lines.Buffer, _lines.Start, line.Length, _layout.Dialect.Separator);
            if (Row.IsOpen)
            {
                ReadQuoted(line);
            }

            if (Row.Problem == null && (Row.Count == _layout.FieldCount || HasEmptyEnd()) && !Row.HasZeros)
            {
                if (_others.MayBe(Row) && _others.Passes(Row))
                {
                    Remarks++;
                    continue;
                }

                StartsSeries = _headerCameAgain;
                _headerCameAgain = false;
                return true;
            }

            if (BoardLines.Is(line))
            {
                Remarks++;
                continue;
            }

            CountBroken();
        }

        return false;
    }

    public void Dispose() => _lines.Dispose();

    private bool Passes(ReadOnlySpan<byte> line)
    {
        byte first = line[0];
        if (first is >= (byte)'0' and <= (byte)'9' or (byte)'-')
        {
            return false;
        }

        if (first is (byte)'#' or (byte)'+' or (byte)'/' or (byte)'%' or (byte)'!' or (byte)' ' or (byte)'\t' && (Prefix.IsBlank(line) || Prefix.IsComment(line)))
        {
            Remarks++;
            return true;
        }

        // A file that was put behind another may bring its mark of the encoding.
        ReadOnlySpan<byte> text = line.StartsWith("\uFEFF"u8) ? line[3..] : line;
        if (_header.Length > 0 && text.Trim(" \t"u8).SequenceEqual(_header))
        {
            _headerCameAgain = true;
            Remarks++;
            return true;
        }

        return false;
    }

    /// <summary>Fields in quotes may hold line breaks: lines are put together until the quotes are closed.</summary>
    private void ReadQuoted(ReadOnlySpan<byte> first)
    {
        byte[] text = new byte[LongestQuoted];
        if (first.Length >= text.Length)
        {
            return;
        }

        first.CopyTo(text);
        int length = first.Length;
        long line = Row.Line;
        while (Row.IsOpen && length + 1 < text.Length && _lines.Read())
        {
            ReadOnlySpan<byte> next = _lines.Line;
            if (length + 1 + next.Length > text.Length)
            {
                break;
            }

            text[length++] = (byte)'\n';
            next.CopyTo(text.AsSpan(length));
            length += next.Length;
            Row.Split(text.AsSpan(0, length), _layout.Dialect.Separator);
        }

        Row.Line = line;
        if (Row.IsOpen)
        {
            throw new CsvInputException(_file, line, "a quoted field is not closed on its line");
        }
    }

    /// <summary>Separators behind the last field, or empty columns left off at a row's end, are no break.</summary>
    private bool HasEmptyEnd()
    {
        if (Row.Count < _layout.FieldCount)
        {
            return false;
        }

        for (int i = _layout.FieldCount; i < Row.Count; i++)
        {
            if (!Row[i].IsEmpty)
            {
                return false;
            }
        }

        return true;
    }

    private void CountBroken()
    {
        if (!Row.HasZeros && Row.Problem is string problem)
        {
            Broken.Add(problem, Row.Line, problem);
        }
        else if (Row.HasZeros)
        {
            Broken.Add("NUL", Row.Line, "bytes of zero, as a power cut leaves them");
        }
        else
        {
            _others.RefuseHeader(Row);
            Broken.Add("fields", Row.Line, $"expected {_layout.FieldCount} fields as in the first line, found {Row.Count}");
        }
    }
}
