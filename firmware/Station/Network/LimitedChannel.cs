namespace TinyRnn.Stations;

/// <summary>The channel of one transmission, which may take so long and no longer: each answer may come in time, and all of them together late.</summary>
internal sealed class LimitedChannel : IChannel
{
    /// <summary>How many times the longest time of an answer a transmission may take.</summary>
    public const int MostAnswers = 10;

    private readonly IChannel _channel;
    private readonly ITicks _ticks;
    private long _end;
    private int _seconds;

    /// <param name="channel">The channel.</param>
    /// <param name="ticks">Null for no limit.</param>
    public LimitedChannel(IChannel channel, ITicks ticks)
    {
        _channel = channel;
        _ticks = ticks;
    }

    /// <inheritdoc/>
    public void Connect(string client, int seconds)
    {
        _seconds = seconds * MostAnswers;
        _end = _ticks == null ? 0 : _ticks.Milliseconds() + _seconds * 1000L;
        _channel.Connect(client, seconds);
    }

    /// <inheritdoc/>
    public void Publish(string topic, byte[] payload, bool isRetained)
    {
        Require();
        _channel.Publish(topic, payload, isRetained);
    }

    /// <inheritdoc/>
    public void Subscribe(string filter)
    {
        Require();
        _channel.Subscribe(filter);
    }

    /// <inheritdoc/>
    public ChannelMessage Receive(int milliseconds)
    {
        Require();
        return _channel.Receive(milliseconds);
    }

    /// <inheritdoc/>
    public void Disconnect()
    {
        _channel.Disconnect();
    }

    private void Require()
    {
        if (_ticks != null && _ticks.Milliseconds() > _end)
        {
            throw new TransmissionException("broker: expected all answers within " + _seconds.ToString() + " s, found more to say");
        }
    }
}
