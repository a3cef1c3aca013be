namespace TinyRnn.Stations.Sensors;

/// <summary>What sensors are wired to. Nothing is opened before it is used.</summary>
public interface IPins
{
    /// <summary>The device of an address on the I2C bus.</summary>
    IWire Wire(int address);

    /// <summary>An analog pin.</summary>
    IAnalogInput Analog(int pin);
}
