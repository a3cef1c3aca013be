using System;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace TinyRnn.RainStation.Tests.Brokers;

/// <summary>Stands between a client and a broker, and cuts the connection after so many bytes, of either direction, or slows it down.</summary>
internal sealed class CuttingProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _brokerPort;
    private readonly CancellationTokenSource _end = new();
    private readonly ConcurrentQueue<TcpClient> _brokers = new();
    private long _left = long.MaxValue;
    private long _passed;
    private volatile int _bytesAtATime = int.MaxValue;
    private volatile int _milliseconds;

    public CuttingProxy(int brokerPort)
    {
        _brokerPort = brokerPort;
        _listener.Start();
        _ = Accept();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Bytes that came through.</summary>
    public long Passed => Interlocked.Read(ref _passed);

    /// <summary>The next bytes that come through before everything is cut.</summary>
    public void CutAfter(long bytes)
    {
        Interlocked.Exchange(ref _left, bytes);
    }

    /// <summary>From now on no more than so many bytes come through at a time, of either direction, each time after a wait.</summary>
    public void SlowDown(int bytes, int milliseconds)
    {
        _bytesAtATime = bytes;
        _milliseconds = milliseconds;
    }

    /// <summary>Cuts every connection there is now, with the bytes that still wait in it.</summary>
    public void Drop()
    {
        foreach (TcpClient broker in _brokers)
        {
            broker.Dispose();
        }

        _brokers.Clear();
    }

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_end.Token);
                _ = Serve(client);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient client)
    {
        using (client)
        using (var broker = new TcpClient())
        {
            await broker.ConnectAsync(IPAddress.Loopback, _brokerPort);
            _brokers.Enqueue(broker);
            client.NoDelay = true;
            broker.NoDelay = true;
            await Task.WhenAny(Pump(client.GetStream(), broker.GetStream()), Pump(broker.GetStream(), client.GetStream()));
            client.LingerState = new LingerOption(true, 0);
            broker.LingerState = new LingerOption(true, 0);
        }
    }

    private async Task Pump(NetworkStream from, NetworkStream to)
    {
        byte[] buffer = new byte[4096];
        try
        {
            while (true)
            {
                int count = await from.ReadAsync(buffer, _end.Token);
                int allowed = (int)Math.Min(count, Math.Max(0, Interlocked.Add(ref _left, -count) + count));
                await Write(to, buffer.AsMemory(0, allowed));
                Interlocked.Add(ref _passed, allowed);
                if (allowed < count || count == 0)
                {
                    return;
                }
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or System.IO.IOException or ObjectDisposedException)
        {
            // Cut.
        }
    }

    private async Task Write(NetworkStream to, ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            int count = Math.Min(bytes.Length, _bytesAtATime);
            if (_milliseconds > 0)
            {
                await Task.Delay(_milliseconds, _end.Token);
            }

            await to.WriteAsync(bytes[..count], _end.Token);
            bytes = bytes[count..];
        }
    }
}
