namespace TinyRnn;

/// <summary>What is taken over some steps of a history, which is finite and stands newest first. Sums run from the oldest on, in double precision.</summary>
internal static class FeatureWindow
{
    public static double Mean(float[] history, int from, int steps)
    {
        double sum = 0;
        for (int i = from + steps - 1; i >= from; i--)
        {
            sum += history[i];
        }

        return sum / steps;
    }

    public static float Extreme(float[] history, int from, int steps, bool largest)
    {
        float extreme = history[from];
        for (int i = from + 1; i < from + steps; i++)
        {
            float value = history[i];
            if (largest ? value > extreme : value < extreme)
            {
                extreme = value;
            }
        }

        return extreme;
    }

    /// <summary>The root of the mean square of what differs from the mean.</summary>
    public static float Deviation(float[] history, int from, int steps)
    {
        double mean = Mean(history, from, steps);
        double sum = 0;
        for (int i = from + steps - 1; i >= from; i--)
        {
            double distance = history[i] - mean;
            sum += distance * distance;
        }

        return (float)FeatureMath.SquareRoot(sum / steps);
    }
}
