using System.Collections;
using System.IO;
using TinyRnn.Stations;

namespace TinyRnn.RainStation.Tests;

/// <summary>The way to a <see cref="ToyBroker"/>, which breaks where a test says so.</summary>
internal sealed class ToyChannel : IChannel
{
    private readonly ToyBroker _broker;
    private readonly ArrayList _filters = new ArrayList();
    private readonly ArrayList _inbox = new ArrayList();
    private bool _isConnected;

    public ToyChannel(ToyBroker broker)
    {
        _broker = broker;
    }

    /// <summary>Calls that still come through; what a call publishes arrives even when its answer does not.</summary>
    public int CallsLeft { get; set; } = int.MaxValue;

    /// <summary>How often a message is given to who receives it.</summary>
    public int Copies { get; set; } = 1;

    /// <summary>Whether the messages of a subscription come in the other order.</summary>
    public bool IsReversed { get; set; }

    /// <summary>What a call takes.</summary>
    public int CallMilliseconds { get; set; } = 60;

    /// <summary>Whose time a call takes; null for none.</summary>
    public SimulatedNetwork Network { get; set; }

    public void Connect(string client, int seconds)
    {
        Pass();
        _filters.Clear();
        _inbox.Clear();
        _isConnected = true;
    }

    public void Publish(string topic, byte[] payload, bool isRetained)
    {
        Require();
        _broker.Publish(topic, payload, isRetained);
        for (int i = 0; i < _filters.Count; i++)
        {
            if (Matches((string)_filters[i], topic))
            {
                _inbox.Add(new ChannelMessage(topic, payload));
            }
        }

        Pass();
    }

    public void Subscribe(string filter)
    {
        Require();
        Pass();
        _filters.Add(filter);
        for (int i = 0; i < _broker.RetainedCount; i++)
        {
            int index = IsReversed ? _broker.RetainedCount - 1 - i : i;
            for (int copy = 0; copy < Copies && Matches(filter, _broker.RetainedTopic(index)); copy++)
            {
                _inbox.Add(new ChannelMessage(_broker.RetainedTopic(index), _broker.Retained(_broker.RetainedTopic(index))));
            }
        }
    }

    public ChannelMessage Receive(int milliseconds)
    {
        Require();
        Pass();
        if (_inbox.Count == 0)
        {
            return null;
        }

        var message = (ChannelMessage)_inbox[0];
        _inbox.RemoveAt(0);
        return message;
    }

    public void Disconnect()
    {
        _isConnected = false;
    }

    private static bool Matches(string filter, string topic)
    {
        int plus = filter.IndexOf('+');
        return plus < 0 ? filter == topic : topic.StartsWith(filter.Substring(0, plus)) && topic.IndexOf('/', plus) < 0;
    }

    private void Require()
    {
        if (!_isConnected)
        {
            throw new IOException("not connected");
        }
    }

    private void Pass()
    {
        if (CallsLeft == 0 || !_broker.IsUp)
        {
            _isConnected = false;
            throw new IOException("connection lost");
        }

        CallsLeft--;
        if (Network != null)
        {
            Network.Wait(CallMilliseconds);
        }
    }
}
