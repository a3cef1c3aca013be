using System;
using TinyRnn.RainStation.Tests.Brokers;
using TinyRnn.Stations;

namespace TinyRnn.BrokerSimulator;

/// <summary>
/// What goes wrong between a station and its broker, by a seed: connections are cut at any byte, messages come twice and in another order.
/// With seed 0 the way is slow instead, and no more goes wrong.
/// </summary>
internal sealed class Faults : IDisposable
{
    // About what an undisturbed transmission with an update takes.
    private const int MostBytes = 24 * 1024;

    private const int SlowBytes = 16;
    private const int SlowMilliseconds = 2;

    private readonly bool _isSlow;
    private readonly Random _random;
    private readonly CuttingProxy _proxy;

    public Faults(int seed, int brokerPort)
    {
        _random = new Random(seed);
        _proxy = new CuttingProxy(brokerPort);
        _isSlow = seed == 0;
        if (_isSlow)
        {
            _proxy.SlowDown(SlowBytes, SlowMilliseconds);
        }
    }

    /// <summary>The address by which the faults stand in the way.</summary>
    public string Broker => FormattableString.Invariant($"mqtt://127.0.0.1:{_proxy.Port}");

    /// <summary>Connections that were, or will be, cut.</summary>
    public int Cuts { get; private set; }

    /// <summary>A channel for the next transmission, in two of three cases with a connection that will be cut.</summary>
    public IChannel Spoil(IChannel channel)
    {
        if (_isSlow)
        {
            return channel;
        }

        bool isCut = _random.Next(3) > 0;
        Cuts += isCut ? 1 : 0;
        _proxy.CutAfter(isCut ? _random.Next(MostBytes) : long.MaxValue / 2);
        return new RepeatingChannel(channel, _random);
    }

    public void Dispose() => _proxy.Dispose();
}
