using System;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>Rows as numbers, one after the other.</summary>
internal interface IRecords : IDisposable
{
    /// <summary>Overwritten by the next.</summary>
    Record Current { get; }

    long Position { get; }

    long? Length { get; }

    bool Read();
}
