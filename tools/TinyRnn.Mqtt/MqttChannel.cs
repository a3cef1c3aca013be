using System;
using System.Buffers;
using System.Collections.Concurrent;
using System.IO;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using MQTTnet;
using MQTTnet.Exceptions;
using MQTTnet.Formatter;
using MQTTnet.Protocol;
using TinyRnn.Stations;

namespace TinyRnn.Mqtt;

/// <summary>The channel of a station over MQTTnet: MQTT 3.1.1, a clean session, QoS 1.</summary>
public sealed class MqttChannel : IChannel, IDisposable
{
    private readonly BrokerLogin _login;
    private readonly IMqttClient _client = new MqttClientFactory().CreateMqttClient();
    private readonly BlockingCollection<ChannelMessage> _received = [];
    private readonly CancellationTokenSource _lost = new();
    private TimeSpan _patience;

    /// <param name="login">The broker.</param>
    public MqttChannel(BrokerLogin login)
    {
        _login = login;
        _client.ApplicationMessageReceivedAsync += received =>
        {
            _received.Add(new ChannelMessage(received.ApplicationMessage.Topic, received.ApplicationMessage.Payload.ToArray()));
            return Task.CompletedTask;
        };
        _client.DisconnectedAsync += _ => _lost.CancelAsync();
    }

    /// <inheritdoc/>
    public void Connect(string client, int seconds)
    {
        _patience = TimeSpan.FromSeconds(seconds);
        MqttClientOptionsBuilder options = new MqttClientOptionsBuilder()
            .WithProtocolVersion(MqttProtocolVersion.V311)
            .WithTcpServer(_login.Address.Host, _login.Address.Port)
            .WithClientId(client)
            .WithCleanSession()
            .WithTimeout(_patience);
        if (_login.User.Length > 0)
        {
            options.WithCredentials(_login.User, _login.Password);
        }

        if (_login.Address.IsEncrypted)
        {
            options.WithTlsOptions(tls => Trust(tls));
        }

        Await(token => _client.ConnectAsync(options.Build(), token), "connect");
    }

    /// <inheritdoc/>
    public void Publish(string topic, byte[] payload, bool isRetained)
    {
        MqttApplicationMessage message = new MqttApplicationMessageBuilder()
            .WithTopic(topic)
            .WithPayload(payload)
            .WithQualityOfServiceLevel(MqttQualityOfServiceLevel.AtLeastOnce)
            .WithRetainFlag(isRetained)
            .Build();
        Await(token => _client.PublishAsync(message, token), "publish");
    }

    /// <inheritdoc/>
    public void Subscribe(string filter)
    {
        MqttClientSubscribeOptions options = new MqttClientSubscribeOptionsBuilder().WithTopicFilter(filter, MqttQualityOfServiceLevel.AtLeastOnce).Build();
        Await(token => _client.SubscribeAsync(options, token), "subscribe");
    }

    /// <inheritdoc/>
    public ChannelMessage? Receive(int milliseconds)
    {
        try
        {
            return _received.TryTake(out ChannelMessage? message, milliseconds, _lost.Token) ? message : null;
        }
        catch (OperationCanceledException)
        {
            throw new IOException($"{_login}: the connection was lost");
        }
    }

    /// <inheritdoc/>
    public void Disconnect()
    {
        try
        {
            if (_client.IsConnected)
            {
                Await(token => Disconnect(token), "disconnect");
            }
        }
        catch (IOException)
        {
            // It is over either way.
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Disconnect();
        _client.Dispose();
        _received.Dispose();
        _lost.Dispose();
    }

    private async Task<bool> Disconnect(CancellationToken token)
    {
        await _client.DisconnectAsync(new MqttClientDisconnectOptions(), token).ConfigureAwait(false);
        return true;
    }

    private void Trust(MqttClientTlsOptionsBuilder tls)
    {
        tls.UseTls();
        if (_login.AuthorityFile != null)
        {
            tls.WithTrustChain(X509CertificateLoader.LoadCertificateFromFile(_login.AuthorityFile) is { } authority ? [authority] : []);
        }
    }

    private void Await<T>(Func<CancellationToken, Task<T>> call, string what)
    {
        using var patience = new CancellationTokenSource(_patience);
        try
        {
            call(patience.Token).GetAwaiter().GetResult();
        }
        catch (Exception exception) when (IsLate(exception) || patience.IsCancellationRequested)
        {
            throw new IOException($"{_login}: {what}: expected an answer within {_patience.TotalSeconds} s, found none");
        }
        catch (Exception exception) when (exception is MqttCommunicationException or InvalidOperationException or IOException)
        {
            throw new IOException($"{_login}: {what}: {exception.GetBaseException().Message}");
        }
    }

    private static bool IsLate(Exception exception) =>
        exception is OperationCanceledException or MqttCommunicationTimedOutException || exception.GetBaseException() is OperationCanceledException or MqttCommunicationTimedOutException;
}
