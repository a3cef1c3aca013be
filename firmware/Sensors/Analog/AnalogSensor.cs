namespace TinyRnn.Stations.Sensors;

/// <summary>
/// A sensor that gives a voltage: soil moisture, gas, a battery. The mean of 16 samples, made a value by a <see cref="Characteristic"/>.
/// It gives the reading of one name, whatever its quantity.
/// </summary>
public sealed class AnalogSensor : ISensor
{
    private const int Samples = 16;

    private readonly IAnalogInput _input;
    private readonly string _reading;
    private readonly Characteristic _characteristic;

    /// <param name="input">The pin; null for a board without one.</param>
    /// <param name="reading">Name of the reading that it gives.</param>
    /// <param name="characteristic">From volts to the reading's unit; null for the volts themselves.</param>
    public AnalogSensor(IAnalogInput input, string reading, Characteristic characteristic)
    {
        _input = input;
        _reading = reading;
        _characteristic = characteristic;
    }

    /// <inheritdoc/>
    public string Name => "analog";

    /// <inheritdoc/>
    public bool Measures(Quantity quantity, string reading) => reading == _reading;

    /// <inheritdoc/>
    public SensorStatus Read(Measurement measurement)
    {
        if (_input == null)
        {
            return SensorStatus.NotFound;
        }

        double sum = 0;
        for (int i = 0; i < Samples; i++)
        {
            float volts = _input.Read();
            if (!Floats.IsFinite(volts))
            {
                return SensorStatus.Failed;
            }

            sum += volts;
        }

        float mean = (float)(sum / Samples);
        measurement.Set(_reading, _characteristic == null ? mean : _characteristic.Of(mean));
        return SensorStatus.Measured;
    }
}
