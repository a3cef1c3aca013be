using System.Collections.Generic;
using TinyRnn.Quantizer.Readings.Dialects;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>How the lines of a file are laid out, as its first lines show.</summary>
internal sealed record FileLayout
{
    public required Dialect Dialect { get; init; }

    /// <summary>Fields of a row.</summary>
    public required int FieldCount { get; init; }

    /// <summary>The names of the columns; of a file without header empty.</summary>
    public required IReadOnlyList<ColumnName> Header { get; init; }

    /// <summary>Of a file without header what the values tell of each column: a unit, and what it is one of.</summary>
    public IReadOnlyList<ColumnName> Unnamed { get; init; } = [];

    /// <summary>The header's line, from 1, or 0.</summary>
    public required long HeaderLine { get; init; }

    /// <summary>True for a header that counts the columns from 0, which might be a row of readings.</summary>
    public bool IsCountingHeader { get; init; }

    /// <summary>The header as it stands, to know it again; empty when there is none.</summary>
    public byte[] HeaderText { get; init; } = [];

    /// <summary>The first line of data, from 1.</summary>
    public required long FirstLine { get; init; }

    /// <summary>The line of the units below the header, or 0.</summary>
    public long UnitsLine { get; init; }

    /// <summary>Lines between header and data that are neither units nor rows.</summary>
    public long PassedBelow { get; init; }

    /// <summary>The line with the other halves of names in two lines, or 0.</summary>
    public long OtherNamesLine { get; init; }

    public IReadOnlyList<ColumnKind> Kinds { get; init; } = [];

    /// <summary>What the lines before the header state of the zone.</summary>
    public ZoneRemark StatedZone { get; init; } = ZoneRemark.None;

    /// <summary>True when the first lines name a program that writes the month first.</summary>
    public bool MonthIsFirst { get; init; }

    /// <summary>The columns of a file of one value a line, or null.</summary>
    public LongColumns? Long { get; init; }

    /// <summary>True when lines are texts with names and values in them.</summary>
    public bool IsLog { get; init; }

    /// <summary>What each column of a log is called in its lines, of values within objects of JSON the path; empty for any other file.</summary>
    public IReadOnlyList<string> LogNames { get; init; } = [];

    /// <summary>The place of a line in a reading of several lines by the line's first name; empty where lines keep no order.</summary>
    public IReadOnlyDictionary<string, int> LogOrder { get; init; } = new Dictionary<string, int>();

    /// <summary>True for a log of InfluxDB's line protocol, in which each line has its exact time.</summary>
    public bool IsLineProtocol { get; init; }

    /// <summary>True for a log of free text in which what stands before the names tells series apart.</summary>
    public bool HasSenders { get; init; }

    /// <summary>The column of a log whose topics tell series apart, or 0.</summary>
    public int TopicColumn { get; init; }

    /// <summary>What makes a line a remark.</summary>
    public bool HasComments { get; init; }

    /// <summary>What is known of a column; null for nothing.</summary>
    public ColumnName? ColumnAt(int column) => column < Header.Count ? Header[column] : column < Unnamed.Count ? Unnamed[column] : null;

    /// <summary>Names for messages, of a file without header by number.</summary>
    public string NameOf(int column) => Header.Count > 0 && Header[column].Text.Length > 0 ? Header[column].Text : $"#{column + 1}";
}

/// <summary>What most fields of a column are.</summary>
internal enum ColumnKind
{
    Empty,
    Number,
    Text,
    RowNumber,
}

/// <summary>The columns of a file of one value a line.</summary>
/// <param name="Keys">What the value is of.</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">The value's unit, or -1.</param>
internal sealed record LongColumns(int[] Keys, int Value, int Unit = -1);
