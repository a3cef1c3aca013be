using System;

namespace TinyRnn.Quantizer.Quantization;

/// <summary>
/// Rounds the weights of a row one after the other; what each loses is made up for by those that follow, and last by the bias, so
/// that the expected squared error is least (the method of optimal brain surgeons; for quantization E. Frantar et al., GPTQ, 2022).
/// </summary>
internal static class RowRounding
{
    /// <param name="curvature">Of the row.</param>
    /// <param name="weights">[columns]: in and out, real.</param>
    /// <param name="steps">[columns]: real value of one step; 0 for what is not rounded.</param>
    /// <param name="limits">[columns]: largest integer.</param>
    /// <param name="integers">[columns]: out.</param>
    public static void Round(Curvature curvature, double[] weights, double[] steps, int[] limits, short[] integers)
    {
        double[] errors = new double[weights.Length];
        for (int column = 0; column < weights.Length; column++)
        {
            double target = weights[column] - curvature.Demand(column, errors);
            if (steps[column] > 0)
            {
                integers[column] = (short)Math.Clamp(Math.Round(target / steps[column]), -limits[column], limits[column]);
                target = integers[column] * steps[column];
            }

            errors[column] = target - weights[column];
            weights[column] = target;
        }
    }
}
