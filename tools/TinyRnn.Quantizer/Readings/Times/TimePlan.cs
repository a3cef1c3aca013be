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

    /// <summary>True for a number that may be days of a spreadsheet as well.</summary>
    public bool MayBeDays { get; init; }

    /// <summary>True for dates as numbers, beside which a clock may stand.</summary>
    public bool IsDateAlone { get; init; }

    /// <summary>Why its times cannot be read without a statement; or empty.</summary>
    public string Doubt { get; init; } = "";

    /// <summary>True for times without a year, which must be stated.</summary>
    public bool LacksYear { get; init; }

    /// <summary>The first time as it stands, for messages, with its line.</summary>
    public (string Text, long Line) Example { get; init; } = ("", 1);

    /// <summary>True for dates with points between their numbers, which have the day first everywhere.</summary>
    public bool HasPoints { get; init; }

    /// <summary>True when the clock has AM and PM, as where the month comes first.</summary>
    public bool HasHalfDays { get; init; }
}
