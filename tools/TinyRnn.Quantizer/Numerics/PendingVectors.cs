using System;
using System.Numerics;

namespace TinyRnn.Quantizer.Numerics;

/// <summary>
/// A few weighted vectors that wait to be added to a matrix as weight v v', so that the matrix is walked once for all of them. Each
/// element gets its products one after the other, each rounded: the same bits as one vector at a time, whatever the width of the
/// machine's vectors.
/// </summary>
/// <param name="columns">Length of a vector.</param>
internal sealed class PendingVectors(int columns)
{
    private const int Most = 4;

    private readonly double[] _values = new double[Most * columns];
    private readonly double[] _weights = new double[Most];
    private int _count;

    public bool IsFull => _count == Most;

    public void Add(ReadOnlySpan<double> vector, double weight)
    {
        vector.CopyTo(_values.AsSpan(_count * columns));
        _weights[_count++] = weight;
    }

    /// <summary>Adds them to the lower half of a matrix; none wait any more.</summary>
    public void AddTo(double[][] matrix)
    {
        // What is not there adds zeros.
        Array.Clear(_weights, _count, Most - _count);
        ReadOnlySpan<double> first = _values.AsSpan(0, columns);
        ReadOnlySpan<double> second = _values.AsSpan(columns, columns);
        ReadOnlySpan<double> third = _values.AsSpan(2 * columns, columns);
        ReadOnlySpan<double> fourth = _values.AsSpan(3 * columns, columns);
        for (int row = 0; row < columns; row++)
        {
            AddRow(matrix[row], first, second, third, fourth);
        }

        _count = 0;
    }

    private void AddRow(double[] target, ReadOnlySpan<double> first, ReadOnlySpan<double> second, ReadOnlySpan<double> third, ReadOnlySpan<double> fourth)
    {
        int row = target.Length - 1;
        double a = _weights[0] * first[row];
        double b = _weights[1] * second[row];
        double c = _weights[2] * third[row];
        double d = _weights[3] * fourth[row];
        var (va, vb, vc, vd) = (new Vector<double>(a), new Vector<double>(b), new Vector<double>(c), new Vector<double>(d));
        int i = 0;
        for (; i <= row + 1 - Vector<double>.Count; i += Vector<double>.Count)
        {
            var sum = new Vector<double>(target, i);
            sum += va * new Vector<double>(first[i..]);
            sum += vb * new Vector<double>(second[i..]);
            sum += vc * new Vector<double>(third[i..]);
            sum += vd * new Vector<double>(fourth[i..]);
            sum.CopyTo(target, i);
        }

        for (; i <= row; i++)
        {
            double sum = target[i];
            sum += a * first[i];
            sum += b * second[i];
            sum += c * third[i];
            sum += d * fourth[i];
            target[i] = sum;
        }
    }
}
