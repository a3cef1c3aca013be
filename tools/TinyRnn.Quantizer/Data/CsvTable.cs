using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using CsvHelper;

namespace TinyRnn.Quantizer.Data;

/// <summary>
/// A CSV file, row by row: UTF-8, one row per line, separated by comma, semicolon, tab or bar as its first line shows.
/// The first line is a header unless all its fields are numbers or missing values. Reading a row allocates nothing, and a
/// row is available as soon as its line has been written, so that a live source can be read.
/// </summary>
public sealed class CsvTable : IDisposable
{
    private readonly Stream _stream;
    private readonly LineBlockReader _blocks;
    private CsvReaderOptions _options;
    private CsvReader? _rows;
    private long _linesBefore;
    private long _linesInBlock;
    private bool _firstRowPending;

    /// <summary>Reads the first line.</summary>
    /// <param name="name">The file's name, for messages.</param>
    /// <param name="stream">The bytes; disposed with the table.</param>
    /// <exception cref="CsvInputException">The file is empty or not readable as CSV.</exception>
    public CsvTable(string name, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Name = name;
        _stream = stream;
        _blocks = new LineBlockReader(stream);
        _options = new CsvReaderOptions
        {
            HasHeader = false,
            TrackLineNumbers = true,
            AllowLineBreaksInQuotes = false,
            OnMalformedRecord = RefuseMalformed,
        };
        ReadFirstLine();
    }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>The names of the columns, or empty when the file has no header.</summary>
    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>Fields in every row.</summary>
    public int ColumnCount { get; private set; }

    /// <summary>The line of the current row, from 1.</summary>
    public long Line { get; private set; }

    /// <summary>Rows read so far, without the header.</summary>
    public long RowCount { get; private set; }

    /// <summary>Bytes taken from the stream so far.</summary>
    public long Position => _blocks.Position;

    /// <summary>Bytes in all, or null when the stream does not tell.</summary>
    public long? Length => _stream.CanSeek ? _stream.Length : null;

    /// <summary>Opens a file; <c>-</c> is the standard input.</summary>
    /// <exception cref="CsvInputException">The file does not exist, is empty or not readable as CSV.</exception>
    public static CsvTable Open(string path)
    {
        (string name, Stream stream) = DataFile.Open(path, problem => new CsvInputException(path, problem));
        return new CsvTable(name, stream);
    }

    /// <summary>Advances to the next row.</summary>
    /// <returns>False at the end of the file.</returns>
    /// <exception cref="CsvInputException">The row has another number of fields, or stray quotes.</exception>
    public bool Read()
    {
        if (_firstRowPending)
        {
            _firstRowPending = false;
        }
        else if (!Advance())
        {
            return false;
        }

        if (_rows!.FieldCount != ColumnCount)
        {
            throw new CsvInputException(Name, Line, $"expected {ColumnCount} fields as in the first line, found {_rows.FieldCount}");
        }

        RowCount++;
        return true;
    }

    /// <summary>A field of the current row as UTF-8 bytes, valid until the next row.</summary>
    public ReadOnlySpan<byte> Field(int column) => _rows!.GetSpan(column);

    /// <summary>A field of the current row as text.</summary>
    public string Text(int column) => _rows!.GetString(column);

    /// <summary>An error at a field of the current row.</summary>
    public CsvInputException Error(int column, string problem) => Error(Line, column, problem);

    /// <summary>An error at a field of an earlier row.</summary>
    public CsvInputException Error(long line, int column, string problem) =>
        new(Name, line, column + 1, Header.Count == 0 ? problem : $"column '{Header[column]}': {problem}");

    /// <summary>The index of a column.</summary>
    /// <param name="column">Its name in the header.</param>
    /// <param name="role">What it is wanted for, for the message, for example <c>label</c>.</param>
    /// <exception cref="CsvInputException">No column, or several, have the name; lists the columns there are.</exception>
    public int Find(string column, string role)
    {
        ArgumentNullException.ThrowIfNull(column);
        if (Header.Count == 0)
        {
            throw new CsvInputException(Name, 1, $"expected a header with the {role} column '{column}', found only numbers");
        }

        int[] matches = Enumerable.Range(0, Header.Count).Where(i => Header[i] == column).ToArray();
        if (matches.Length == 1)
        {
            return matches[0];
        }

        if (matches.Length > 1)
        {
            throw new CsvInputException(Name, 1, $"the {role} column '{column}' stands in the header {matches.Length} times");
        }

        string? nearest = NearestName.Find(column, Header);
        string hint = nearest == null ? "" : $"; did you mean '{nearest}'?";
        throw new CsvInputException(Name, 1, $"no {role} column '{column}'; the columns are {string.Join(", ", Header)}{hint}");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _rows?.Dispose();
        _stream.Dispose();
    }

    private void ReadFirstLine()
    {
        if (!Advance())
        {
            throw new CsvInputException(Name, "the file is empty");
        }

        _options = _options with { Separator = _rows!.Separator };
        ColumnCount = _rows.FieldCount;
        _firstRowPending = IsAllNumbers(_rows);
        if (!_firstRowPending)
        {
            Header = Enumerable.Range(0, ColumnCount).Select(i => _rows.GetString(i).Trim()).ToArray();
        }
    }

    private static bool IsAllNumbers(CsvReader row)
    {
        for (int i = 0; i < row.FieldCount; i++)
        {
            if (!NumberField.TryParse(row.GetSpan(i), out float _))
            {
                return false;
            }
        }

        return true;
    }

    private bool Advance()
    {
        try
        {
            while (_rows == null || !_rows.Read())
            {
                if (!OpenNextBlock())
                {
                    return false;
                }
            }

            Line = _linesBefore + _rows.LineNumber;
            return true;
        }
        catch (InvalidDataException exception)
        {
            throw new CsvInputException(Name, Line + 1, exception.Message);
        }
    }

    private void RefuseMalformed(CsvMalformedRecord record)
    {
        string problem = record.Reason switch
        {
            CsvMalformedReason.StrayQuote => "a quote inside an unquoted field",
            CsvMalformedReason.TextAfterClosingQuote => "text after the closing quote of a field",
            _ => "a quoted field is not closed on its line",
        };
        throw new CsvInputException(Name, _linesBefore + record.LineNumber, problem);
    }

    private bool OpenNextBlock()
    {
        bool first = _blocks.Position == 0;
        _rows?.Dispose();
        _rows = null;
        _linesBefore += _linesInBlock;
        ReadOnlyMemory<byte> block = _blocks.Next();
        if (block.IsEmpty)
        {
            return false;
        }

        if (first && (block.Span.StartsWith<byte>([0xFF, 0xFE]) || block.Span.StartsWith<byte>([0xFE, 0xFF])))
        {
            throw new CsvInputException(Name, 1, "expected UTF-8, found UTF-16; save the file as UTF-8");
        }

        _linesInBlock = block.Span.Count((byte)'\n');
        _rows = CsvReader.Create(block, _options);
        return true;
    }
}
