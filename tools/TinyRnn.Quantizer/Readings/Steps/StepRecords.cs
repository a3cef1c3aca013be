using System;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>
/// Records in equal steps: what a gap lacks becomes missing steps, a row that comes twice is taken once, one between two steps not at
/// all, and behind a gap that is too long to be filled another series begins.
/// </summary>
/// <param name="file">For messages.</param>
/// <param name="source">In order.</param>
/// <param name="step">Nanoseconds, or 0 for rows as they come.</param>
internal sealed class StepRecords(string file, IRecords source, long step) : IRecords
{
    private readonly Record _last = Like(source.Current);
    private readonly Record _pending = Like(source.Current);
    private readonly Record _missing = Like(source.Current);
    private bool _any;
    private bool _isPending;
    private long _gap;
    private long _gapTime;
    private int _sourceSeries;
    private int _moreSeries;

    public Record Current { get; private set; } = source.Current;

    public long Position => source.Position;

    public long? Length => source.Length;

    public bool Read()
    {
        if (_gap > 0)
        {
            _gap--;
            _gapTime += step;
            _missing.SetMissing(_gapTime, _pending.Line, _pending.Series);
            Current = _missing;
            return true;
        }

        if (_isPending)
        {
            _isPending = false;
            return Take(_pending);
        }

        while (source.Read())
        {
            Record record = source.Current;
            bool isOtherSeries = record.Series != _sourceSeries;
            _sourceSeries = record.Series;
            record.Series += _moreSeries;
            if (!_any || isOtherSeries || record.Time == Time.None)
            {
                return Take(record);
            }

            long distance = record.Time - _last.Time;
            if (distance <= 0)
            {
                RequireDoubled(record, distance);
                continue;
            }

            if (step == 0)
            {
                return Take(record);
            }

            double steps = (double)distance / step;
            if (steps < StepRule.Between)
            {
                continue;
            }

            return TakeBehindGap(record, (long)Math.Round(steps));
        }

        return false;
    }

    public void Dispose() => source.Dispose();

    private static Record Like(Record record) => new(record.Values.Length, record.TextCount);

    private bool Take(Record record)
    {
        if (record.Time != Time.None)
        {
            _last.Copy(record);
        }

        _any = true;
        Current = record;
        return true;
    }

    private bool TakeBehindGap(Record record, long steps)
    {
        if (steps > StepRule.LongestGap)
        {
            _moreSeries++;
            record.Series++;
            return Take(record);
        }

        if (steps <= 1)
        {
            return Take(record);
        }

        _pending.Copy(record);
        _isPending = true;
        _gap = steps - 1;
        _gapTime = _last.Time;
        return Read();
    }

    private void RequireDoubled(Record record, long distance)
    {
        if (distance < 0)
        {
            throw new CsvInputException(file, record.Line, $"earlier than line {_last.Line}; --sort sorts rows by their time");
        }

        RequireSame(file, record, _last);
    }

    /// <summary>Fails at a row that comes twice with other readings.</summary>
    public static void RequireSame(string file, Record record, Record before)
    {
        if (!record.HasSameValues(before))
        {
            throw new CsvInputException(file, record.Line, $"the time of line {before.Line} again, but with other readings; --sequence COLUMN tells series apart, --time none reads rows as they come");
        }
    }
}
