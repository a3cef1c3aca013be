namespace TinyRnn.Stations.Sensors;

/// <summary>
/// Sensirion SCD40 or SCD41: carbon dioxide, temperature, humidity. Periodic measurement, every 5 seconds, is started when none is
/// ready: command 0x21B1. Command 0xE4B8 tells whether one is (the lowest 11 bits of its word), 0xEC05 reads three words, each
/// followed by its checksum (data sheet, "Periodic measurement").
/// </summary>
public sealed class Scd4xSensor : ISensor
{
    /// <summary>The only I2C address.</summary>
    public const int DefaultAddress = 0x62;

    private const int CommandMilliseconds = 1;
    private const int PollMilliseconds = 500;

    // A measurement takes 5 seconds; the first one after the start a little more.
    private const int MostPolls = 12;

    private readonly IWire _wire;
    private readonly byte[] _start = { 0x21, 0xB1 };
    private readonly byte[] _isReady = { 0xE4, 0xB8 };
    private readonly byte[] _read = { 0xEC, 0x05 };
    private readonly byte[] _ready = new byte[3];
    private readonly byte[] _answer = new byte[9];

    /// <param name="wire">The sensor on its bus.</param>
    public Scd4xSensor(IWire wire)
    {
        _wire = wire;
    }

    /// <inheritdoc/>
    public string Name => "scd4x";

    /// <inheritdoc/>
    public bool Measures(Quantity quantity, string reading) =>
        quantity == Quantity.Co2 || quantity == Quantity.Temperature || quantity == Quantity.Humidity;

    /// <inheritdoc/>
    public SensorStatus Read(Measurement measurement)
    {
        SensorStatus status = WaitUntilReady();
        if (status != SensorStatus.Measured)
        {
            return status;
        }

        if (!Ask(_read, _answer))
        {
            return SensorStatus.NotFound;
        }

        if (!Crc8.IsRight(_answer, 0) || !Crc8.IsRight(_answer, 3) || !Crc8.IsRight(_answer, 6))
        {
            return SensorStatus.BadChecksum;
        }

        measurement.Set(Quantity.Co2, Crc8.Word(_answer, 0));
        measurement.Set(Quantity.Temperature, -45f + 175f * Crc8.Word(_answer, 3) / 65535f);
        measurement.Set(Quantity.Humidity, 100f * Crc8.Word(_answer, 6) / 65535f);
        return SensorStatus.Measured;
    }

    private SensorStatus WaitUntilReady()
    {
        for (int i = 0; i <= MostPolls; i++)
        {
            if (!Ask(_isReady, _ready))
            {
                return SensorStatus.NotFound;
            }

            if (!Crc8.IsRight(_ready, 0))
            {
                return SensorStatus.BadChecksum;
            }

            if ((Crc8.Word(_ready, 0) & 0x7FF) != 0)
            {
                return SensorStatus.Measured;
            }

            if (i == 0)
            {
                // One that measures already does not acknowledge the start, which is no fault.
                _wire.Write(_start);
            }

            _wire.Wait(PollMilliseconds);
        }

        return SensorStatus.Failed;
    }

    private bool Ask(byte[] command, byte[] answer)
    {
        if (!_wire.Write(command))
        {
            return false;
        }

        _wire.Wait(CommandMilliseconds);
        return _wire.Read(answer);
    }
}
