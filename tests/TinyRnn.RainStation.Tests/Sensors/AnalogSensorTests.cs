using System;
using TinyRnn.Stations;
using TinyRnn.Stations.Sensors;
using Xunit;

namespace TinyRnn.RainStation.Tests.Sensors;

public sealed class AnalogSensorTests
{
    [Theory]
    [InlineData(0.5f, 100f)]
    [InlineData(1f, 75f)]
    [InlineData(1.5f, 50f)]
    [InlineData(2f, 0f)]
    [InlineData(2.5f, -50f)]
    [InlineData(0f, 125f)]
    public void Straight_lines_join_the_points_and_go_on_beyond_them(float volts, float expected)
    {
        var table = new Characteristic([0.5f, 1.5f, 2f], [100f, 50f, 0f]);

        Assert.Equal(expected, table.Of(volts), 1e-4f);
    }

    [Fact]
    public void Reading_of_the_name_gets_the_value_and_no_other()
    {
        var sensor = new AnalogSensor(new Input(1.5f), "soil", new Characteristic([1f, 2f], [0f, 100f]));
        var measurement = new Measurement([new("soil", Quantity.Other, "%", 0, 0, 0), new("gas", Quantity.Other, "", 0, 0, 0), new("cell", Quantity.Voltage, "mV", 0, 0, 0)]);

        Assert.Equal(SensorStatus.Measured, sensor.Read(measurement));
        new AnalogSensor(new Input(1.5f), "cell", null).Read(measurement);

        Assert.Equal((50f, 1500f), (measurement.Value(0), measurement.Value(2)));
        Assert.True(float.IsNaN(measurement.Value(1)));
        Assert.True(sensor.Measures(Quantity.Other, "soil") && !sensor.Measures(Quantity.Other, "gas"));
    }

    [Fact]
    public void Voltage_that_cannot_be_measured_is_a_failure() =>
        Assert.Equal(SensorStatus.Failed, new AnalogSensor(new Input(float.NaN), "soil", null).Read(new Measurement([])));

    [Fact]
    public void Characteristic_needs_rising_voltages()
    {
        Assert.Throws<ArgumentException>(() => new Characteristic([1f], [1f]));
        Assert.Throws<ArgumentException>(() => new Characteristic([1f, 1f], [1f, 2f]));
        Assert.Throws<ArgumentException>(() => new Characteristic([1f, 2f], [1f]));
        Assert.Throws<ArgumentException>(() => new Characteristic([1f, float.NaN], [1f, 2f]));
    }

    private sealed class Input(float volts) : IAnalogInput
    {
        public float Read() => volts;
    }
}
