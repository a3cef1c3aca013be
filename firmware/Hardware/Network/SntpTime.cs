using System;
using System.Threading;
using nanoFramework.Networking;

namespace TinyRnn.Stations.Hardware;

/// <summary>The firmware's SNTP client, which sets the board's clock itself: the answer is told by the clock's jump, or by its first change.</summary>
public sealed class SntpTime : INetworkTime
{
    private const int Tries = 50;
    private const int Pause = 100;
    private const long TicksOfTwoSeconds = 2 * TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public long Ask(string server)
    {
        Sntp.Server1 = server;
        if (!Sntp.IsStarted)
        {
            Sntp.Start();
        }

        DateTime before = DateTime.UtcNow;
        long began = Environment.TickCount64;
        Sntp.UpdateNow();
        for (int i = 0; i < Tries; i++)
        {
            Thread.Sleep(Pause);
            long passed = (Environment.TickCount64 - began) * TimeSpan.TicksPerMillisecond;
            long astray = DateTime.UtcNow.Ticks - before.Ticks - passed;
            if (astray > TicksOfTwoSeconds || astray < -TicksOfTwoSeconds)
            {
                break;
            }
        }

        Sntp.Stop();
        return DateTime.UtcNow.ToUnixTimeSeconds();
    }
}
