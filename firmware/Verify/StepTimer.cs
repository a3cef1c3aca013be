using System;

namespace TinyRnn.Verify;

/// <summary>
/// Times steps by <see cref="DateTime.UtcNow"/>, whatever its resolution: some firmware counts whole seconds. Steps are repeated from
/// the moment at which the clock moves to a later such moment, so that a coarse clock costs time and not accuracy.
/// </summary>
internal abstract class StepTimer
{
    // 0.3 s, in units of 100 ns.
    private const long LeastTicks = 3000000;

    // A clock that has not moved then stands still.
    private const int MostSteps = 1 << 20;

    /// <summary>Steps that the last measurement took.</summary>
    public int Steps { get; private set; }

    /// <summary>Measures.</summary>
    /// <returns>Nanoseconds of one step, the mean of <see cref="Steps"/>; 0 when the clock stands still.</returns>
    public long NanosecondsPerStep()
    {
        long start = NextTick();
        Steps = 0;
        long elapsed;
        do
        {
            Steps += Step();
            elapsed = DateTime.UtcNow.Ticks - start;
        }
        while (elapsed < LeastTicks && Steps < MostSteps);
        return elapsed < LeastTicks ? 0 : elapsed * 100 / Steps;
    }

    /// <summary>Does one step or several.</summary>
    /// <returns>Their number.</returns>
    protected abstract int Step();

    // The first moment at which the clock tells another time than now.
    private long NextTick()
    {
        long last = DateTime.UtcNow.Ticks;
        long now;
        int steps = 0;
        do
        {
            steps += Step();
            now = DateTime.UtcNow.Ticks;
        }
        while (now == last && steps < MostSteps);
        return now;
    }
}
