namespace TinyRnn.Stations.Hardware;

/// <summary>A battery behind a divider of two resistors at an analog pin.</summary>
public sealed class AnalogBattery : IBattery
{
    private readonly AnalogPin _pin;
    private readonly float _divider;

    /// <param name="pin">Where the divided voltage is.</param>
    /// <param name="divider">Volts of the battery for each volt at the pin.</param>
    public AnalogBattery(AnalogPin pin, float divider)
    {
        _pin = pin;
        _divider = divider;
    }

    /// <inheritdoc/>
    public float Volts()
    {
        try
        {
            return _pin.Read() * _divider;
        }
        catch (System.Exception)
        {
            return float.NaN;
        }
    }
}
