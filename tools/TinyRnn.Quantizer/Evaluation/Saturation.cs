namespace TinyRnn.Quantizer.Evaluation;

/// <summary>How often a value did not fit its fixed-point format and was cut.</summary>
/// <param name="Where">What was cut, for example <c>input temperature</c>.</param>
/// <param name="Cut">Values that were cut.</param>
/// <param name="Values">Values in all.</param>
public sealed record Saturation(string Where, long Cut, long Values)
{
    /// <summary>Share of the values that were cut, from 0 to 1.</summary>
    public double Share => Cut / (double)Values;
}
