using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using MQTTnet.Protocol;
using MQTTnet.Server;
using Xunit;

namespace TinyRnn.RainStation.Tests.Brokers;

/// <summary>MQTTnet's broker on the loopback, with a password.</summary>
internal sealed class EmbeddedBroker : IAsyncDisposable
{
    public const string User = "roof";

    private static readonly TimeSpan s_longestRelease = TimeSpan.FromMinutes(1);

    private readonly MqttServer _server;

    private EmbeddedBroker(MqttServer server, int port)
    {
        _server = server;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Topic and text of every message that was published, in order.</summary>
    public List<(string Topic, string Text)> Published { get; } = [];

    public static async Task<EmbeddedBroker> Start()
    {
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            int port = ((IPEndPoint)listener.LocalEndpoint).Port;
            listener.Stop();
            var factory = new MqttServerFactory();
            MqttServer server = factory.CreateMqttServer(
                factory.CreateServerOptionsBuilder().WithDefaultEndpoint().WithDefaultEndpointBoundIPAddress(IPAddress.Loopback).WithDefaultEndpointBoundIPV6Address(IPAddress.None).WithDefaultEndpointPort(port).Build());
            var broker = new EmbeddedBroker(server, port);
            server.ValidatingConnectionAsync += client =>
            {
                client.ReasonCode = client.UserName == User && client.Password == ConnectedBench.Secret ? MqttConnectReasonCode.Success : MqttConnectReasonCode.BadUserNameOrPassword;
                return Task.CompletedTask;
            };
            server.InterceptingPublishAsync += message =>
            {
                lock (broker.Published)
                {
                    broker.Published.Add((message.ApplicationMessage.Topic, Encoding.UTF8.GetString(message.ApplicationMessage.Payload)));
                }

                return Task.CompletedTask;
            };
            await server.StartAsync();
            return broker;
        }
    }

    /// <summary>The topics that it retains, in their order.</summary>
    public async Task<string[]> Retained() => [.. (await _server.GetRetainedMessagesAsync()).Select(message => message.Topic).Order(StringComparer.Ordinal)];

    /// <summary>Texts of a topic.</summary>
    public string[] TextsOf(string topic)
    {
        lock (Published)
        {
            return [.. Published.Where(message => message.Topic == topic).Select(message => message.Text)];
        }
    }

    /// <summary>
    /// Waits until the broker knows no client any more, as hours of sleep do for a real station: this broker's end of a connection would
    /// also end the next one of the same name.
    /// </summary>
    public void AwaitRelease()
    {
        var watch = Stopwatch.StartNew();
        while (_server.GetSessionsAsync().GetAwaiter().GetResult().Count > 0)
        {
            Assert.True(watch.Elapsed < s_longestRelease, $"the broker still knows a client after {watch.Elapsed}");
            Thread.Sleep(1);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync();
        _server.Dispose();
    }
}
