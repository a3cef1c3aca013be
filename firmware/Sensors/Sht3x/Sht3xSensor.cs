namespace TinyRnn.Stations.Sensors;

/// <summary>
/// Sensirion SHT30, SHT31 or SHT35: temperature and humidity. One measurement of high repeatability without clock stretching: command
/// 0x2400, 15 ms, then two big-endian words, each followed by its checksum.
/// </summary>
public sealed class Sht3xSensor : ISensor
{
    /// <summary>The I2C address with the pin ADDR low.</summary>
    public const int DefaultAddress = 0x44;

    private const int MeasuringMilliseconds = 16;

    private readonly IWire _wire;
    private readonly byte[] _command = { 0x24, 0x00 };
    private readonly byte[] _answer = new byte[6];

    /// <param name="wire">The sensor on its bus.</param>
    public Sht3xSensor(IWire wire)
    {
        _wire = wire;
    }

    /// <inheritdoc/>
    public string Name => "sht3x";

    /// <inheritdoc/>
    public bool Measures(Quantity quantity, string reading) => quantity == Quantity.Temperature || quantity == Quantity.Humidity;

    /// <inheritdoc/>
    public SensorStatus Read(Measurement measurement)
    {
        if (!_wire.Write(_command))
        {
            return SensorStatus.NotFound;
        }

        _wire.Wait(MeasuringMilliseconds);
        if (!_wire.Read(_answer))
        {
            return SensorStatus.NotFound;
        }

        if (!Crc8.IsRight(_answer, 0) || !Crc8.IsRight(_answer, 3))
        {
            return SensorStatus.BadChecksum;
        }

        measurement.Set(Quantity.Temperature, -45f + 175f * Crc8.Word(_answer, 0) / 65535f);
        measurement.Set(Quantity.Humidity, 100f * Crc8.Word(_answer, 3) / 65535f);
        return SensorStatus.Measured;
    }
}
