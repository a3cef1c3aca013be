namespace TinyRnn.Stations;

/// <summary>
/// Learns from one synchronisation to the next how far the board's clock goes astray in sleep, and corrects it at each wake by that rate.
/// Whole seconds: the clock has no others.
/// </summary>
internal sealed class DriftClock
{
    /// <summary>A rate is learned over at least so many seconds: a second in six hours is 46 ppm.</summary>
    public const int LeastSpan = 6 * 3600;

    /// <summary>A clock that is further astray was set, or stood still: nothing is learned from it. The ESP32's own oscillator is within 5 %.</summary>
    public const int MostPpm = 50000;

    // The correction is not carried on for longer without a new synchronisation.
    private const int LongestSpan = 90 * 86400;
    private const int Million = 1000000;

    private readonly IClock _clock;
    private readonly NetworkRecord _record;

    public DriftClock(IClock clock, NetworkRecord record)
    {
        _clock = clock;
        _record = record;
    }

    /// <summary>Whether the network should be asked again.</summary>
    public bool IsDue
    {
        get
        {
            long span = _clock.Now() - _record.SyncedAt;
            return _record.SyncedAt == 0 || span < 0 || span >= LeastSpan;
        }
    }

    /// <summary>Corrects the clock by the rate that was learned. To be called after each sleep.</summary>
    public void Correct()
    {
        long span = _clock.Now() - _record.SyncedAt;
        if (_record.SyncedAt == 0 || span < 0 || span > LongestSpan)
        {
            return;
        }

        int wanted = (int)(-span * _record.DriftPpm / Million);
        if (wanted != _record.Corrected)
        {
            _clock.SetTo(_clock.Now() + wanted - _record.Corrected);
            _record.Corrected = wanted;
        }
    }

    /// <summary>The clock was set by something else: the last synchronisation says nothing about it any more.</summary>
    public void Forget()
    {
        _record.SyncedAt = 0;
        _record.Corrected = 0;
    }

    /// <summary>Sets the clock to the network's time, and learns the rate.</summary>
    /// <returns>Seconds that the clock jumped.</returns>
    public long Synchronize(long truth)
    {
        long now = _clock.Now();
        long span = truth - _record.SyncedAt;
        if (_record.SyncedAt > 0 && span >= LeastSpan)
        {
            long astray = now - _record.Corrected - truth;
            // Compared before it is multiplied: a clock that was set anew may be astray by years.
            if (astray <= span / (Million / MostPpm) && astray >= -span / (Million / MostPpm))
            {
                _record.DriftPpm = (int)(astray * Million / span);
            }
        }

        _clock.SetTo(truth);
        _record.SyncedAt = truth;
        _record.Corrected = 0;
        return truth - now;
    }

    /// <summary>The seconds of the board's own clock that pass in some seconds of true time, at least as many as it takes.</summary>
    public int ToSleep(int seconds)
    {
        long astray = (long)seconds * _record.DriftPpm;
        return seconds + (int)((astray > 0 ? astray + Million - 1 : astray) / Million);
    }
}
