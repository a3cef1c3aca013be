using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>Distances of rows, counted in constant memory: alike to five digits, to two when there are very many of them.</summary>
internal sealed class StepGuess
{
    private const int MostKinds = 1 << 16;
    private const int MostStepsOfJitter = 4;

    private readonly Dictionary<long, long> _counts = [];
    private long _digits = 100_000;
    private long _last;
    private long _lastKey;

    public long Count { get; private set; }

    public long Smallest { get; private set; } = long.MaxValue;

    public long Largest { get; private set; }

    /// <summary>Where the smallest is: the line of the later row.</summary>
    public long SmallestLine { get; private set; }

    public long LargestLine { get; private set; }

    /// <summary>Counts a distance.</summary>
    /// <param name="distance">Positive.</param>
    /// <param name="line">Of the later row.</param>
    public void Add(long distance, long line)
    {
        Count++;
        if (distance < Smallest)
        {
            (Smallest, SmallestLine) = (distance, line);
        }

        if (distance > Largest)
        {
            (Largest, LargestLine) = (distance, line);
        }

        if (distance != _last)
        {
            (_last, _lastKey) = (distance, Rounded(distance));
        }

        ref long count = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_counts, _lastKey, out _);
        count++;
        if (_counts.Count > MostKinds)
        {
            Coarsen();
        }
    }

    /// <summary>The middle of all distances; 0 when there are none.</summary>
    public long Median()
    {
        long half = (Count + 1) / 2;
        foreach ((long distance, long count) in _counts.OrderBy(pair => pair.Key))
        {
            half -= count;
            if (half <= 0)
            {
                return distance;
            }
        }

        return 0;
    }

    /// <summary>How many distances are a whole number of steps, how many are less than one, and what the others miss.</summary>
    public (long Regular, long Between, long Gaps, long Missing, long LongGaps) Judge(long step, long longestGap)
    {
        (long regular, long between, long gaps, long missing, long longGaps) = (0, 0, 0, 0, 0);
        foreach ((long distance, long count) in _counts)
        {
            double steps = (double)distance / step;
            long whole = (long)Math.Round(steps);
            between += steps < StepRule.Between ? count : 0;
            regular += StepRule.IsWhole(steps) ? count : 0;
            longGaps += whole > longestGap ? count : 0;
            gaps += whole is > 1 && whole <= longestGap ? count : 0;
            missing += whole is > 1 && whole <= longestGap ? count * (whole - 1) : 0;
        }

        return (regular, between, gaps, missing, longGaps);
    }

    /// <summary>How far distances are from a whole number of steps on the average, in steps: little where clocks jitter, much where times are uneven.</summary>
    public double Deviation(long step)
    {
        (double sum, long all) = (0, 0);
        foreach ((long distance, long count) in _counts)
        {
            double steps = (double)distance / step;
            if (steps >= StepRule.Between && steps <= MostStepsOfJitter)
            {
                sum += count * Math.Abs(steps - Math.Round(steps));
                all += count;
            }
        }

        return all == 0 ? 0 : sum / all;
    }

    private long Rounded(long distance)
    {
        long unit = 1;
        while (distance / unit >= _digits)
        {
            unit *= 10;
        }

        return (distance + (unit / 2)) / unit * unit;
    }

    private void Coarsen()
    {
        _digits = 100;
        _last = 0;
        KeyValuePair<long, long>[] all = [.. _counts];
        _counts.Clear();
        foreach ((long distance, long count) in all)
        {
            long key = Rounded(distance);
            _counts[key] = _counts.GetValueOrDefault(key) + count;
        }
    }
}
