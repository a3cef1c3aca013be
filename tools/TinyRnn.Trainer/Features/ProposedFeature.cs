using System;
using System.Collections.Generic;
using TinyRnn.Trainer.Numerics;

namespace TinyRnn.Trainer.Features;

/// <summary>A feature that is proposed from the columns, and how it is computed.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit.</param>
internal abstract record ProposedFeature(string Name, string Unit)
{
    /// <summary>Computes it for all rows.</summary>
    /// <param name="readings">The held readings of each column.</param>
    /// <param name="times">The times; empty when there are none.</param>
    /// <param name="first">The first row of the sequence that a row belongs to.</param>
    public abstract float[] Compute(IReadOnlyDictionary<string, float[]> readings, IReadOnlyList<DateTime> times, int[] first);
}

/// <summary>The reading itself.</summary>
internal sealed record Level(string Column, string Unit) : ProposedFeature(Column, Unit)
{
    public override float[] Compute(IReadOnlyDictionary<string, float[]> readings, IReadOnlyList<DateTime> times, int[] first) => readings[Column];
}

/// <summary>How far the air is from saturation: temperature less dew point, 0 to 25 K.</summary>
internal sealed record Depression(string Temperature, string DewPoint) : ProposedFeature("dew_point_depression", "K")
{
    private const float Limit = 25;

    public override float[] Compute(IReadOnlyDictionary<string, float[]> readings, IReadOnlyList<DateTime> times, int[] first)
    {
        float[] values = new float[first.Length];
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = Math.Clamp(readings[Temperature][row] - readings[DewPoint][row], 0, Limit);
        }

        return values;
    }
}

/// <summary>The reading less that of some rows ago, cut to a limit, so that rare jumps do not widen the range of integers.</summary>
internal sealed record Change(string Column, string Unit, int Lag, float Limit) : ProposedFeature($"{Column}_change_{Lag}", Unit)
{
    public override float[] Compute(IReadOnlyDictionary<string, float[]> readings, IReadOnlyList<DateTime> times, int[] first)
    {
        float[] values = new float[first.Length];
        float[] reading = readings[Column];
        for (int row = 0; row < values.Length; row++)
        {
            values[row] = Math.Clamp(reading[row] - reading[Math.Max(row - Lag, first[row])], -Limit, Limit);
        }

        return values;
    }
}

/// <summary>Where in the day or the year a row is: the sine or cosine of the part of it that has passed.</summary>
internal sealed record Cycle(bool OfYear, bool IsSine) : ProposedFeature($"{(OfYear ? "year" : "day")}_{(IsSine ? "sin" : "cos")}", "")
{
    private const double DaysOfYear = 365.25;

    public override float[] Compute(IReadOnlyDictionary<string, float[]> readings, IReadOnlyList<DateTime> times, int[] first)
    {
        float[] values = new float[first.Length];
        for (int row = 0; row < values.Length; row++)
        {
            double day = times[row].TimeOfDay.TotalDays;
            double turn = OfYear ? (times[row].DayOfYear - 1 + day) / DaysOfYear : day;
            values[row] = (float)(IsSine ? ScalarMath.SinOfTurn(turn) : ScalarMath.CosOfTurn(turn));
        }

        return values;
    }
}
