using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Data;
using TinyRnn.Quantizer.Readings.Times;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>How the values of several names become rows: those of one time make a row, or each row takes what came since the row before.</summary>
/// <param name="End">A time at which a row ends, from which the others are whole steps away; <see cref="Time.None"/> where values come together.</param>
/// <param name="Rows">Rows with a value.</param>
/// <param name="Missing">Rows without a value of each name.</param>
/// <param name="Lost">Values that a later one of their name in the same step replaces.</param>
internal sealed record LongSteps(long End, long Rows, long[] Missing, long Lost)
{
    /// <summary>Values within this part of a step come together.</summary>
    public const double Together = 0.4;

    private const double MostLost = 0.01;
    private const double Longer = 1.25;
    private const int SampleSize = 1 << 16;

    private static readonly long[] s_usualSeconds = [1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 10800, 21600, 43200, 86400];

    /// <summary>Nothing has to be told.</summary>
    public static readonly LongSteps Simple = new(Time.None, 0, [], 0);

    public bool IsTogether => End == Time.None;

    /// <summary>Decides by all values.</summary>
    /// <param name="file">For messages.</param>
    /// <param name="values">In order of time.</param>
    /// <param name="names">How many names there are.</param>
    /// <param name="step">Nanoseconds.</param>
    public static LongSteps Choose(string file, IRecords values, int names, long step)
    {
        var together = new RowCount(names);
        var inSteps = new RowCount(names);
        var sample = new List<(long Time, int Name)>();
        (long end, long start, long before, bool isLossy, long line) = (Time.None, Time.None, Time.None, false, 0L);
        long row = 0;
        long lastEnd = Time.None;
        while (values.Read())
        {
            (long time, int name) = (values.Current.Time, (int)values.Current.Values[0]);
            if (start == Time.None || time - start >= Together * step)
            {
                isLossy |= lastEnd != Time.None && before - lastEnd < StepRule.Between * step;
                (lastEnd, start, row) = (before, time, row + 1);
            }

            before = time;
            together.Add(name, row, time);
            if (end == Time.None)
            {
                sample.Add((time, name));
                end = sample.Count < SampleSize ? end : EndOf(sample, names, step, inSteps);
            }
            else
            {
                inSteps.Add(name, RowOf(time, end, step), time);
            }

            line = line == 0 && inSteps.Lost > 0 ? values.Current.Line : line;
        }

        isLossy |= lastEnd != Time.None && before - lastEnd < StepRule.Between * step;
        end = end == Time.None ? EndOf(sample, names, step, inSteps) : end;
        if (!isLossy && together.Lost == 0 && together.Missing <= inSteps.Missing)
        {
            return together.Steps(Time.None);
        }

        return inSteps.Lost <= MostLost * inSteps.Values
            ? inSteps.Steps(end)
            : throw new CsvInputException(file, Math.Max(line, 1), $"names come at uneven times: of {inSteps.Values} values {inSteps.Lost} have a later one of their name within the same {Time.Span(step)}; --step SECONDS makes equal steps of them, in which the newest value holds, such as --step {Usual(step)}");
    }

    /// <summary>Seconds as somebody would state them, near a distance that was measured.</summary>
    private static long Usual(long step) => s_usualSeconds.MinBy(seconds => Math.Abs(Math.Log(seconds * (double)Time.Second / step)));

    /// <summary>The first end of a row at or behind a time.</summary>
    public static long RowOf(long time, long end, long step)
    {
        long steps = (time - end) / step;
        return steps + (end + (steps * step) < time ? 1 : 0);
    }

    /// <summary>The end of a row, behind which no value comes for the longest time; the values of the sample are counted by it.</summary>
    private static long EndOf(List<(long Time, int Name)> sample, int names, long step, RowCount count)
    {
        long first = sample[0].Time;
        long[] phases = [.. sample.Select(value => (value.Time - first) % step).Distinct().Order()];
        (long end, long longest) = (phases[^1], step - phases[^1]);
        for (int i = 1; i < phases.Length; i++)
        {
            // The pause before the first value is as good, and lets rows begin with it.
            long pause = phases[i] - phases[i - 1];
            (end, longest) = pause > (end == phases[^1] ? Longer : 1) * longest ? (phases[i - 1], pause) : (end, longest);
        }

        // Where clocks jitter, another value may come a little later than those of the sample.
        end += first + (phases.Length > names ? longest / 4 : 0);
        foreach ((long time, int name) in sample)
        {
            count.Add(name, RowOf(time, end, step), time);
        }

        return end;
    }

    /// <summary>Counts rows and the values in them.</summary>
    private sealed class RowCount(int names)
    {
        private readonly (long Row, long Time)[] _last = [.. Enumerable.Repeat((long.MinValue, Time.None), names)];
        private readonly long[] _filled = new long[names];
        private long _row = long.MinValue;
        private long _rows;

        public long Values { get; private set; }

        public long Lost { get; private set; }

        public long Missing => (names * _rows) - _filled.Sum();

        public void Add(int name, long row, long time)
        {
            Values++;
            _rows += row != _row ? 1 : 0;
            _row = row;
            bool isSameRow = row == _last[name].Row;
            Lost += isSameRow && time != _last[name].Time ? 1 : 0;
            _filled[name] += isSameRow ? 0 : 1;
            _last[name] = (row, time);
        }

        public LongSteps Steps(long end) => new(end, _rows, [.. _filled.Select(filled => _rows - filled)], Lost);
    }
}
