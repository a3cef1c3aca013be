using System;
using System.Text;
using TinyRnn.Quantizer.Readings.Steps;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings;

/// <summary>One pass over a file: equal steps, one after the other, none of which allocates anything.</summary>
public sealed class StepReader : IDisposable
{
    private readonly IRecords _records;
    private readonly TimeKind _kind;
    private readonly bool[] _isTime;
    private int _series;
    private byte[] _timeText = [];

    internal StepReader(IRecords records, TimeKind kind, bool[] isTime)
    {
        _records = records;
        _kind = kind;
        _isTime = isTime;
    }

    /// <summary>The line of the step, from 1; of a missing step that of the row behind the gap.</summary>
    public long Line => _records.Current.Line;

    /// <summary>The number of the step's series, from 0.</summary>
    public int Series => _records.Current.Series;

    /// <summary>True when the step is the first of a series, but not of the file.</summary>
    public bool StartsSeries { get; private set; }

    /// <summary>True for a step that the file does not have: all its readings are missing.</summary>
    public bool IsGap => _records.Current.IsGap;

    /// <summary>Nanoseconds since 1970, or since the beginning when the file tells no date; <see cref="long.MinValue"/> without time.</summary>
    public long Nanoseconds => _records.Current.Time;

    /// <summary>The readings in the order of the source's columns; a missing one is NaN. Overwritten by the next step.</summary>
    public ReadOnlySpan<double> Values => _records.Current.Values;

    /// <summary>Bytes taken from the file so far.</summary>
    public long Position => _records.Position;

    /// <summary>Bytes of the file, or null when it does not tell.</summary>
    public long? Length => _records.Length;

    /// <summary>Steps given so far.</summary>
    public long Count { get; private set; }

    /// <summary>Advances to the next step.</summary>
    /// <returns>False at the end of the file.</returns>
    public bool Read()
    {
        if (!_records.Read())
        {
            return false;
        }

        StartsSeries = Count > 0 && _records.Current.Series != _series;
        _series = _records.Current.Series;
        Count++;
        return true;
    }

    /// <summary>A kept text of the step as UTF-8, valid until the next; of a missing step only its time has a text.</summary>
    /// <param name="index">Its place among the texts that were asked for.</param>
    public ReadOnlySpan<byte> Text(int index)
    {
        if (!_records.Current.IsGap || !_isTime[index])
        {
            return _records.Current.Text(index);
        }

        _timeText = Encoding.UTF8.GetBytes(TimeText());
        return _timeText;
    }

    /// <summary>Whole seconds since 1970 in UTC; null without time.</summary>
    /// <param name="zoneMinutes">By which local times are ahead of UTC, where the file does not say.</param>
    public long? Seconds(int zoneMinutes) =>
        Nanoseconds == Time.None ? null
        : Math.DivRem(Nanoseconds, Time.Second) is var (seconds, rest) && _kind == TimeKind.Local
            ? seconds - (60 * zoneMinutes) - (rest < 0 ? 1 : 0)
            : seconds - (rest < 0 ? 1 : 0);

    /// <summary>The time as ISO 8601, or as seconds since the beginning; empty without time.</summary>
    public string TimeText() =>
        _records.Current.Time == Time.None ? ""
        : _kind switch
        {
            TimeKind.Utc => Time.Iso(Nanoseconds, isUtc: true),
            TimeKind.Local => Time.Iso(Nanoseconds, isUtc: false),
            TimeKind.Clock => Time.Iso(Nanoseconds, isUtc: false)[11..],
            _ => Time.Seconds(Nanoseconds),
        };

    /// <inheritdoc/>
    public void Dispose() => _records.Dispose();
}
