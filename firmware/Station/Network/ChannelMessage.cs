namespace TinyRnn.Stations;

/// <summary>A message that was received.</summary>
public sealed class ChannelMessage
{
    /// <param name="topic">Where it was published.</param>
    /// <param name="payload">What.</param>
    public ChannelMessage(string topic, byte[] payload)
    {
        Topic = topic;
        Payload = payload;
    }

    /// <summary>Where it was published.</summary>
    public string Topic { get; }

    /// <summary>What.</summary>
    public byte[] Payload { get; }
}
