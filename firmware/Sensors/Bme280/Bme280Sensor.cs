namespace TinyRnn.Stations.Sensors;

/// <summary>
/// Bosch BME280 over I2C: temperature, humidity, pressure. One forced measurement (temperature and humidity once, pressure 16 times),
/// compensated in double precision by the formulas of the data sheet (BST-BME280-DS001, appendix A).
/// </summary>
public sealed class Bme280Sensor : ISensor
{
    /// <summary>The I2C address with the pin SDO low.</summary>
    public const int DefaultAddress = 0x76;

    private const int ChipId = 0x60;

    // The longest that a measurement of this kind takes: 1.25 + 2.3 + (16 * 2.3 + 0.575) + (2.3 + 0.575) ms.
    private const int MeasuringMilliseconds = 45;

    private readonly IWire _wire;
    private readonly byte[] _register = new byte[1];
    private readonly byte[] _setting = new byte[2];
    private readonly byte[] _id = new byte[1];
    private readonly byte[] _low = new byte[26];
    private readonly byte[] _high = new byte[7];
    private readonly byte[] _data = new byte[8];

    /// <param name="wire">The sensor on its bus.</param>
    public Bme280Sensor(IWire wire)
    {
        _wire = wire;
    }

    /// <inheritdoc/>
    public string Name => "bme280";

    /// <inheritdoc/>
    public bool Measures(Quantity quantity, string reading) =>
        quantity == Quantity.Temperature || quantity == Quantity.Humidity || quantity == Quantity.Pressure;

    /// <inheritdoc/>
    public SensorStatus Read(Measurement measurement)
    {
        // Everything is asked anew each time, so that a sensor that was plugged in later, or lost power, is found as well.
        if (!Read(0xD0, _id) || !Read(0x88, _low) || !Read(0xE1, _high))
        {
            return SensorStatus.NotFound;
        }

        if (_id[0] != ChipId)
        {
            return SensorStatus.Failed;
        }

        // Humidity once takes effect with what follows: temperature once, pressure 16 times, one measurement.
        if (!Write(0xF2, 0x01) || !Write(0xF4, 0x35))
        {
            return SensorStatus.NotFound;
        }

        _wire.Wait(MeasuringMilliseconds);
        if (!Read(0xF7, _data))
        {
            return SensorStatus.NotFound;
        }

        Compensate(measurement);
        return SensorStatus.Measured;
    }

    private bool Read(int register, byte[] bytes)
    {
        _register[0] = (byte)register;
        return _wire.Write(_register) && _wire.Read(bytes);
    }

    private bool Write(int register, int value)
    {
        _setting[0] = (byte)register;
        _setting[1] = (byte)value;
        return _wire.Write(_setting);
    }

    private void Compensate(Measurement measurement)
    {
        int pressure = (_data[0] << 12) | (_data[1] << 4) | (_data[2] >> 4);
        int temperature = (_data[3] << 12) | (_data[4] << 4) | (_data[5] >> 4);
        int humidity = (_data[6] << 8) | _data[7];
        double first = (temperature / 16384.0 - Unsigned(0) / 1024.0) * Signed(2);
        double second = temperature / 131072.0 - Unsigned(0) / 8192.0;
        double fine = first + second * second * Signed(4);
        measurement.Set(Quantity.Temperature, (float)(fine / 5120.0));
        measurement.Set(Quantity.Pressure, Pressure(pressure, fine));
        measurement.Set(Quantity.Humidity, Humidity(humidity, fine));
    }

    /// <summary>In hPa; NaN when the sensor's constants make no sense.</summary>
    private float Pressure(int raw, double fine)
    {
        double t = fine / 2.0 - 64000.0;
        double offset = t * t * Signed(16) / 32768.0 + t * Signed(14) * 2.0;
        offset = offset / 4.0 + Signed(12) * 65536.0;
        double slope = (Signed(10) * t * t / 524288.0 + Signed(8) * t) / 524288.0;
        slope = (1.0 + slope / 32768.0) * Unsigned(6);
        if (slope == 0.0)
        {
            return float.NaN;
        }

        double p = (1048576.0 - raw - offset / 4096.0) * 6250.0 / slope;
        double square = Signed(22) * p * p / 2147483648.0;
        return (float)((p + (square + p * Signed(20) / 32768.0 + Signed(18)) / 16.0) / 100.0);
    }

    /// <summary>In percent.</summary>
    private float Humidity(int raw, double fine)
    {
        int h2 = (short)(_high[0] | (_high[1] << 8));
        int h4 = ((sbyte)_high[3] << 4) | (_high[4] & 15);
        int h5 = ((sbyte)_high[5] << 4) | (_high[4] >> 4);
        double t = fine - 76800.0;
        double slope = h2 / 65536.0 * (1.0 + (sbyte)_high[6] / 67108864.0 * t * (1.0 + _high[2] / 67108864.0 * t));
        double h = (raw - (h4 * 64.0 + h5 / 16384.0 * t)) * slope;
        h *= 1.0 - _low[25] * h / 524288.0;
        return h > 100.0 ? 100f : h < 0.0 ? 0f : (float)h;
    }

    private int Unsigned(int at) => _low[at] | (_low[at + 1] << 8);

    private int Signed(int at) => (short)Unsigned(at);
}
