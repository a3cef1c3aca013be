using TinyRnn.Stations;
using TinyRnn.Stations.Sensors;
using Xunit;

namespace TinyRnn.RainStation.Tests.Sensors;

public sealed class Scd4xSensorTests
{
    private static readonly byte[] s_isReady = [0xE4, 0xB8];
    private static readonly byte[] s_read = [0xEC, 0x05];

    /// <summary>The bytes of the data sheet's examples: 0x8000 is not ready; 500 ppm, 25 degC, 37 %.</summary>
    private static readonly byte[] s_notReady = [0x80, 0x00, 0xA2];
    private static readonly byte[] s_example = [0x01, 0xF4, 0x33, 0x66, 0x67, 0xA2, 0x5E, 0xB9, 0x3C];

    [Fact]
    public void Example_of_the_data_sheet_gives_its_values()
    {
        ScriptedWire wire = Wire();

        Sensed sensed = Sense(wire);

        Assert.Equal(SensorStatus.Measured, sensed.Status);
        Assert.Equal(500f, sensed[Quantity.Co2]);
        Assert.Equal(25f, sensed[Quantity.Temperature], 0.01f);
        Assert.Equal(37f, sensed[Quantity.Humidity], 0.01f);
        Assert.Equal("wE4B8 t1 r3 wEC05 t1 r9 ", wire.Calls);
    }

    [Fact]
    public void Measurement_is_started_when_none_is_ready_and_waited_for()
    {
        ScriptedWire wire = Wire().On(s_isReady, s_notReady);

        Assert.Equal(SensorStatus.Failed, Sense(wire).Status);
        Assert.StartsWith("wE4B8 t1 r3 w21B1 t500 wE4B8 t1 r3 t500 ", wire.Calls);
        Assert.Equal(13, wire.Calls.Split("wE4B8").Length - 1);
    }

    [Fact]
    public void Every_flipped_bit_of_an_answer_is_noticed()
    {
        for (int bit = 0; bit < 8 * s_example.Length; bit++)
        {
            byte[] answer = (byte[])s_example.Clone();
            answer[bit / 8] ^= (byte)(1 << (bit % 8));

            Assert.Equal(SensorStatus.BadChecksum, Sense(Wire().On(s_read, answer)).Status);
        }
    }

    [Fact]
    public void Sensor_that_does_not_answer_is_not_found()
    {
        ScriptedWire wire = Wire();
        wire.IsAbsent = true;

        Assert.Equal(SensorStatus.NotFound, Sense(wire).Status);
    }

    private static ScriptedWire Wire() => new ScriptedWire().On(s_isReady, Words.Of(0x8006)).On(s_read, s_example);

    private static Sensed Sense(ScriptedWire wire) => new(new Scd4xSensor(wire), Quantity.Co2, Quantity.Temperature, Quantity.Humidity);
}
