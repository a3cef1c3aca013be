using System.Collections;
using TinyRnn.Stations;

namespace TinyRnn.RainStation.Tests;

/// <summary>A broker in memory: what it retains, and all that was published to it.</summary>
internal sealed class ToyBroker
{
    private readonly ArrayList _retainedTopics = new ArrayList();
    private readonly ArrayList _retained = new ArrayList();
    private readonly ArrayList _published = new ArrayList();

    /// <summary>Whether it answers at all.</summary>
    public bool IsUp { get; set; } = true;

    /// <summary>How many topics it retains.</summary>
    public int RetainedCount => _retained.Count;

    /// <summary>How many messages were published.</summary>
    public int PublishedCount => _published.Count;

    public string RetainedTopic(int index) => (string)_retainedTopics[index];

    public ChannelMessage Published(int index) => (ChannelMessage)_published[index];

    /// <summary>What a topic retains; null for nothing.</summary>
    public byte[] Retained(string topic)
    {
        int index = _retainedTopics.IndexOf(topic);
        return index < 0 ? null : (byte[])_retained[index];
    }

    /// <summary>Forgets what was published, not what is retained.</summary>
    public void Forget()
    {
        _published.Clear();
    }

    public void Publish(string topic, byte[] payload, bool isRetained)
    {
        _published.Add(new ChannelMessage(topic, payload));
        if (!isRetained)
        {
            return;
        }

        int index = _retainedTopics.IndexOf(topic);
        if (index >= 0)
        {
            _retainedTopics.RemoveAt(index);
            _retained.RemoveAt(index);
        }

        if (payload.Length > 0)
        {
            _retainedTopics.Add(topic);
            _retained.Add(payload);
        }
    }
}
