using System;
using System.Runtime.Intrinsics;

namespace TinyRnn.Quantizer.Reference;

/// <summary>Running mean, mean square and largest magnitude of each element of a vector.</summary>
public sealed class TensorStatistics
{
    private readonly double[] _sums;
    private readonly double[] _squares;
    private readonly double[] _least;
    private readonly double[] _most;
    private readonly long[] _counts;

    /// <summary>Creates empty statistics of vectors of the given length.</summary>
    public TensorStatistics(int length)
    {
        _counts = new long[length];
        _sums = new double[length];
        _squares = new double[length];
        _least = new double[length];
        _most = new double[length];
        Array.Fill(_least, double.PositiveInfinity);
        Array.Fill(_most, double.NegativeInfinity);
    }

    /// <summary>Of a recurrent layer's h with options: what its second product takes, r h or what is projected; null for nothing.</summary>
    internal TensorStatistics? Inner { get; set; }

    /// <summary>Of an LSTM's h with options: its cell; null elsewhere.</summary>
    internal TensorStatistics? Cell { get; set; }

    /// <summary>Of a recurrent layer's h: steps of the layer; null elsewhere.</summary>
    internal CellSamples? Samples { get; set; }

    /// <summary>Of a Dense layer's output: what the layer took; null elsewhere.</summary>
    internal InputSamples? Inputs { get; set; }

    /// <summary>Elements of a vector.</summary>
    public int Length => _sums.Length;

    /// <summary>The largest magnitude over all elements.</summary>
    public double Range
    {
        get
        {
            double range = 0;
            for (int i = 0; i < Length; i++)
            {
                range = Math.Max(range, LargestDistance(i, 0));
            }

            return range;
        }
    }

    /// <summary>Adds one vector.</summary>
    public void Add(ReadOnlySpan<float> values)
    {
        int i = 0;
        for (; Vector256.IsHardwareAccelerated && i <= values.Length - Vector128<float>.Count; i += Vector128<float>.Count)
        {
            Vector256<double> four = Vector256.WidenLower(Vector256.Create(Vector128.Create(values[i..]), default));
            (Vector256.LoadUnsafe(ref _counts[i]) + Vector256<long>.One).StoreUnsafe(ref _counts[i]);
            (Vector256.LoadUnsafe(ref _sums[i]) + four).StoreUnsafe(ref _sums[i]);
            (Vector256.LoadUnsafe(ref _squares[i]) + (four * four)).StoreUnsafe(ref _squares[i]);
            Vector256.Min(Vector256.LoadUnsafe(ref _least[i]), four).StoreUnsafe(ref _least[i]);
            Vector256.Max(Vector256.LoadUnsafe(ref _most[i]), four).StoreUnsafe(ref _most[i]);
        }

        for (; i < values.Length; i++)
        {
            double value = values[i];
            _counts[i]++;
            _sums[i] += value;
            _squares[i] += value * value;
            _least[i] = Math.Min(_least[i], value);
            _most[i] = Math.Max(_most[i], value);
        }
    }

    /// <summary>Makes the range cover a vector that is no sample: means stay as they are.</summary>
    public void Cover(ReadOnlySpan<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            _least[i] = Math.Min(_least[i], values[i]);
            _most[i] = Math.Max(_most[i], values[i]);
        }
    }

    /// <summary>Makes element <paramref name="i"/> what is known of some of its values.</summary>
    internal void Replace(int i, long count, double sum, double squares, double least, double most)
    {
        _counts[i] = count;
        _sums[i] = sum;
        _squares[i] = squares;
        _least[i] = least;
        _most[i] = most;
    }

    /// <summary>The largest distance of element <paramref name="i"/> from <paramref name="center"/>.</summary>
    public double LargestDistance(int i, double center) => Math.Max(_most[i] - center, center - _least[i]);

    /// <summary>Mean of element <paramref name="i"/>.</summary>
    public double Mean(int i) => _sums[i] / Math.Max(1, _counts[i]);

    /// <summary>Standard deviation of element <paramref name="i"/>.</summary>
    public double Deviation(int i) => Math.Sqrt(Math.Max(0, _squares[i] / Math.Max(1, _counts[i]) - Mean(i) * Mean(i)));
}
