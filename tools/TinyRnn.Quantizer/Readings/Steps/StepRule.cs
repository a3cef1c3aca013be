using System;

namespace TinyRnn.Quantizer.Readings.Steps;

/// <summary>When a row is the next step, when steps are missing before it, and when it stands between two.</summary>
internal static class StepRule
{
    /// <summary>A row nearer to the one before than this part of a step stands between two steps.</summary>
    public const double Between = 0.6;

    /// <summary>The longest gap, in steps, that is filled with missing steps; behind a longer one another series begins.</summary>
    public const long LongestGap = 10_000;

    private const double Tolerance = 0.4;

    /// <summary>True for a distance that is a whole number of steps, as near as clocks of sensors keep it.</summary>
    public static bool IsWhole(double steps) => steps >= Between && Math.Abs(steps - Math.Round(steps)) <= Tolerance * Math.Max(1, Math.Round(steps) / 10);
}
