using System;
using TinyRnn.CompilerServices;

namespace TinyRnn;

/// <summary>
/// How readings become the inputs of a network, one step after the other. Immutable. Values are numbered: the readings first, then
/// one for each operation, which takes values before it.
/// </summary>
public sealed class Recipe
{
    /// <summary>Numbers of an operation in <see cref="Operations"/>.</summary>
    internal const int Stride = 4;

    private const long FirstSecond = -62135596800L;
    private const long LastSecond = 253402300799L;

    /// <summary>Creates it; of a model that was read or compiled, whose rules are kept.</summary>
    /// <param name="step">Seconds between rows; 0 for rows at any time.</param>
    /// <param name="zone">Minutes by which the hours of the data are ahead of UTC.</param>
    /// <param name="hold">Steps that are bridged at most.</param>
    /// <param name="readings">What it takes.</param>
    /// <param name="operations">Four numbers each: <see cref="FeatureKind"/>, value, second value, steps or place in the limits.</param>
    /// <param name="limits">Least and most of each clip.</param>
    /// <param name="inputs">The value that is each of the network's inputs.</param>
    public Recipe(int step, int zone, int hold, ReadingChannel[] readings, short[] operations, float[] limits, short[] inputs)
    {
        Step = step;
        Zone = zone;
        Hold = hold;
        Readings = readings;
        Operations = operations;
        Limits = limits;
        Inputs = inputs;
        ValueCount = readings.Length + operations.Length / Stride;
        Histories = new short[ValueCount + 1];
        PlaceHistories();
    }

    /// <summary>Seconds between rows; 0 for rows at any time.</summary>
    public int Step { get; }

    /// <summary>Minutes by which the hours of the data are ahead of UTC, without daylight saving.</summary>
    public int Zone { get; }

    /// <summary>Steps in a row, of missing rows or of a missing reading, that are bridged with the readings held; after more all begins anew.</summary>
    public int Hold { get; }

    /// <summary>What it takes.</summary>
    public ReadingChannel[] Readings { get; }

    internal short[] Operations { get; }

    internal float[] Limits { get; }

    internal short[] Inputs { get; }

    /// <summary>Readings and operations.</summary>
    internal int ValueCount { get; }

    /// <summary>Where the history of each value begins, newest first; it ends where the next begins.</summary>
    internal short[] Histories { get; }

    /// <summary>Values of all histories.</summary>
    internal int HistoryLength => Histories[ValueCount];

    /// <summary>The step to which a time belongs: the nearest full one in the zone, numbered from 1970; without a step the second itself.</summary>
    /// <param name="seconds">Since 1970-01-01T00:00:00Z.</param>
    /// <exception cref="ArgumentException">Before the year 1 or after 9999.</exception>
    public long StepOf(long seconds)
    {
        if (seconds < FirstSecond || seconds > LastSecond)
        {
            throw new ArgumentException("time: expected seconds since 1970 of the years 1 to 9999, found " + seconds.ToString());
        }

        long local = seconds + Zone * 60;
        return Step == 0 ? local : Floor(local + Step / 2, Step);
    }

    /// <summary>The time at which a step of <see cref="StepOf"/> is full, in seconds since 1970-01-01T00:00:00Z.</summary>
    public long TimeOf(long step) => LocalTimeOf(step) - Zone * 60;

    internal long LocalTimeOf(long step) => Step == 0 ? step : step * Step;

    internal static long Floor(long value, int divisor)
    {
        long quotient = value / divisor;
        return quotient * divisor > value ? quotient - 1 : quotient;
    }

    /// <summary>Values of the past that an operation takes, this step's among them; 0 for one that takes none.</summary>
    internal static int HistoryOf(int kind, int steps) =>
        kind == (int)FeatureKind.Lag || kind == (int)FeatureKind.Change ? steps + 1
        : kind >= (int)FeatureKind.Mean && kind <= (int)FeatureKind.Deviation ? steps
        : 0;

    private void PlaceHistories()
    {
        int next = 0;
        for (int value = 0; value < ValueCount; value++)
        {
            Histories[value] = (short)next;
            int longest = 0;
            for (int at = 0; at < Operations.Length; at += Stride)
            {
                int length = Operations[at + 1] == value ? HistoryOf(Operations[at], Operations[at + 3]) : 0;
                longest = length > longest ? length : longest;
            }

            next += longest;
        }

        Histories[ValueCount] = (short)next;
    }
}
