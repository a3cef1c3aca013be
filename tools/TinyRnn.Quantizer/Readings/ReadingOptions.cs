using System.Collections.Generic;

namespace TinyRnn.Quantizer.Readings;

/// <summary>What a person states about a raw file, and what is wanted of it. Everything that is not stated is found out and said.</summary>
public sealed record ReadingOptions
{
    /// <summary>The readings that are wanted, by name and unit; empty for all columns of numbers.</summary>
    public IReadOnlyList<WantedReading> Wanted { get; init; } = [];

    /// <summary>Where readings stand that go by another name in the file.</summary>
    public IReadOnlyList<ColumnMapping> Columns { get; init; } = [];

    /// <summary>How many readings are wanted where they have no names: columns are then taken in order; 0 for all.</summary>
    public int InputSize { get; init; }

    /// <summary>Columns that are passed on as text: labels, and what is kept.</summary>
    public IReadOnlyList<TextColumn> Texts { get; init; } = [];

    /// <summary>A column with a text that changes where another series begins.</summary>
    public string? Sequence { get; init; }

    /// <summary>The column that <see cref="Sequence"/> is, if the file has it, where none is stated; or null.</summary>
    public string? DefaultSequence { get; init; }

    /// <summary>Words and numbers that mean a missing reading, besides the known ones.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>True when numbers such as -999 are readings unless they are stated.</summary>
    public bool KeepMarkers { get; init; }

    /// <summary>The column with the time, by name or as #N; <c>none</c> for a file whose time does not matter.</summary>
    public string? Time { get; init; }

    /// <summary>A .NET format of the time, or the unit of a number: s, ms, us, ns, min, h, d.</summary>
    public string? TimeFormat { get; init; }

    /// <summary>The year of times that have none; null where none is stated.</summary>
    public int? Year { get; init; }

    /// <summary>UTC, an offset such as +02:00, or a place such as Europe/Berlin.</summary>
    public string? Zone { get; init; }

    /// <summary>Seconds between steps; 0 for rows as they come; null to find out.</summary>
    public double? Step { get; init; }

    /// <summary>The name of an encoding.</summary>
    public string? Encoding { get; init; }

    /// <summary>The line of the header, from 1; 0 for none; null to find out.</summary>
    public long? Header { get; init; }

    /// <summary>The sign between fields.</summary>
    public char? Separator { get; init; }

    /// <summary>The decimal sign, a point or a comma.</summary>
    public char? DecimalSign { get; init; }

    /// <summary>True when rows in any order are sorted by time.</summary>
    public bool Sort { get; init; }

    /// <summary>The share of broken rows, 0 to 1, up to which they are left out.</summary>
    public double BrokenShare { get; init; } = 0.1;

    /// <summary>Only rows where a column has this text, or null for all.</summary>
    public (string Column, string Text)? Only { get; init; }

    /// <summary>True when a missing reading is an error.</summary>
    public bool RefuseMissing { get; init; }

    /// <summary>Told what a live source does that is no reading, once for each kind; or null.</summary>
    public System.Action<string>? Notify { get; init; }

    /// <summary>What was found out about the file before it is opened, to be listed with its findings; or null.</summary>
    public Finding? Said { get; init; }

    /// <summary>True to look at each column closely, for a <see cref="Reports.ColumnReport"/>.</summary>
    public bool Report { get; init; }
}

/// <summary>A reading that is wanted.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Unit">The unit it is wanted in, or empty.</param>
public sealed record WantedReading(string Name, string Unit)
{
    /// <summary>Where the model says that it stands; counts in files that have this column. Null where the model does not say.</summary>
    public ColumnMapping? Usual { get; init; }
}

/// <summary>A reading that goes by another name in the file.</summary>
/// <param name="Name">The name it is wanted by.</param>
/// <param name="Header">The name in the file, or #N for the N-th column.</param>
/// <param name="Scale">What a number of the file is multiplied by.</param>
/// <param name="Offset">What is added then.</param>
public sealed record ColumnMapping(string Name, string Header, double Scale, double Offset)
{
    /// <summary>All that was stated of the place, which may be the name of a column as it stands: <c>temp-2</c>.</summary>
    public string Stated { get; init; } = Header;

    /// <summary>True when scale or offset were stated, so that no unit is converted besides.</summary>
    public bool IsScaled { get; init; }
}

/// <summary>A column that is passed on as text.</summary>
/// <param name="Name">Its name in the header.</param>
/// <param name="Role">What it is wanted for, for messages, for example <c>label</c>.</param>
public sealed record TextColumn(string Name, string Role);
