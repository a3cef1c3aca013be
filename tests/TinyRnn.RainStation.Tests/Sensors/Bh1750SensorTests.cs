using TinyRnn.Stations;
using TinyRnn.Stations.Sensors;
using Xunit;

namespace TinyRnn.RainStation.Tests.Sensors;

public sealed class Bh1750SensorTests
{
    private static readonly byte[] s_measure = [0x20];

    /// <summary>The first answer is the data sheet's example: 28,067 lx.</summary>
    [Theory]
    [InlineData(0x83, 0x90, 28067f)]
    [InlineData(0x00, 0x00, 0f)]
    [InlineData(0xFF, 0xFF, 54612.5f)]
    public void Counts_become_lux(byte high, byte low, float expected)
    {
        ScriptedWire wire = new ScriptedWire().On(s_measure, [high, low]);

        var sensed = new Sensed(new Bh1750Sensor(wire), Quantity.Illuminance);

        Assert.Equal(SensorStatus.Measured, sensed.Status);
        Assert.Equal(expected, sensed[Quantity.Illuminance], 0.5f);
        Assert.Equal("w20 t180 r2 ", wire.Calls);
    }

    [Fact]
    public void Sensor_that_does_not_answer_is_not_found()
    {
        ScriptedWire wire = new ScriptedWire().On(s_measure, [0, 0]);
        wire.IsDeaf = true;
        Assert.Equal(SensorStatus.NotFound, new Sensed(new Bh1750Sensor(wire), Quantity.Illuminance).Status);
        wire.IsAbsent = true;
        Assert.Equal(SensorStatus.NotFound, new Sensed(new Bh1750Sensor(wire), Quantity.Illuminance).Status);
    }
}
