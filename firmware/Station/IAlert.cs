namespace TinyRnn.Stations;

/// <summary>Shows what the station warns of: a lamp, a relay.</summary>
public interface IAlert
{
    /// <summary>Switches it on or off.</summary>
    void Show(bool isOn);
}
