using TinyRnn.Stations;
using TinyRnn.Stations.Sensors;
using Xunit;

namespace TinyRnn.RainStation.Tests.Sensors;

public sealed class Sht3xSensorTests
{
    private static readonly byte[] s_measure = [0x24, 0x00];

    [Fact]
    public void Checksum_is_that_of_the_data_sheet()
    {
        Assert.Equal(0x92, Crc8.Compute([0xBE, 0xEF], 0, 2));
        Assert.Equal(0x81, Crc8.Compute([9, 0, 0, 9], 1, 2));
    }

    [Theory]
    [InlineData(0x0000, 0x0000, -45f, 0f)]
    [InlineData(0x6666, 0x8000, 25f, 50.0008f)]
    [InlineData(0xFFFF, 0xFFFF, 130f, 100f)]
    public void Words_become_degrees_and_percent(int temperature, int humidity, float expectedTemperature, float expectedHumidity)
    {
        ScriptedWire wire = Wire(temperature, humidity);

        Sensed sensed = Sense(wire);

        Assert.Equal(SensorStatus.Measured, sensed.Status);
        Assert.Equal(expectedTemperature, sensed[Quantity.Temperature], 0.001f);
        Assert.Equal(expectedHumidity, sensed[Quantity.Humidity], 0.001f);
        Assert.True(float.IsNaN(sensed[Quantity.Pressure]));
        Assert.Equal("w2400 t16 r6 ", wire.Calls);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Every_flipped_bit_of_an_answer_is_noticed(int index)
    {
        for (int bit = 0; bit < 8; bit++)
        {
            byte[] answer = Words.Of(0x6666, 0x8000);
            answer[index] ^= (byte)(1 << bit);

            Sensed sensed = Sense(new ScriptedWire().On(s_measure, answer));

            Assert.Equal(SensorStatus.BadChecksum, sensed.Status);
            Assert.True(float.IsNaN(sensed[Quantity.Temperature]) && float.IsNaN(sensed[Quantity.Humidity]));
        }
    }

    [Fact]
    public void Sensor_that_does_not_answer_is_not_found()
    {
        ScriptedWire wire = Wire(1, 1);
        wire.IsDeaf = true;
        Assert.Equal(SensorStatus.NotFound, Sense(wire).Status);
        wire.IsAbsent = true;
        Assert.Equal(SensorStatus.NotFound, Sense(wire).Status);
    }

    [Fact]
    public void Failed_measurement_is_tried_three_times()
    {
        ScriptedWire wire = Wire(0x6666, 0x8000);
        wire.BadAnswers = 2;
        var sensor = new RetryingSensor(new Sht3xSensor(wire));

        Assert.Equal(SensorStatus.Measured, new Sensed(sensor, Quantity.Temperature).Status);
        Assert.Equal("w2400 t16 r6 w2400 t16 r6 w2400 t16 r6 ", wire.Calls);

        wire.BadAnswers = 3;
        Assert.Equal(SensorStatus.BadChecksum, new Sensed(sensor, Quantity.Temperature).Status);
        Assert.Equal("sht3x", sensor.Name);
        Assert.False(sensor.Measures(Quantity.Pressure, "pressure"));
        Assert.True(sensor.Measures(Quantity.Humidity, "humidity"));
    }

    private static ScriptedWire Wire(int temperature, int humidity) => new ScriptedWire().On(s_measure, Words.Of(temperature, humidity));

    private static Sensed Sense(ScriptedWire wire) => new(new Sht3xSensor(wire), Quantity.Temperature, Quantity.Humidity, Quantity.Pressure);
}
