namespace TinyRnn.Stations.Sensors;

/// <summary>An analog pin.</summary>
public interface IAnalogInput
{
    /// <summary>Volts at the pin; NaN when they cannot be measured.</summary>
    float Read();
}
