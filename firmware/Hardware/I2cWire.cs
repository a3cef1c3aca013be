using System.Device.I2c;
using System.Threading;

namespace TinyRnn.Stations.Hardware;

/// <summary>A device on an I2C bus of the board, opened when it is first used.</summary>
public sealed class I2cWire : IWire
{
    private readonly I2cConnectionSettings _settings;
    private I2cDevice _device;

    /// <param name="bus">Number of the bus.</param>
    /// <param name="address">The device's address.</param>
    public I2cWire(int bus, int address)
    {
        _settings = new I2cConnectionSettings(bus, address);
    }

    /// <inheritdoc/>
    public bool Write(byte[] bytes) => Device().Write(bytes).Status == I2cTransferStatus.FullTransfer;

    /// <inheritdoc/>
    public bool Read(byte[] bytes) => Device().Read(bytes).Status == I2cTransferStatus.FullTransfer;

    /// <inheritdoc/>
    public void Wait(int milliseconds)
    {
        Thread.Sleep(milliseconds);
    }

    private I2cDevice Device() => _device ?? (_device = I2cDevice.Create(_settings));
}
