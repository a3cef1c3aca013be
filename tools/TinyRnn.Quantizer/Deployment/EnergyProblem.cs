using System;
using TinyRnn.Stations;

namespace TinyRnn.Quantizer.Deployment;

/// <summary>What contradicts itself in stated currents.</summary>
public static class EnergyProblem
{
    /// <summary>The first contradiction, or null.</summary>
    public static string? Of(EnergyBudget budget)
    {
        ArgumentNullException.ThrowIfNull(budget);
        return !(budget.CapacityMilliampereHours > 0) || !double.IsFinite(budget.CapacityMilliampereHours) ? $"capacity: expected a number of mAh above 0, found {budget.CapacityMilliampereHours}"
            : !(budget.SleepMicroamperes > 0) || !double.IsFinite(budget.SleepMicroamperes) ? $"sleep: expected a current in microampere above 0, found {budget.SleepMicroamperes}"
            : !(budget.AwakeMilliamperes > 0) || !double.IsFinite(budget.AwakeMilliamperes) ? $"awake: expected a current in milliampere above 0, found {budget.AwakeMilliamperes}"
            : !(budget.AwakeSeconds > 0) || !(budget.IntervalSeconds >= budget.AwakeSeconds) || !double.IsFinite(budget.IntervalSeconds)
                ? FormattableString.Invariant($"interval: expected at least the {budget.AwakeSeconds} s that the board is awake, found {budget.IntervalSeconds} s")
            : budget.UsableShare is > 0 and <= 1 ? null
            : $"usable share: expected more than 0 and at most 1, found {budget.UsableShare}";
    }
}
