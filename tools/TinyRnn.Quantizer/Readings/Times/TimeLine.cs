using System.Collections.Generic;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Quantizer.Readings.Times;

/// <summary>
/// Makes one line of times of what clocks show: local times become instants, a clock that passes midnight goes on, hours that clocks
/// are put forward or back are no gap and no repetition, and a time since the start that begins anew begins another series.
/// </summary>
/// <param name="file">For messages.</param>
/// <param name="kind">What the file tells.</param>
/// <param name="zone">The zone of local times, or null.</param>
/// <param name="changes">Changes of the clock, by line, in a file whose zone is not known.</param>
/// <param name="start">What is added to the first times.</param>
internal sealed class TimeLine(string file, TimeKind kind, Zone? zone, IReadOnlyList<ClockChange> changes, long start = 0)
{
    private long _before = Time.None;
    private long _shift = start;
    private int _nextChange;

    /// <summary>True when the last time began another series by itself.</summary>
    public bool StartsSeries { get; private set; }

    /// <summary>True where a time that is earlier than the one before begins another series: a clock was set, or a board started anew.</summary>
    public bool BreaksAtEarlier { get; init; }

    /// <summary>True where the newest row comes first.</summary>
    public bool IsReversed { get; set; }

    /// <summary>The time of a row.</summary>
    /// <param name="shown">As the row has it.</param>
    /// <param name="line">The row's.</param>
    /// <param name="startsSeries">True when the row begins another series.</param>
    public long Next(long shown, long line, bool startsSeries)
    {
        StartsSeries = false;
        if (startsSeries)
        {
            _before = Time.None;
            _shift = 0;
        }

        long time = kind switch
        {
            TimeKind.Local => FromLocal(shown, line),
            TimeKind.Clock => FromClock(shown),
            TimeKind.Elapsed => FromElapsed(shown),
            _ => shown,
        };
        StartsSeries |= BreaksAtEarlier && _before != Time.None && time < _before;
        _before = time;
        return time;
    }

    private long FromLocal(long shown, long line)
    {
        while (_nextChange < changes.Count && changes[_nextChange].Line <= line)
        {
            _shift += changes[_nextChange++].Shift;
        }

        if (zone == null)
        {
            return shown + _shift;
        }

        if (zone.TryToUtc(shown, _before, IsReversed, out long time))
        {
            return time;
        }

        throw new CsvInputException(file, line, $"no clock of {zone.Name} shows {Time.Iso(shown, isUtc: false)}; --zone states another, such as UTC or +01:00");
    }

    private long FromClock(long shown)
    {
        long time = shown + _shift;
        if (_before != Time.None && time < _before - (12 * Time.Hour))
        {
            _shift += Time.Day;
            time += Time.Day;
        }

        return time;
    }

    private long FromElapsed(long shown)
    {
        StartsSeries = _before != Time.None && shown < _before;
        return shown;
    }
}
