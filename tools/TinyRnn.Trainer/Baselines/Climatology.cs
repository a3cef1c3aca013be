using System;
using System.Collections.Generic;

namespace TinyRnn.Trainer.Baselines;

/// <summary>The mean of the training rows of the same hour and season, drawn towards the mean of all where they are few.</summary>
internal sealed class Climatology : IBaseline
{
    private const int Hours = 24;
    private const int Seasons = 4;

    /// <summary>Rows that the mean of all counts for.</summary>
    private const double Weight = 20;

    public BaselinePrediction? Predict(BaselineData data)
    {
        double[,] sums = new double[Hours * Seasons, data.Outputs];
        double[] counts = new double[Hours * Seasons];
        double[] all = new double[data.Outputs];
        for (int row = 0; row < data.Train.Targets.Length; row++)
        {
            int bin = Bin(data.Train.Times, row);
            int output = data.Outputs == 1 ? 0 : (int)data.Train.Targets[row];
            float value = data.Outputs == 1 ? data.Train.Targets[row] : 1;
            sums[bin, output] += value;
            all[output] += value / (double)data.Train.Targets.Length;
            counts[bin]++;
        }

        float[] outputs = new float[data.Test.Targets.Length * data.Outputs];
        for (int row = 0; row < data.Test.Targets.Length; row++)
        {
            int bin = Bin(data.Test.Times, row);
            for (int output = 0; output < data.Outputs; output++)
            {
                outputs[(row * data.Outputs) + output] = (float)((sums[bin, output] + (Weight * all[output])) / (counts[bin] + Weight));
            }
        }

        return new BaselinePrediction(data.Test.Times.Count == 0 ? "mean of training" : "climatology", outputs);
    }

    private static int Bin(IReadOnlyList<DateTime> times, int row) => times.Count == 0 ? 0 : (times[row].Month % 12 / 3 * Hours) + times[row].Hour;
}
