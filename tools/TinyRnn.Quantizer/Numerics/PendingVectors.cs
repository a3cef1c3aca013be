using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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

    private readonly int _stride = WholeVectors(columns);
    private readonly double[] _values = new double[Most * WholeVectors(columns)];
    private readonly double[] _weights = new double[Most];
    private int _count;

    public bool IsFull => _count == Most;

    /// <summary>A length rounded up to whole vectors of the machine.</summary>
    public static int WholeVectors(int length) => (length + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;

    public void Add(ReadOnlySpan<double> vector, double weight)
    {
        vector.CopyTo(_values.AsSpan(_count * _stride));
        _weights[_count++] = weight;
    }

    /// <summary>Adds them to the lower half of a matrix, whose rows have whole vectors; none wait any more.</summary>
    public void AddTo(double[][] matrix)
    {
        // What is not there adds zeros.
        Array.Clear(_weights, _count, Most - _count);
        for (int row = 0; row < columns; row++)
        {
            AddRow(matrix[row], row);
        }

        _count = 0;
    }

    private void AddRow(double[] target, int row)
    {
        var a = new Vector<double>(_weights[0] * _values[row]);
        var b = new Vector<double>(_weights[1] * _values[_stride + row]);
        var c = new Vector<double>(_weights[2] * _values[(2 * _stride) + row]);
        var d = new Vector<double>(_weights[3] * _values[(3 * _stride) + row]);
        ref double sums = ref MemoryMarshal.GetArrayDataReference(target);
        ref double first = ref MemoryMarshal.GetArrayDataReference(_values);
        ref double second = ref Unsafe.Add(ref first, _stride);
        ref double third = ref Unsafe.Add(ref second, _stride);
        ref double fourth = ref Unsafe.Add(ref third, _stride);
        for (nuint i = 0; i <= (nuint)row; i += (nuint)Vector<double>.Count)
        {
            Vector<double> sum = Vector.LoadUnsafe(ref sums, i);
            sum += a * Vector.LoadUnsafe(ref first, i);
            sum += b * Vector.LoadUnsafe(ref second, i);
            sum += c * Vector.LoadUnsafe(ref third, i);
            sum += d * Vector.LoadUnsafe(ref fourth, i);
            sum.StoreUnsafe(ref sums, i);
        }
    }
}
