using System;

namespace TinyRnn.Benchmark;

/// <summary>Times steps.</summary>
internal static class Stopwatch
{
    private const int TicksPerRound = 3000000;

    /// <summary>How many steps take about 0.3 s.</summary>
    public static int CalibrateSteps(Contender contender, float[][] readings)
    {
        int steps = 16;
        while (true)
        {
            long ticks = Time(contender, readings, steps);
            if (ticks >= TicksPerRound / 4)
            {
                int needed = (int)(steps * (long)TicksPerRound / ticks);
                return needed < 16 ? 16 : needed;
            }

            steps *= 4;
        }
    }

    /// <summary>100 ns units.</summary>
    public static long Time(Contender contender, float[][] readings, int steps)
    {
        long start = DateTime.UtcNow.Ticks;
        for (int step = 0; step < steps; step++)
        {
            contender.Step(readings[step & (Readings.Count - 1)]);
        }

        return DateTime.UtcNow.Ticks - start;
    }
}
