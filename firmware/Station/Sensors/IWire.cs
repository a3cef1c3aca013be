namespace TinyRnn.Stations;

/// <summary>One device on an I2C bus.</summary>
public interface IWire
{
    /// <summary>Sends bytes; false when nothing acknowledges.</summary>
    bool Write(byte[] bytes);

    /// <summary>Fills the array; false when nothing acknowledges.</summary>
    bool Read(byte[] bytes);

    /// <summary>Waits.</summary>
    void Wait(int milliseconds);
}
