using System;
using System.Collections.Generic;
using TinyRnn.Quantizer.Evaluation;
using TinyRnn.Report.Rows;

namespace TinyRnn.Report.Measures;

/// <summary>How far integer and float lie apart in a stretch of a long run.</summary>
/// <param name="Steps">Steps up to the end of the stretch.</param>
/// <param name="Largest">The largest difference of an output in it.</param>
/// <param name="Mean">The mean one.</param>
public sealed record Drift(long Steps, double Largest, double Mean);

/// <summary>Runs integer and float side by side over the rows again and again, the state carried on: whether errors add up.</summary>
public static class Endurance
{
    /// <summary>Runs, and gives the differences between powers of ten of steps.</summary>
    /// <param name="model">The integer model.</param>
    /// <param name="reference">The float network.</param>
    /// <param name="rows">What both are given.</param>
    /// <param name="steps">Steps in all.</param>
    public static IReadOnlyList<Drift> Run(IRecurrentModel model, IRecurrentModel reference, JudgedRows rows, long steps)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(rows);
        model.Reset();
        reference.Reset();
        float[] input = new float[rows.InputSize];
        float[] output = new float[rows.OutputSize];
        float[] expected = new float[rows.OutputSize];
        List<Drift> drifts = [];
        double largest = 0;
        double sum = 0;
        long first = 0;
        long next = Math.Min(1000, steps);
        for (long step = 1; step <= steps; step++)
        {
            rows.Inputs.AsSpan((int)((step - 1) % rows.Count) * input.Length, input.Length).CopyTo(input);
            model.Predict(input, output);
            reference.Predict(input, expected);
            for (int i = 0; i < output.Length; i++)
            {
                double difference = Math.Abs((double)output[i] - expected[i]);
                largest = Math.Max(largest, difference);
                sum += difference;
            }

            if (step == next)
            {
                drifts.Add(new Drift(step, largest, sum / ((step - first) * output.Length)));
                (largest, sum, first, next) = (0, 0, step, Math.Min(step * 10, steps));
            }
        }

        return drifts;
    }
}
