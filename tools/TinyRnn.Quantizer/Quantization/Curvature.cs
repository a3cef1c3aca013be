using System;
using System.Numerics.Tensors;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>
/// The expected square of a weighted sum's error as a function of errors of the weights, e' A e with A = sum of v v', and its factors
/// A = U D U', U of unit diagonal. With e given up to column k - 1, the best e of column k is minus the sum of U_ik e_i.
/// </summary>
internal sealed class Curvature
{
    // Keeps columns that hardly vary from taking over what others lose.
    private const double Damping = 1e-3;

    private readonly double[][] _rows;
    private bool _isFactored;

    /// <param name="columns">Length of a row.</param>
    public Curvature(int columns)
    {
        _rows = new double[columns][];
        for (int i = 0; i < columns; i++)
        {
            _rows[i] = new double[i + 1];
        }
    }

    /// <summary>Columns of a row.</summary>
    public int Columns => _rows.Length;

    /// <summary>Adds weight v v'.</summary>
    public void Add(ReadOnlySpan<double> vector, double weight)
    {
        for (int i = 0; i < _rows.Length; i++)
        {
            double factor = weight * vector[i];
            if (factor != 0)
            {
                TensorPrimitives.MultiplyAdd(vector[..(i + 1)], factor, _rows[i], _rows[i]);
            }
        }
    }

    /// <summary>What column <paramref name="column"/> must make up for: the errors of the columns before it, as seen by this one.</summary>
    public double Demand(int column, ReadOnlySpan<double> errors)
    {
        Factor();
        double sum = 0;
        double[] factors = _rows[column];
        for (int i = 0; i < column; i++)
        {
            sum += factors[i] * errors[i];
        }

        return sum;
    }

    private void Factor()
    {
        if (_isFactored)
        {
            return;
        }

        _isFactored = true;
        double mean = 0;
        for (int i = 0; i < _rows.Length; i++)
        {
            mean += _rows[i][i] / _rows.Length;
        }

        for (int k = _rows.Length - 1; k >= 0; k--)
        {
            double[] row = _rows[k];
            double pivot = row[k] + (Damping * mean);
            for (int i = 0; i < k && pivot > 0; i++)
            {
                TensorPrimitives.MultiplyAdd(row.AsSpan(0, i + 1), -row[i] / pivot, _rows[i], _rows[i]);
            }

            for (int i = 0; i < k; i++)
            {
                row[i] = pivot > 0 ? row[i] / pivot : 0;
            }
        }
    }
}
