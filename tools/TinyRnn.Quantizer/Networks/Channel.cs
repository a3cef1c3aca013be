namespace TinyRnn.Quantizer.Networks;

/// <summary>
/// One feature or one output in physical units. The network sees <c>(x - Mean) / Deviation</c> of a feature, and
/// <c>y * Deviation + Mean</c> is reported for an output.
/// </summary>
/// <param name="Name">The column name in CSV files.</param>
/// <param name="Unit">The unit, for people; may be empty.</param>
/// <param name="Mean">What is subtracted from a reading, in the unit.</param>
/// <param name="Deviation">What the difference is divided by, in the unit; positive.</param>
public sealed record Channel(string Name, string Unit, double Mean, double Deviation)
{
    /// <summary>Where a feature usually stands in files of readings, <c>HEADER[*SCALE][+OFFSET]</c>; null where it goes by its name.</summary>
    public string? Column { get; init; }
}
