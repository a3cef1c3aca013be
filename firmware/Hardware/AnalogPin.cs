using System.Device.Adc;
using nanoFramework.Hardware.Esp32;
using TinyRnn.Stations.Sensors;

namespace TinyRnn.Stations.Hardware;

/// <summary>A pin of an ESP32's first analog-to-digital converter, opened when it is first used.</summary>
public sealed class AnalogPin : IAnalogInput
{
    // Full scale of the converter with the attenuation that the firmware sets.
    private const float FullScaleVolts = 3.1f;

    private readonly int _pin;
    private AdcController _controller;
    private AdcChannel _channel;

    /// <param name="pin">The pin's number.</param>
    public AnalogPin(int pin)
    {
        _pin = pin;
    }

    /// <inheritdoc/>
    public float Read()
    {
        if (_channel == null)
        {
            _controller = new AdcController();
            _channel = _controller.OpenChannel(ChannelOf(_pin));
        }

        return _channel.ReadValue() * FullScaleVolts / _controller.MaxValue;
    }

    /// <summary>The channel that the firmware has on a pin; -1 for a pin that has none, which cannot be opened.</summary>
    private static int ChannelOf(int pin)
    {
        for (int i = 0; i < 8; i++)
        {
            if (Configuration.GetFunctionPin((DeviceFunction)((int)DeviceFunction.ADC1_CH0 + i)) == pin)
            {
                return i;
            }
        }

        return -1;
    }
}
