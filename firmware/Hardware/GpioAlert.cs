using System.Device.Gpio;

namespace TinyRnn.Stations.Hardware;

/// <summary>A pin that is high while the station warns.</summary>
public sealed class GpioAlert : IAlert
{
    private readonly GpioPin _pin;

    /// <param name="pin">The pin's number.</param>
    public GpioAlert(int pin)
    {
        _pin = new GpioController().OpenPin(pin, PinMode.Output);
    }

    /// <inheritdoc/>
    public void Show(bool isOn)
    {
        _pin.Write(isOn ? PinValue.High : PinValue.Low);
    }
}
