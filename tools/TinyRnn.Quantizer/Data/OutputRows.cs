using System;
using System.Collections.Generic;
using System.IO;
using CsvHelper;

namespace TinyRnn.Quantizer.Data;

/// <summary>Writes rows of text and numbers as CSV. A row allocates nothing.</summary>
public sealed class OutputRows : IDisposable
{
    private readonly CsvWriter _writer;
    private readonly bool _flushRows;

    /// <summary>Writes the header.</summary>
    /// <param name="stream">Left open.</param>
    /// <param name="columns">The names of all columns.</param>
    /// <param name="flushRows">True when somebody waits for every row.</param>
    public OutputRows(Stream stream, IEnumerable<string> columns, bool flushRows)
    {
        ArgumentNullException.ThrowIfNull(columns);
        _flushRows = flushRows;
        _writer = CsvWriter.Create(stream, new CsvWriterOptions { NewLine = "\n", HasHeader = false }, leaveOpen: true);
        foreach (string column in columns)
        {
            _writer.WriteField(column);
        }

        EndRow();
    }

    /// <summary>Adds a field of UTF-8 text to the current row.</summary>
    public void Add(ReadOnlySpan<byte> text) => _writer.WriteField(text);

    /// <summary>Adds a number: the shortest digits that give the same float again.</summary>
    public void Add(float value) => _writer.WriteField(value, default);

    /// <summary>Adds missing values, as empty fields.</summary>
    public void AddEmpty(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _writer.WriteField(ReadOnlySpan<byte>.Empty);
        }
    }

    /// <summary>Ends the current row.</summary>
    public void EndRow()
    {
        _writer.EndRecord();
        if (_flushRows)
        {
            _writer.Flush();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
