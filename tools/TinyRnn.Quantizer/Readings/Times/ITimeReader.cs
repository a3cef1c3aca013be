using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>Reads the time of a row by a format that was decided once for the file.</summary>
internal interface ITimeReader
{
    TimeKind Kind { get; }

    /// <summary>For people.</summary>
    string Format { get; }

    /// <summary>Nanoseconds since 1970 as they stand in the row, a stated offset applied; false when the row has no such time.</summary>
    bool TryRead(FieldRow row, out long time);
}
