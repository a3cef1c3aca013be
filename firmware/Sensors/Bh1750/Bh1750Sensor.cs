namespace TinyRnn.Stations.Sensors;

/// <summary>
/// ROHM BH1750FVI: light. One measurement of high resolution: command 0x20, 180 ms at most, then one big-endian word without a
/// checksum; lux are the word / 1.2 (data sheet, "Measurement sequence example").
/// </summary>
public sealed class Bh1750Sensor : ISensor
{
    /// <summary>The I2C address with the pin ADDR low.</summary>
    public const int DefaultAddress = 0x23;

    private const int MeasuringMilliseconds = 180;
    private const float CountsOfLux = 1.2f;

    private readonly IWire _wire;
    private readonly byte[] _command = { 0x20 };
    private readonly byte[] _answer = new byte[2];

    /// <param name="wire">The sensor on its bus.</param>
    public Bh1750Sensor(IWire wire)
    {
        _wire = wire;
    }

    /// <inheritdoc/>
    public string Name => "bh1750";

    /// <inheritdoc/>
    public bool Measures(Quantity quantity, string reading) => quantity == Quantity.Illuminance;

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

        measurement.Set(Quantity.Illuminance, Crc8.Word(_answer, 0) / CountsOfLux);
        return SensorStatus.Measured;
    }
}
