using System;
using System.Collections;
using System.IO;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace TinyRnn.Stations.Hardware;

/// <summary>
/// The channel over M2Mqtt, nanoFramework's own client: MQTT 3.1.1, a clean session, QoS 1. The library sends a message again after a
/// second without an answer, three times in all, and then gives up, so that no answer may take longer than that.
/// </summary>
public sealed class M2MqttChannel : IChannel
{
    private const string AuthorityFile = "I:\\broker.pem";
    private const int Thousand = 1000;

    private readonly NetworkSettings _settings;
    private readonly Queue _received = new Queue();
    private readonly AutoResetEvent _answered = new AutoResetEvent(false);
    private readonly AutoResetEvent _arrived = new AutoResetEvent(false);
    private MqttClient _client;
    private int _patience;
    private int _acknowledged;
    private int _givenUp;

    /// <param name="settings">Where the broker is, name and password.</param>
    public M2MqttChannel(NetworkSettings settings)
    {
        _settings = settings;
    }

    /// <inheritdoc/>
    public void Connect(string client, int seconds)
    {
        _patience = seconds * Thousand;
        _received.Clear();
        BrokerAddress broker = BrokerAddress.Parse(_settings.Broker);
        X509Certificate authority = broker.IsEncrypted && File.Exists(AuthorityFile) ? new X509Certificate(File.ReadAllText(AuthorityFile)) : null;
        _client = new MqttClient(broker.Host, broker.Port, broker.IsEncrypted, authority, null, broker.IsEncrypted ? MqttSslProtocols.TLSv1_2 : MqttSslProtocols.None);
        _client.Settings.ValidateServerCertificate = true;
        // A client that was given up may still have something to say.
        _client.MqttMsgPublished += (sender, published) => Answer(sender, published.MessageId, published.IsPublished);
        _client.MqttMsgSubscribed += (sender, subscribed) => Answer(sender, subscribed.MessageId, true);
        _client.MqttMsgPublishReceived += (sender, received) => Take(sender, received.Topic, received.Message);
        _client.ConnectionClosed += (sender, closed) => Wake();
        _acknowledged = 0;
        _givenUp = 0;
        new M2MqttOpening(_settings, _client, client).Run(seconds);
    }

    /// <inheritdoc/>
    public void Publish(string topic, byte[] payload, bool isRetained)
    {
        Await(_client.Publish(topic, payload, null, null, MqttQoSLevel.AtLeastOnce, isRetained));
    }

    /// <inheritdoc/>
    public void Subscribe(string filter)
    {
        Await(_client.Subscribe(new[] { filter }, new[] { MqttQoSLevel.AtLeastOnce }));
    }

    /// <inheritdoc/>
    public ChannelMessage Receive(int milliseconds)
    {
        long until = Environment.TickCount64 + milliseconds;
        while (true)
        {
            lock (_received)
            {
                if (_received.Count > 0)
                {
                    return (ChannelMessage)_received.Dequeue();
                }
            }

            RequireConnection();
            int left = (int)(until - Environment.TickCount64);
            if (left <= 0)
            {
                return null;
            }

            _arrived.WaitOne(left, false);
        }
    }

    /// <inheritdoc/>
    public void Disconnect()
    {
        MqttClient client = _client;
        _client = null;
        if (client == null)
        {
            return;
        }

        try
        {
            if (client.IsConnected)
            {
                client.Disconnect();
            }
        }
        catch (Exception)
        {
            // It is over either way.
        }

        // Ends its threads, whatever came before.
        client.Dispose();
    }

    private void Await(ushort id)
    {
        long until = Environment.TickCount64 + _patience;
        // Numbers grow, one message after the other; the answer to an earlier one may come once more.
        while (_acknowledged < id)
        {
            RequireConnection();
            int left = (int)(until - Environment.TickCount64);
            if (left <= 0 || _givenUp == id)
            {
                throw new TransmissionException("broker: expected an answer within " + (_patience / Thousand).ToString() + " s, found none");
            }

            _answered.WaitOne(left, false);
        }
    }

    private void RequireConnection()
    {
        if (!_client.IsConnected)
        {
            throw new TransmissionException("broker: the connection was lost");
        }
    }

    private void Answer(object sender, ushort id, bool isAcknowledged)
    {
        if (sender != _client)
        {
            return;
        }

        if (isAcknowledged)
        {
            _acknowledged = id;
        }
        else
        {
            _givenUp = id;
        }

        _answered.Set();
    }

    private void Take(object sender, string topic, byte[] payload)
    {
        if (sender != _client)
        {
            return;
        }

        lock (_received)
        {
            _received.Enqueue(new ChannelMessage(topic, payload));
        }

        _arrived.Set();
    }

    /// <summary>Whoever waits sees that the connection is lost.</summary>
    private void Wake()
    {
        _answered.Set();
        _arrived.Set();
    }
}
