using System.Device.Gpio;

namespace TinyRnn.RainStation.Hardware;

/// <summary>A pin that is high while rain is likely.</summary>
public sealed class GpioAlert : IAlert
{
    private readonly GpioPin _pin;

    /// <param name="pin">The pin's number.</param>
    public GpioAlert(int pin)
    {
        _pin = new GpioController().OpenPin(pin, PinMode.Output);
    }

    /// <inheritdoc/>
    public void Show(bool rain)
    {
        _pin.Write(rain ? PinValue.High : PinValue.Low);
    }
}
