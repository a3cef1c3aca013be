using System;

namespace TinyRnn.Trainer.Baselines;

/// <summary>Solves symmetric, positive definite equations.</summary>
internal static class Cholesky
{
    /// <summary>The x of A x = b.</summary>
    /// <param name="a">Its lower half is read, and overwritten.</param>
    /// <param name="b">Right side.</param>
    public static double[] Solve(double[,] a, double[] b)
    {
        int count = b.Length;
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = a[i, j];
                for (int k = 0; k < j; k++)
                {
                    sum -= a[i, k] * a[j, k];
                }

                a[i, j] = i == j ? Math.Sqrt(sum) : sum / a[j, j];
            }
        }

        double[] x = (double[])b.Clone();
        for (int i = 0; i < count; i++)
        {
            for (int k = 0; k < i; k++)
            {
                x[i] -= a[i, k] * x[k];
            }

            x[i] /= a[i, i];
        }

        for (int i = count - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < count; k++)
            {
                x[i] -= a[k, i] * x[k];
            }

            x[i] /= a[i, i];
        }

        return x;
    }
}
