using System;

namespace TinyRnn.Quantizer.Readings.Reports;

/// <summary>Every so many-th of many numbers, in constant memory: when it is full, every other one is let go.</summary>
internal sealed class Sample
{
    private const int Size = 1 << 14;

    private const int SizeAtFirst = 1 << 6;

    private double[] _values = new double[SizeAtFirst];
    private int _count;
    private long _stride = 1;
    private long _skipped;

    public Sample Clone()
    {
        var other = (Sample)MemberwiseClone();
        other._values = [.. _values];
        return other;
    }

    public void Add(double value)
    {
        if (++_skipped < _stride)
        {
            return;
        }

        _skipped = 0;
        if (_count == _values.Length)
        {
            Array.Resize(ref _values, 2 * _count);
        }

        _values[_count++] = value;
        if (_count == Size)
        {
            for (int i = 0; i < Size / 2; i++)
            {
                _values[i] = _values[(2 * i) + 1];
            }

            _count = Size / 2;
            _stride *= 2;
        }
    }

    /// <summary>Quantiles; exact up to 16,383 numbers.</summary>
    /// <param name="shares">0 to 1.</param>
    public double[] Quantiles(params double[] shares)
    {
        double[] sorted = _values.AsSpan(0, _count).ToArray();
        Array.Sort(sorted);
        return Array.ConvertAll(shares, share => sorted.Length == 0 ? double.NaN : sorted[(int)Math.Round(share * (sorted.Length - 1))]);
    }
}
