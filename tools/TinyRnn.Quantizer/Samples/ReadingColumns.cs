using System.Collections.Generic;

namespace TinyRnn.Quantizer.Samples;

/// <summary>Which columns of a CSV file are readings and which are labels.</summary>
/// <param name="InputSize">Features in a reading.</param>
/// <param name="Features">Their column names, or empty: then all columns that are nothing else are taken in order.</param>
public sealed record ReadingColumns(int InputSize, IReadOnlyList<string> Features)
{
    /// <summary>The unit of each feature, or empty: columns of another unit are converted.</summary>
    public IReadOnlyList<string> Units { get; init; } = [];

    /// <summary>Where each feature usually stands, <c>HEADER[*SCALE][+OFFSET]</c>, or null; empty when none does.</summary>
    public IReadOnlyList<string?> Usual { get; init; } = [];

    /// <summary>Makes the features of readings, which are then the columns; null where the features are the columns.</summary>
    public Recipe? Recipe { get; init; }

    /// <summary>Columns with what is to be predicted, or empty.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>What the one label is made of, of this row and those that follow; null when labels stand in their columns.</summary>
    public TargetLabels? Target { get; init; }

    /// <summary>Names that may stand in a label column for the numbers 0, 1, ...; or empty.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>Other columns that are kept as text.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];

    /// <summary>A column with any text that is the same in all rows of a series and changes where another begins; null for one series.</summary>
    public string? Sequence { get; init; }

    /// <summary>The column that separates series, if there is one, where none is stated; or null.</summary>
    public string? DefaultSequence { get; init; }

    /// <summary>What a missing or infinite reading is: passed on for the model to hold the last good value, or an error.</summary>
    public BadReadingPolicy BadReadings { get; init; }
}
