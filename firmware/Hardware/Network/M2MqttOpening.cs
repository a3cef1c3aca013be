using System;
using System.Threading;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Messages;

namespace TinyRnn.Stations.Hardware;

/// <summary>One try to reach the broker, in a thread of its own, since the library waits half a minute for an answer.</summary>
internal sealed class M2MqttOpening
{
    private const ushort KeepAliveSeconds = 60;

    private readonly NetworkSettings _settings;
    private readonly MqttClient _client;
    private readonly AutoResetEvent _ended = new AutoResetEvent(false);
    private readonly string _id;
    private Exception _failure;
    private MqttReasonCode _code;
    private bool _isGivenUp;

    public M2MqttOpening(NetworkSettings settings, MqttClient client, string id)
    {
        _settings = settings;
        _client = client;
        _id = id;
    }

    /// <summary>Connects, or throws an exception that says why not.</summary>
    public void Run(int seconds)
    {
        new Thread(Connect).Start();
        if (!_ended.WaitOne(seconds * 1000, false))
        {
            _isGivenUp = true;
            throw new TransmissionException("broker: expected to be connected within " + seconds.ToString() + " s, found no answer");
        }

        if (_failure != null)
        {
            throw new TransmissionException("broker: " + _failure.Message);
        }

        if (_code != MqttReasonCode.Success)
        {
            throw new TransmissionException("broker: expected to be accepted, found reason " + ((int)_code).ToString());
        }
    }

    private void Connect()
    {
        try
        {
            bool hasUser = _settings.BrokerUser.Length > 0;
            _code = _client.Connect(_id, hasUser ? _settings.BrokerUser : null, hasUser ? _settings.BrokerPassword : null, true, KeepAliveSeconds);
        }
        catch (Exception failure)
        {
            _failure = failure;
        }

        _ended.Set();
        if (_isGivenUp)
        {
            _client.Close();
        }
    }
}
