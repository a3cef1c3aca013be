using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Trainer.Features;

/// <summary>Over how many steps changes are looked at: of the weather's slow steps, of a room's minutes, of fast sensors.</summary>
internal static class FeatureSpans
{
    private const int SlowSeconds = 600;
    private const int FastSeconds = 30;

    private static readonly int[] s_slow = [1, 3];
    private static readonly int[] s_slowTrend = [6, 12, 24];

    private static readonly int[] s_minutes = [5, 15];
    private static readonly int[] s_minutesTrend = [30, 60];

    private static readonly int[] s_fast = [1, 5];
    private static readonly int[] s_fastTrend = [15, 60];

    /// <summary>The spans in steps, ascending.</summary>
    /// <param name="step">Seconds between rows; 0 when there is no fixed time between them.</param>
    /// <param name="groups">Changes, trends, or both.</param>
    public static IReadOnlyList<int> Of(int step, FeatureGroups groups)
    {
        (int[] changes, int[] trends) = step switch
        {
            0 => (s_slow, []),
            >= SlowSeconds => (s_slow, s_slowTrend),
            >= FastSeconds => (Steps(s_minutes, step), Steps(s_minutesTrend, step)),
            _ => (s_fast, s_fastTrend),
        };
        return
        [
            .. groups.HasFlag(FeatureGroups.Changes) ? changes : [],
            .. groups.HasFlag(FeatureGroups.Trends) ? trends.Except(groups.HasFlag(FeatureGroups.Changes) ? changes : []) : [],
        ];
    }

    private static int[] Steps(int[] minutes, int step) => [.. minutes.Select(minute => Math.Max(1, (int)Math.Round(minute * 60.0 / step))).Distinct()];
}
