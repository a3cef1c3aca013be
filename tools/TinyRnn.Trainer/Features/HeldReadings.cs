using System.Collections.Generic;

namespace TinyRnn.Trainer.Features;

/// <summary>Readings without gaps: a missing one is the last good one, before the first good one that one.</summary>
internal static class HeldReadings
{
    /// <summary>Holds readings within each sequence.</summary>
    /// <param name="numbers">NaN where one is missing.</param>
    /// <param name="starts">The first row of each sequence.</param>
    /// <param name="otherwise">Stands in where a whole sequence has none.</param>
    public static float[] Hold(IReadOnlyList<double> numbers, IReadOnlyList<int> starts, double otherwise)
    {
        float[] held = new float[numbers.Count];
        for (int i = 0; i < starts.Count; i++)
        {
            int end = i + 1 < starts.Count ? starts[i + 1] : numbers.Count;
            int good = starts[i];
            while (good < end && double.IsNaN(numbers[good]))
            {
                good++;
            }

            double last = good < end ? numbers[good] : otherwise;
            for (int row = starts[i]; row < end; row++)
            {
                last = double.IsNaN(numbers[row]) ? last : numbers[row];
                held[row] = (float)last;
            }
        }

        return held;
    }
}
