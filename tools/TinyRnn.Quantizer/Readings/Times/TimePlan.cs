using System.Collections.Generic;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>Where a file's times are and how they are read.</summary>
/// <param name="Readers">One, or two where the whole file decides whether the day or the month comes first.</param>
/// <param name="Columns">The columns, from 0.</param>
/// <param name="Name">For messages.</param>
internal sealed record TimePlan(IReadOnlyList<ITimeReader> Readers, IReadOnlyList<int> Columns, string Name)
{
    public TimeKind Kind => Readers[0].Kind;

    /// <summary>True when the unit of a number was taken for granted.</summary>
    public bool IsUnitAssumed { get; init; }

    /// <summary>True for dates with points between their numbers, which have the day first everywhere.</summary>
    public bool HasPoints { get; init; }

    /// <summary>True when the clock has AM and PM, as where the month comes first.</summary>
    public bool HasHalfDays { get; init; }
}
