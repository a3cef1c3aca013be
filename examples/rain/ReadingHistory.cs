namespace TinyRnn.Rain;

/// <summary>The last 25 hourly readings of one quantity, a missing one replaced by the one before.</summary>
internal sealed class ReadingHistory
{
    /// <summary>Numbers that <see cref="Save"/> writes: the readings, oldest first, and 1 or 0 for whether there was a good one.</summary>
    internal const int SavedLength = Hours + 1;

    private const int Hours = 25;

    private readonly float _start;
    private readonly float[] _readings = new float[Hours];
    private int _newest;
    private bool _started;

    /// <param name="start">Stands in for the quantity until its first good reading.</param>
    internal ReadingHistory(float start)
    {
        _start = start;
        Fill(start);
    }

    /// <summary>Back to before the first reading.</summary>
    internal void Reset()
    {
        Fill(_start);
        _started = false;
    }

    internal void Save(float[] destination, int offset)
    {
        for (int i = 0; i < Hours; i++)
        {
            destination[offset + i] = _readings[(_newest + 1 + i) % Hours];
        }

        destination[offset + Hours] = _started ? 1f : 0f;
    }

    internal void Restore(float[] source, int offset)
    {
        for (int i = 0; i < Hours; i++)
        {
            _readings[i] = source[offset + i];
        }

        _newest = Hours - 1;
        _started = source[offset + Hours] != 0f;
    }

    /// <summary>Adds the reading of the next hour; NaN or infinite means missing.</summary>
    internal void Add(float reading)
    {
        bool missing = double.IsNaN(reading) || float.IsInfinity(reading);
        if (!missing && !_started)
        {
            // Hours before the first good reading count as equal to it.
            Fill(reading);
            _started = true;
            return;
        }

        float held = missing ? _readings[_newest] : reading;
        _newest = _newest + 1 == Hours ? 0 : _newest + 1;
        _readings[_newest] = held;
    }

    /// <summary>The reading of this hour, or the last good one.</summary>
    internal float Now()
    {
        return _readings[_newest];
    }

    /// <summary>Reading now minus reading <paramref name="hours"/> (1 to 24) ago, clipped to +-<paramref name="limit"/>.</summary>
    internal float Change(int hours, float limit)
    {
        int then = _newest - hours;
        float change = _readings[_newest] - _readings[then < 0 ? then + Hours : then];
        return change > limit ? limit : change < -limit ? -limit : change;
    }

    private void Fill(float reading)
    {
        for (int i = 0; i < Hours; i++)
        {
            _readings[i] = reading;
        }
    }
}
