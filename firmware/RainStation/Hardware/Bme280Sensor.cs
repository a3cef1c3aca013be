using System;
using System.Device.I2c;
using Iot.Device.Bmxx80;
using Iot.Device.Bmxx80.ReadResult;
using TinyRnn.Stations;

namespace TinyRnn.RainStation.Hardware;

/// <summary>Bosch BME280 over I2C: temperature, pressure, humidity.</summary>
public sealed class Bme280Sensor : ISensor
{
    private readonly I2cConnectionSettings _settings;

    /// <param name="bus">Number of the I2C bus.</param>
    /// <param name="address">0x76 with the pin SDO low, 0x77 with it high.</param>
    public Bme280Sensor(int bus, int address)
    {
        _settings = new I2cConnectionSettings(bus, address);
    }

    /// <inheritdoc/>
    public string Name => "bme280";

    /// <inheritdoc/>
    public bool HasPressure => true;

    /// <inheritdoc/>
    public void Read(Measurement measurement)
    {
        measurement.Fail(SensorStatus.NotFound);
        try
        {
            // Its constructor asks for the chip's id, so that a sensor that was plugged in later is found as well.
            using (I2cDevice device = I2cDevice.Create(_settings))
            using (var sensor = new Bme280(device))
            {
                sensor.TemperatureSampling = Sampling.Standard;
                sensor.PressureSampling = Sampling.UltraHighResolution;
                sensor.HumiditySampling = Sampling.Standard;
                Take(sensor.Read(), measurement);
            }
        }
        catch (Exception)
        {
            measurement.Fail(SensorStatus.NotFound);
        }
    }

    private static void Take(Bme280ReadResult result, Measurement measurement)
    {
        measurement.Status = SensorStatus.Measured;
        if (result.TemperatureIsValid)
        {
            measurement.Temperature = (float)result.Temperature.DegreesCelsius;
        }

        if (result.PressureIsValid)
        {
            measurement.Pressure = (float)result.Pressure.Hectopascals;
        }

        if (result.HumidityIsValid)
        {
            measurement.Humidity = (float)result.Humidity.Percent;
        }
    }
}
