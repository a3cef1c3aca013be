namespace TinyRnn.Stations;

/// <summary>
/// Messages by MQTT 3.1.1: a clean session, one after the other. Every member throws an exception when the connection is lost or an
/// answer does not come in time.
/// </summary>
public interface IChannel
{
    /// <summary>Connects to the broker.</summary>
    /// <param name="client">The client's id.</param>
    /// <param name="seconds">The longest time that this, and each later answer, may take.</param>
    void Connect(string client, int seconds);

    /// <summary>Publishes with QoS 1, and waits until the broker has acknowledged it.</summary>
    /// <param name="topic">Where.</param>
    /// <param name="payload">What; empty and retained to clear what the broker holds.</param>
    /// <param name="isRetained">Whether the broker keeps it for who subscribes later.</param>
    void Publish(string topic, byte[] payload, bool isRetained);

    /// <summary>Subscribes with QoS 1, and waits until the broker has acknowledged it.</summary>
    void Subscribe(string filter);

    /// <summary>The next message of all subscriptions, or null when none comes in time.</summary>
    ChannelMessage Receive(int milliseconds);

    /// <summary>Says good-bye, if connected. Throws nothing.</summary>
    void Disconnect();
}
