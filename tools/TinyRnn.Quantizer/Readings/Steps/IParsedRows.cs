using System;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>The rows of a table, their fields read as numbers but not yet put into order, series and steps.</summary>
internal interface IParsedRows : IDisposable
{
    /// <summary>The row's line, from 1.</summary>
    long Line { get; }

    /// <summary>True when the file began anew before this row.</summary>
    bool StartsSeries { get; }

    /// <summary>The time as it stands in the row, or <see cref="Times.Time.None"/>.</summary>
    long Shown { get; }

    /// <summary>The text of the column that tells series apart; empty when there is none.</summary>
    ReadOnlySpan<byte> SeriesText { get; }

    long Position { get; }

    long? Length { get; }

    bool Read();

    /// <summary>Gives the readings in the file's units; a missing one, or a text, is NaN.</summary>
    void CopyValues(Span<double> values);

    /// <summary>A kept text as UTF-8, valid until the next row.</summary>
    ReadOnlySpan<byte> Text(int index);
}
