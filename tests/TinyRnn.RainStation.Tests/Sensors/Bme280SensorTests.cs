using System;
using TinyRnn.Stations;
using TinyRnn.Stations.Sensors;
using Xunit;

namespace TinyRnn.RainStation.Tests.Sensors;

public sealed class Bme280SensorTests
{
    /// <summary>The constants and raw values of the worked example in Bosch's data sheets of this family (BST-BMP280-DS001, 3.12).</summary>
    [Fact]
    public void Worked_example_of_the_data_sheet_gives_its_temperature_and_pressure()
    {
        ScriptedWire wire = Wire(Data(415148, 519888, 0x8000));

        Sensed sensed = Sense(wire);

        Assert.Equal(SensorStatus.Measured, sensed.Status);
        Assert.Equal(25.08f, sensed[Quantity.Temperature], 0.005f);
        Assert.Equal(1006.5327f, sensed[Quantity.Pressure], 0.001f);
        Assert.Equal("wD0 r1 w88 r26 wE1 r7 wF201 wF435 t45 wF7 r8 ", wire.Calls);
    }

    /// <summary>The reference is the 32-bit formula of the data sheet (4.2.3), the driver's the one in double precision.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(22000)]
    [InlineData(30000)]
    [InlineData(38000)]
    [InlineData(65535)]
    public void Humidity_is_that_of_the_integer_formula_of_the_data_sheet(int raw)
    {
        Sensed sensed = Sense(Wire(Data(415148, 519888, raw)));

        Assert.Equal(IntegerHumidity(raw, 128422), sensed[Quantity.Humidity], 0.02f);
    }

    [Fact]
    public void Chip_that_is_another_one_or_absent_is_told()
    {
        ScriptedWire wire = Wire(Data(1, 1, 1)).On([0xD0], [0x58]);
        Assert.Equal(SensorStatus.Failed, Sense(wire).Status);
        wire.IsAbsent = true;
        Assert.Equal(SensorStatus.NotFound, Sense(wire).Status);
    }

    private static Sensed Sense(ScriptedWire wire) => new(new Bme280Sensor(wire), Quantity.Temperature, Quantity.Pressure, Quantity.Humidity);

    private static ScriptedWire Wire(byte[] data)
    {
        byte[] low = new byte[26];
        int[] constants = [27504, 26435, -1000, 36477, -10685, 3024, 2855, 140, -7, 15500, -14600, 6000];
        for (int i = 0; i < constants.Length; i++)
        {
            BitConverter.TryWriteBytes(low.AsSpan(2 * i), (short)constants[i]);
        }

        // H1 75, H2 362, H3 0, H4 311, H5 50, H6 30: typical of the chip.
        low[25] = 75;
        byte[] high = [0x6A, 0x01, 0, 311 >> 4, (311 & 15) | ((50 & 15) << 4), 50 >> 4, 30];
        return new ScriptedWire().On([0xD0], [0x60]).On([0x88], low).On([0xE1], high).On([0xF7], data);
    }

    private static byte[] Data(int pressure, int temperature, int humidity) =>
        [
            (byte)(pressure >> 12), (byte)(pressure >> 4), (byte)(pressure << 4), (byte)(temperature >> 12), (byte)(temperature >> 4), (byte)(temperature << 4),
            (byte)(humidity >> 8), (byte)humidity,
        ];

    private static float IntegerHumidity(int raw, int fine)
    {
        int v = fine - 76800;
        v = ((((raw << 14) - (311 << 20) - (50 * v)) + 16384) >> 15)
            * (((((((v * 30) >> 10) * (((v * 0) >> 11) + 32768)) >> 10) + 2097152) * 362 + 8192) >> 14);
        v -= ((((v >> 15) * (v >> 15)) >> 7) * 75) >> 4;
        return Math.Clamp(v, 0, 419430400) / 4194304f;
    }
}
