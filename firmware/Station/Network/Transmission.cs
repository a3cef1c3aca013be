using System;

namespace TinyRnn.Stations;

/// <summary>One transmission, from joining the network to leaving it: docs/connected.md, "A transmission".</summary>
internal sealed class Transmission
{
    private const int MostMessages = 16;
    private const int Thousand = 1000;

    private readonly NetworkParts _parts;
    private readonly NetworkSettings _settings;
    private readonly LogStore _log;
    private readonly Topics _topics;
    private bool _isJoined;
    private long _began;

    public Transmission(NetworkParts parts, NetworkSettings settings, LogStore log, Topics topics)
    {
        _parts = parts;
        _settings = settings;
        _log = log;
        _topics = topics;
        Channel = new LimitedChannel(parts.Channel, parts.Ticks);
    }

    /// <summary>The channel, for as long as a transmission may take.</summary>
    public IChannel Channel { get; }

    /// <summary>The signal's strength in dBm; 0 when it is not known.</summary>
    public int Signal { get; private set; }

    private int Milliseconds => _settings.BrokerSeconds * Thousand;

    /// <summary>Joins the network, if that was not done yet.</summary>
    public void Join()
    {
        if (_isJoined)
        {
            return;
        }

        _began = Now();
        // Whatever comes of it, the radio is on until it is left.
        _isJoined = true;
        if (!_parts.Link.Join(_settings.JoinSeconds))
        {
            throw new TransmissionException("network: expected to join it within " + _settings.JoinSeconds.ToString() + " s, found no way");
        }

        Signal = _parts.Link.Signal;
    }

    /// <summary>The network's time; -1 when nobody is asked or answers.</summary>
    public long AskTime()
    {
        if (_parts.Time == null || _settings.TimeServer.Length == 0)
        {
            return -1;
        }

        try
        {
            return _parts.Time.Ask(_settings.TimeServer);
        }
        catch (Exception)
        {
            return -1;
        }
    }

    /// <summary>Connects to the broker.</summary>
    public void Connect()
    {
        Channel.Connect(Topics.Client(_settings.Station), _settings.BrokerSeconds);
    }

    public void Publish(string topic, string line, bool isRetained)
    {
        Channel.Publish(topic, Ascii.Bytes(line), isRetained);
    }

    /// <summary>Takes what was said to the station: all that the broker retains, up to the station's own word that ends it.</summary>
    /// <returns>Settings that were offered, or null.</returns>
    public byte[] Receive(ModelUpdate update, LogRequest request)
    {
        byte[] offer = null;
        byte[] settings = null;
        byte[] wish = null;
        Channel.Subscribe(_topics.Inbox);
        Channel.Publish(_topics.InboxEnd, new byte[1], false);
        for (int i = 0; i < MostMessages; i++)
        {
            ChannelMessage message = Channel.Receive(Milliseconds);
            if (message == null || message.Topic == _topics.InboxEnd)
            {
                break;
            }

            // Of several the last one counts; an empty one clears.
            offer = message.Topic == _topics.ModelOffer ? message.Payload : offer;
            settings = message.Topic == _topics.SettingsOffer ? message.Payload : settings;
            wish = message.Topic == _topics.LogRequest ? message.Payload : wish;
        }

        if (offer != null && offer.Length > 0)
        {
            update.Take(Channel, offer, Milliseconds);
        }
        else
        {
            _log.Network.Pending = 0;
        }

        if (wish != null && wish.Length > 0)
        {
            request.Answer(Channel, wish);
        }

        return settings != null && settings.Length > 0 ? settings : null;
    }

    /// <summary>Ends it, however it went.</summary>
    /// <returns>Milliseconds with the radio on.</returns>
    public long Leave()
    {
        if (!_isJoined)
        {
            return 0;
        }

        Channel.Disconnect();
        try
        {
            _parts.Link.Leave();
        }
        catch (Exception)
        {
            // Sleep switches the radio off.
        }

        _isJoined = false;
        return Now() - _began;
    }

    private long Now() => _parts.Ticks == null ? 0 : _parts.Ticks.Milliseconds();
}
