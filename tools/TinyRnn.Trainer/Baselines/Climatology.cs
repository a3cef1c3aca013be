using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Trainer.Baselines;

/// <summary>
/// The mean of the training rows of the same hour and season, of the hour where the training has not seen the season, drawn towards the
/// mean of all where they are few.
/// </summary>
internal sealed class Climatology : IBaseline
{
    private const int Hours = 24;
    private const int Seasons = 4;

    // Behind the seasons stand the hours of all of them.
    private const int Bins = Hours * (Seasons + 1);

    /// <summary>Rows that the mean of all counts for.</summary>
    private const double Weight = 20;

    public BaselinePrediction? Predict(BaselineData data)
    {
        double[,] sums = new double[Bins, data.Outputs];
        double[] counts = new double[Bins];
        double[] all = new double[data.Outputs];
        for (int row = 0; row < data.Train.Targets.Length; row++)
        {
            int output = data.Outputs == 1 ? 0 : (int)data.Train.Targets[row];
            float value = data.Outputs == 1 ? data.Train.Targets[row] : 1;
            all[output] += value / (double)data.Train.Targets.Length;
            foreach (int bin in new[] { SeasonBin(data.Train.Times, row), HourBin(data.Train.Times, row) })
            {
                sums[bin, output] += value;
                counts[bin]++;
            }
        }

        bool[] isSeen = [.. Enumerable.Range(0, Seasons).Select(season => Enumerable.Range(season * Hours, Hours).Any(bin => counts[bin] > 0))];
        float[] outputs = new float[data.Test.Targets.Length * data.Outputs];
        for (int row = 0; row < data.Test.Targets.Length; row++)
        {
            int bin = SeasonBin(data.Test.Times, row);
            bin = isSeen[bin / Hours] ? bin : HourBin(data.Test.Times, row);
            for (int output = 0; output < data.Outputs; output++)
            {
                outputs[(row * data.Outputs) + output] = (float)((sums[bin, output] + (Weight * all[output])) / (counts[bin] + Weight));
            }
        }

        return new BaselinePrediction(data.Test.Times.Count == 0 ? "mean of training" : "climatology", outputs);
    }

    private static int SeasonBin(IReadOnlyList<DateTime> times, int row) => times.Count == 0 ? 0 : (times[row].Month % 12 / 3 * Hours) + times[row].Hour;

    private static int HourBin(IReadOnlyList<DateTime> times, int row) => (Seasons * Hours) + (times.Count == 0 ? 0 : times[row].Hour);
}
