namespace TinyRnn.Stations;

/// <summary>The battery, where one is wired to a pin.</summary>
public interface IBattery
{
    /// <summary>Its voltage in volts; NaN when it cannot be measured.</summary>
    float Volts();
}
