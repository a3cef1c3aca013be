using System.Collections.Generic;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Quantizer.Networks;

namespace TinyRnn.Quantizer.Pipeline;

/// <summary>What is wanted of a file of readings or texts.</summary>
public sealed record SampleChoices
{
    /// <summary>What a missing or infinite reading is.</summary>
    public BadReadingPolicy BadReadings { get; init; }

    /// <summary>The column that tells one series from the next, if stated.</summary>
    public string? Sequence { get; init; }

    /// <summary>Steps of a window, if stated; 0 for none.</summary>
    public int? Window { get; init; }

    /// <summary>Columns with labels.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>What the labels are made of, in place of columns with labels.</summary>
    public PredictionTarget? Target { get; init; }

    /// <summary>True when the labels of texts are read.</summary>
    public bool TextLabels { get; init; }

    /// <summary>True when the label of each token is the next one.</summary>
    public bool Next { get; init; }

    /// <summary>What was stated about a raw file of readings.</summary>
    public ReadingOptions Raw { get; init; } = new();

    /// <summary>What is kept of the input beside the outputs, if stated.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];
}
