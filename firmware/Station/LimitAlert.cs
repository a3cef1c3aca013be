namespace TinyRnn.Stations;

/// <summary>On beyond a limit, off only some way within it, so that the alert does not flicker.</summary>
internal sealed class LimitAlert
{
    private readonly float _above;
    private readonly float _below;
    private readonly float _margin;

    /// <param name="above">On above this; NaN for never.</param>
    /// <param name="below">On below this; NaN for never.</param>
    /// <param name="margin">How far within the limit it goes off, 0 or more.</param>
    public LimitAlert(float above, float below, float margin)
    {
        _above = above;
        _below = below;
        _margin = margin;
    }

    public bool IsOn { get; set; }

    public void Update(float value)
    {
        float margin = IsOn ? _margin : 0f;
        IsOn = (Floats.IsFinite(_above) && value > _above - margin) || (Floats.IsFinite(_below) && value < _below + margin);
    }
}
