using System;
using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>The rows of a file, whatever its lines look like.</summary>
internal interface IRowSource : IDisposable
{
    FieldRow Row { get; }

    /// <summary>True when the file began anew before this row: a header again.</summary>
    bool StartsSeries { get; }

    BrokenLines Broken { get; }

    long Position { get; }

    long? Length { get; }

    /// <summary>True when the last line of rows that ended has no line's end, as where the power was cut while it was written.</summary>
    bool EndsOpen { get; }

    bool Read();
}
