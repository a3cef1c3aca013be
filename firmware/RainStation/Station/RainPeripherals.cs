using TinyRnn.Stations;

namespace TinyRnn.RainStation;

/// <summary>All that the rain station touches.</summary>
public sealed class RainPeripherals : Peripherals
{
    /// <summary>The sensor.</summary>
    public ISensor Sensor { get; set; }
}
