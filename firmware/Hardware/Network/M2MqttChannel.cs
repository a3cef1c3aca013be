using System;
using System.Collections;
using System.IO;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace TinyRnn.Stations.Hardware;

/// <summary>The channel over M2Mqtt, nanoFramework's own client: MQTT 3.1.1, a clean session, QoS 1.</summary>
public sealed class M2MqttChannel : IChannel
{
    private const string AuthorityFile = "I:\\broker.pem";
    private const ushort KeepAliveSeconds = 60;
    private const int Thousand = 1000;

    private readonly NetworkSettings _settings;
    private readonly Queue _received = new Queue();
    private readonly AutoResetEvent _answered = new AutoResetEvent(false);
    private readonly AutoResetEvent _arrived = new AutoResetEvent(false);
    private MqttClient _client;
    private int _patience;
    private ushort _acknowledged;

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
        _client.MqttMsgPublished += (sender, published) => Answer(published.MessageId);
        _client.MqttMsgSubscribed += (sender, subscribed) => Answer(subscribed.MessageId);
        _client.MqttMsgPublishReceived += (sender, received) => Take(received.Topic, received.Message);
        bool hasUser = _settings.BrokerUser.Length > 0;
        MqttReasonCode code = _client.Connect(client, hasUser ? _settings.BrokerUser : null, hasUser ? _settings.BrokerPassword : null, true, KeepAliveSeconds);
        if (code != MqttReasonCode.Success)
        {
            throw new TransmissionException("broker: expected to be accepted, found reason " + ((int)code).ToString());
        }
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
        try
        {
            if (_client != null)
            {
                _client.Disconnect();
                _client.Dispose();
            }
        }
        catch (Exception)
        {
            // It is over either way.
        }

        _client = null;
    }

    private void Await(ushort id)
    {
        long until = Environment.TickCount64 + _patience;
        while (_acknowledged != id)
        {
            RequireConnection();
            int left = (int)(until - Environment.TickCount64);
            if (left <= 0)
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

    private void Answer(ushort id)
    {
        _acknowledged = id;
        _answered.Set();
    }

    private void Take(string topic, byte[] payload)
    {
        lock (_received)
        {
            _received.Enqueue(new ChannelMessage(topic, payload));
        }

        _arrived.Set();
    }
}
