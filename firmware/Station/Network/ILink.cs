namespace TinyRnn.Stations;

/// <summary>The way to the network, such as Wi-Fi: joined for a transmission, left before sleep. Any member may throw an exception.</summary>
public interface ILink
{
    /// <summary>Strength of the signal in dBm, while joined; 0 when it is not known.</summary>
    int Signal { get; }

    /// <summary>Joins, and waits until there is an address.</summary>
    /// <param name="seconds">The longest time that it may take.</param>
    /// <returns>False when it did not come about in that time.</returns>
    bool Join(int seconds);

    /// <summary>Switches the radio off.</summary>
    void Leave();
}
