namespace TinyRnn.RainStation;

/// <summary>Two thresholds, so that the alert does not flicker.</summary>
internal sealed class RainAlert
{
    private readonly float _on;
    private readonly float _off;

    /// <param name="threshold">The probability from which rain counts as likely.</param>
    /// <param name="offRatio">The share of it below which the alert ends.</param>
    public RainAlert(float threshold, float offRatio)
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
