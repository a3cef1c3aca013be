using System;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>Adds to each row's bias what rounding the weights takes from the row's mean sum: (W - Wq) E[x].</summary>
internal static class BiasCorrection
{
    /// <param name="bias">[rows]: in and out.</param>
    /// <param name="weights">[rows, columns], real.</param>
    /// <param name="integers">[rows, columns].</param>
    /// <param name="scales">[rows].</param>
    /// <param name="means">E[x] as a row sees it.</param>
    public static void Apply(double[] bias, double[] weights, short[] integers, double[] scales, Func<int, double[]> means)
    {
        int columns = weights.Length / bias.Length;
        for (int row = 0; row < bias.Length; row++)
        {
            double[] mean = means(row);
            for (int column = 0; column < columns; column++)
            {
                int i = (row * columns) + column;
                bias[row] += (weights[i] - (integers[i] * scales[row])) * mean[column];
            }
        }
    }
}
