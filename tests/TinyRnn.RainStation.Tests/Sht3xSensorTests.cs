using System;
using System.Collections.Generic;
using TinyRnn.Stations;
using Xunit;

namespace TinyRnn.RainStation.Tests;

public sealed class Sht3xSensorTests
{
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
        var wire = new Wire(Answer(temperature, humidity));
        var measurement = new Measurement();

        new Sht3xSensor(wire).Read(measurement);

        Assert.Equal(SensorStatus.Measured, measurement.Status);
        Assert.Equal(expectedTemperature, measurement.Temperature, 0.001f);
        Assert.Equal(expectedHumidity, measurement.Humidity, 0.001f);
        Assert.True(float.IsNaN(measurement.Pressure));
        Assert.Equal(new[] { "write 24 00", "wait 16", "read 6" }, wire.Calls);
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
            byte[] answer = Answer(0x6666, 0x8000);
            answer[index] ^= (byte)(1 << bit);
            var measurement = new Measurement();

            new Sht3xSensor(new Wire(answer)).Read(measurement);

            Assert.Equal(SensorStatus.BadChecksum, measurement.Status);
            Assert.True(float.IsNaN(measurement.Temperature) && float.IsNaN(measurement.Humidity));
        }
    }

    [Fact]
    public void Sensor_that_does_not_answer_is_not_found()
    {
        var measurement = new Measurement();
        new Sht3xSensor(new Wire(null)).Read(measurement);
        Assert.Equal(SensorStatus.NotFound, measurement.Status);

        new Sht3xSensor(new Wire(Answer(1, 1)) { IsDeafAfterWrite = true }).Read(measurement);
        Assert.Equal(SensorStatus.NotFound, measurement.Status);
    }

    [Fact]
    public void Failed_measurement_is_tried_three_times()
    {
        var wire = new Wire(Answer(0x6666, 0x8000)) { BadAnswers = 2 };
        var measurement = new Measurement();
        var sensor = new RetryingSensor(new Sht3xSensor(wire));

        sensor.Read(measurement);
        Assert.Equal(SensorStatus.Measured, measurement.Status);
        Assert.Equal(9, wire.Calls.Count);

        wire.BadAnswers = 3;
        sensor.Read(measurement);
        Assert.Equal(SensorStatus.BadChecksum, measurement.Status);
        Assert.Equal(18, wire.Calls.Count);
        Assert.Equal("sht3x", sensor.Name);
        Assert.False(sensor.HasPressure);
    }

    private static byte[] Answer(int temperature, int humidity)
    {
        byte[] answer = [(byte)(temperature >> 8), (byte)temperature, 0, (byte)(humidity >> 8), (byte)humidity, 0];
        answer[2] = (byte)Crc8.Compute(answer, 0, 2);
        answer[5] = (byte)Crc8.Compute(answer, 3, 2);
        return answer;
    }

    private sealed class Wire(byte[] answer) : IWire
    {
        public List<string> Calls { get; } = [];

        public int BadAnswers { get; set; }

        public bool IsDeafAfterWrite { get; set; }

        public bool Write(byte[] bytes)
        {
            Calls.Add("write " + BitConverter.ToString(bytes).Replace('-', ' '));
            return answer != null;
        }

        public bool Read(byte[] bytes)
        {
            Calls.Add($"read {bytes.Length}");
            answer.CopyTo(bytes, 0);
            bytes[0] ^= (byte)(BadAnswers-- > 0 ? 1 : 0);
            return !IsDeafAfterWrite;
        }

        public void Wait(int milliseconds) => Calls.Add($"wait {milliseconds}");
    }
}
