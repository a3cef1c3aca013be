using TinyRnn.Stations;

namespace TinyRnn.RainStation;

/// <summary>
/// Sensirion SHT30, SHT31 or SHT35: temperature and humidity, no pressure. One measurement of high repeatability without clock
/// stretching: command 0x2400, 15 ms, then two big-endian words, each followed by its checksum.
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
    public bool HasPressure => false;

    /// <inheritdoc/>
    public void Read(Measurement measurement)
    {
        measurement.Fail(SensorStatus.NotFound);
        if (!_wire.Write(_command))
        {
            return;
        }

        _wire.Wait(MeasuringMilliseconds);
        if (!_wire.Read(_answer))
        {
            return;
        }

        if (Crc8.Compute(_answer, 0, 2) != _answer[2] || Crc8.Compute(_answer, 3, 2) != _answer[5])
        {
            measurement.Fail(SensorStatus.BadChecksum);
            return;
        }

        measurement.Status = SensorStatus.Measured;
        measurement.Temperature = -45f + 175f * Word(0) / 65535f;
        measurement.Humidity = 100f * Word(3) / 65535f;
    }

    private int Word(int at) => (_answer[at] << 8) | _answer[at + 1];
}
