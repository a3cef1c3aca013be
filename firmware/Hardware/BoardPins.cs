using TinyRnn.Stations.Sensors;

namespace TinyRnn.Stations.Hardware;

/// <summary>The pins of the board.</summary>
public sealed class BoardPins : IPins
{
    private readonly int _bus;

    /// <param name="bus">Number of the I2C bus.</param>
    public BoardPins(int bus)
    {
        _bus = bus;
    }

    /// <inheritdoc/>
    public IWire Wire(int address) => new I2cWire(_bus, address);

    /// <inheritdoc/>
    public IAnalogInput Analog(int pin) => new AnalogPin(pin);
}
