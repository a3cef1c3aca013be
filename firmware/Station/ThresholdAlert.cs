namespace TinyRnn.Stations;

/// <summary>Two thresholds, so that the alert does not flicker.</summary>
internal sealed class ThresholdAlert
{
    private readonly float _on;
    private readonly float _off;

    /// <param name="threshold">The probability from which the alert is on.</param>
    /// <param name="offRatio">The share of it below which the alert ends.</param>
    public ThresholdAlert(float threshold, float offRatio)
    {
        _on = threshold;
        _off = threshold * offRatio;
    }

    public bool IsOn { get; set; }

    /// <param name="probability">0 to 1.</param>
    public void Update(float probability)
    {
        IsOn = probability >= (IsOn ? _off : _on);
    }
}
