using System;
using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>
/// What layers of kinds <see cref="LayerKind.LastK"/> to <see cref="LayerKind.Repeat"/> do with a window of integers. All but the
/// mean are exact; the mean is rounded to the nearest integer, halves up. Nothing is allocated.
/// </summary>
internal static class StepsKernel
{
    /// <param name="layer">Kind, sizes and steps.</param>
    /// <param name="from">[steps, inputs].</param>
    /// <param name="steps">Steps of the window.</param>
    /// <param name="to">[<see cref="WindowLayer.StepsOut"/>, outputs].</param>
    public static void Take(WindowLayer layer, int[] from, int steps, int[] to)
    {
        int size = layer.InputSize;
        switch (layer.Kind)
        {
            case LayerKind.LastK:
                int kept = layer.StepsOut(steps);
                Array.Copy(from, (steps - kept) * size, to, 0, kept * size);
                break;
            case LayerKind.Mean:
                TakeMean(from, steps, size, to);
                break;
            case LayerKind.Max:
                TakeMax(from, steps, size, to);
                break;
            case LayerKind.Flatten:
                Array.Copy(from, 0, to, 0, steps * size);
                break;
            default:
                for (int step = 0; step < layer.Steps; step++)
                {
                    Array.Copy(from, 0, to, step * size, size);
                }

                break;
        }
    }

    /// <summary>floor(sum / steps + 1/2), of sums in 64 bits: 4096 steps of 32 bits stay below 2^44.</summary>
    private static void TakeMean(int[] from, int steps, int size, int[] to)
    {
        long divisor = 2L * steps;
        for (int i = 0; i < size; i++)
        {
            long sum = 0;
            for (int step = 0; step < steps; step++)
            {
                sum += from[step * size + i];
            }

            long doubled = 2 * sum + steps;
            long mean = doubled / divisor;
            to[i] = (int)(doubled < 0 && mean * divisor != doubled ? mean - 1 : mean);
        }
    }

    private static void TakeMax(int[] from, int steps, int size, int[] to)
    {
        Array.Copy(from, 0, to, 0, size);
        for (int step = 1; step < steps; step++)
        {
            for (int i = 0; i < size; i++)
            {
                int value = from[step * size + i];
                if (value > to[i])
                {
                    to[i] = value;
                }
            }
        }
    }
}
