using TinyRnn.Stations;

namespace TinyRnn.RainStation.Tests.Connected;

/// <summary>A channel that ends with the power, and may end it.</summary>
internal sealed class PoweredChannel(IChannel channel, PowerCutStorage storage) : IChannel
{
    /// <summary>Calls until the power fails; what a call publishes arrives even when the power fails before its answer.</summary>
    public int CallsLeft { get; set; } = int.MaxValue;

    /// <summary>Calls so far.</summary>
    public int Calls { get; private set; }

    public void Connect(string client, int seconds)
    {
        Require();
        channel.Connect(client, seconds);
        Pass();
    }

    public void Publish(string topic, byte[] payload, bool isRetained)
    {
        Require();
        channel.Publish(topic, payload, isRetained);
        Pass();
    }

    public void Subscribe(string filter)
    {
        Require();
        channel.Subscribe(filter);
        Pass();
    }

    public ChannelMessage Receive(int milliseconds)
    {
        Require();
        ChannelMessage message = channel.Receive(milliseconds);
        Pass();
        return message;
    }

    public void Disconnect() => channel.Disconnect();

    private void Require()
    {
        if (storage.IsOff)
        {
            throw new PowerCutException();
        }
    }

    private void Pass()
    {
        Calls++;
        if (CallsLeft-- == 0)
        {
            storage.SwitchOff();
            throw new PowerCutException();
        }
    }
}
