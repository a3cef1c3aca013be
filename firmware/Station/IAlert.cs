namespace TinyRnn.RainStation;

/// <summary>Shows that rain is likely: a lamp, a relay.</summary>
public interface IAlert
{
    /// <summary>Switches it.</summary>
    void Show(bool rain);
}
