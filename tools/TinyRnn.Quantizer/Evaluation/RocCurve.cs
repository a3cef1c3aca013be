using System;
using System.Collections.Generic;

namespace TinyRnn.Quantizer.Evaluation;

/// <summary>The area under the receiver operating characteristic.</summary>
public static class RocCurve
{
    /// <summary>
    /// The probability that a random event scores higher than a random non-event, ties counting half: the rank statistic of
    /// Mann and Whitney. NaN when there are no events or only events.
    /// </summary>
    /// <param name="scores">Any finite numbers.</param>
    /// <param name="events">As many, true where the event happened.</param>
    public static double Area(IReadOnlyList<float> scores, IReadOnlyList<bool> events)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(events);
        var sorted = new float[scores.Count];
        var order = new int[scores.Count];
        for (int i = 0; i < order.Length; i++)
        {
            sorted[i] = scores[i];
            order[i] = i;
        }

        Array.Sort(sorted, order);
        double wins = 0;
        long eventsTotal = 0;
        long othersBelow = 0;
        int start = 0;
        while (start < sorted.Length)
        {
            long tiedEvents = 0;
            int end = start;
            for (; end < sorted.Length && sorted[end] == sorted[start]; end++)
            {
                tiedEvents += events[order[end]] ? 1 : 0;
            }

            long tiedOthers = end - start - tiedEvents;
            wins += tiedEvents * (othersBelow + 0.5 * tiedOthers);
            eventsTotal += tiedEvents;
            othersBelow += tiedOthers;
            start = end;
        }

        return wins / ((double)eventsTotal * othersBelow);
    }
}
