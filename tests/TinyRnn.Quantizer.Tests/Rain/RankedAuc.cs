using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Tests.Rain;

/// <summary>Area under the ROC curve: the share of (rain, dry) pairs in which rain scores higher, ties counting half.</summary>
internal static class RankedAuc
{
    internal static double Of(IReadOnlyList<(float Score, bool Rain)> hours)
    {
        double pairs = 0;
        long dryBelow = 0;
        foreach (IGrouping<float, (float Score, bool Rain)> tied in hours.GroupBy(hour => hour.Score).OrderBy(group => group.Key))
        {
            long rain = tied.LongCount(hour => hour.Rain);
            long dry = tied.LongCount() - rain;
            pairs += rain * (dryBelow + dry / 2.0);
            dryBelow += dry;
        }

        return pairs / ((double)dryBelow * (hours.Count - dryBelow));
    }
}
