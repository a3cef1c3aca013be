using TinyRnn.Stations;
using TinyRnn.Stations.Sensors;

namespace TinyRnn.RainStation.Tests;

/// <summary>A bus with an SCD4x, a BH1750 and an SHT3x.</summary>
internal sealed class SimulatedPins : IPins
{
    public ScriptedWire Scd4x { get; } = new ScriptedWire();

    public ScriptedWire Bh1750 { get; } = new ScriptedWire();

    public ScriptedWire Sht3x { get; } = new ScriptedWire();

    public IWire Wire(int address)
    {
        switch (address)
        {
            case Scd4xSensor.DefaultAddress:
                return Scd4x;
            case Bh1750Sensor.DefaultAddress:
                return Bh1750;
            case Sht3xSensor.DefaultAddress:
                return Sht3x;
            default:
                return null;
        }
    }

    public IAnalogInput Analog(int pin) => null;

    /// <summary>What the sensors answer from now on, in their raw numbers.</summary>
    public void Set(int co2, int light, int temperature)
    {
        Scd4x.On(new byte[] { 0xE4, 0xB8 }, Words(0x8006)).On(new byte[] { 0xEC, 0x05 }, Words(co2, 0x6000, 0x5EB9));
        Bh1750.On(new byte[] { 0x20 }, new[] { (byte)(light >> 8), (byte)light });
        Sht3x.On(new byte[] { 0x24, 0x00 }, Words(temperature, 0x8000));
        Scd4x.Forget();
        Bh1750.Forget();
        Sht3x.Forget();
    }

    private static byte[] Words(params int[] words)
    {
        var bytes = new byte[3 * words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            bytes[3 * i] = (byte)(words[i] >> 8);
            bytes[3 * i + 1] = (byte)words[i];
            bytes[3 * i + 2] = (byte)Crc8.Compute(bytes, 3 * i, 2);
        }

        return bytes;
    }
}
