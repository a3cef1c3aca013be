using System;
using System.Numerics;

namespace TinyRnn.Quantizer.Numerics;

/// <summary>
/// The expected square of a weighted sum's error as a function of the errors e of its weights, e' A e with A = sum of v v'. Its factors
/// A = U D U', U of unit diagonal, make it a sum of squares, D_k (e_k + sum of U_ik e_i over i before k)^2: the bracket is the column's rest,
/// and with the columns before it given, a column can bring its own to nothing.
/// </summary>
internal sealed class Curvature
{
    // Keeps columns that hardly vary from taking over what others lose.
    private const double Damping = 1e-3;

    // Row k: U_ik for i before k, then D_k; until it is factored, the lower half of A. What fills the last vector has no meaning.
    private readonly double[][] _rows;
    private readonly PendingVectors _pending;
    private bool _isFactored;

    /// <param name="columns">Length of a row.</param>
    public Curvature(int columns)
    {
        _pending = new PendingVectors(columns);
        _rows = new double[columns][];
        for (int i = 0; i < columns; i++)
        {
            _rows[i] = new double[PendingVectors.WholeVectors(i + 1)];
        }
    }

    /// <summary>Adds weight v v'.</summary>
    public void Add(ReadOnlySpan<double> vector, double weight)
    {
        _pending.Add(vector, weight);
        if (_pending.IsFull)
        {
            _pending.AddTo(_rows);
        }
    }

    /// <summary>What the errors of the columns before it give to a column's rest.</summary>
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

    /// <summary>
    /// How much an error should change, all others of the first <paramref name="count"/> columns staying as they are; those behind
    /// them make up for everything.
    /// </summary>
    public double BestChange(int column, ReadOnlySpan<double> rests, int count)
    {
        double pivot = _rows[column][column];
        double slope = pivot * rests[column];
        double bend = pivot;
        for (int k = column + 1; k < count; k++)
        {
            double factor = _rows[k][column];
            double weighted = _rows[k][k] * factor;
            slope += weighted * rests[k];
            bend += weighted * factor;
        }

        return bend > 0 ? -slope / bend : 0;
    }

    /// <summary>The rests after an error changed.</summary>
    public void Change(int column, double by, Span<double> rests)
    {
        rests[column] += by;
        for (int k = column + 1; k < _rows.Length; k++)
        {
            rests[k] += by * _rows[k][column];
        }
    }

    /// <summary>target += values factor, each product rounded: the same bits whatever the width of the machine's vectors.</summary>
    private static void AddTimes(double[] target, ReadOnlySpan<double> values, double factor)
    {
        var factors = new Vector<double>(factor);
        int i = 0;
        for (; i <= values.Length - Vector<double>.Count; i += Vector<double>.Count)
        {
            (new Vector<double>(target, i) + (factors * new Vector<double>(values[i..]))).CopyTo(target, i);
        }

        for (; i < values.Length; i++)
        {
            target[i] += factor * values[i];
        }
    }

    private void Factor()
    {
        if (_isFactored)
        {
            return;
        }

        _isFactored = true;
        _pending.AddTo(_rows);
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
                AddTimes(_rows[i], row.AsSpan(0, i + 1), -row[i] / pivot);
            }

            for (int i = 0; i < k; i++)
            {
                row[i] = pivot > 0 ? row[i] / pivot : 0;
            }

            row[k] = pivot;
        }
    }
}
