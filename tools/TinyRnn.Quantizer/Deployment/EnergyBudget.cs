using System;

namespace TinyRnn.Quantizer.Deployment;

/// <summary>
/// How long a battery lasts under a station that sleeps and wakes, from stated currents. A step of the network is part of the waking time;
/// self-discharge and cold are in the share of the capacity that can be used.
/// </summary>
/// <param name="CapacityMilliampereHours">Of the battery.</param>
/// <param name="SleepMicroamperes">While the board sleeps, its regulator and its sensor counted.</param>
/// <param name="AwakeMilliamperes">While it is awake.</param>
/// <param name="AwakeSeconds">From waking to sleeping: start, reading, step, and what is sent.</param>
/// <param name="IntervalSeconds">From one waking to the next; at least the time awake.</param>
/// <param name="UsableShare">Of the capacity, 0 to 1.</param>
public sealed record EnergyBudget(
    double CapacityMilliampereHours,
    double SleepMicroamperes,
    double AwakeMilliamperes,
    double AwakeSeconds,
    double IntervalSeconds,
    double UsableShare = 0.8)
{
    private const double HoursOfDay = 24;

    /// <summary>The mean current in milliampere.</summary>
    public double MeanMilliamperes =>
        ((AwakeMilliamperes * AwakeSeconds) + (SleepMicroamperes / 1000 * (IntervalSeconds - AwakeSeconds))) / IntervalSeconds;

    /// <summary>Days until the usable charge is gone.</summary>
    public double Days => CapacityMilliampereHours * UsableShare / MeanMilliamperes / HoursOfDay;

    /// <summary>The share of the charge that goes while the board sleeps, 0 to 1.</summary>
    public double SleepShare => SleepMicroamperes / 1000 * (IntervalSeconds - AwakeSeconds) / IntervalSeconds / MeanMilliamperes;

    /// <summary>What contradicts itself, or null.</summary>
    public string? Problem =>
        !(CapacityMilliampereHours > 0) || !double.IsFinite(CapacityMilliampereHours) ? $"capacity: expected a number of mAh above 0, found {CapacityMilliampereHours}"
        : !(SleepMicroamperes > 0) || !double.IsFinite(SleepMicroamperes) ? $"sleep: expected a current in microampere above 0, found {SleepMicroamperes}"
        : !(AwakeMilliamperes > 0) || !double.IsFinite(AwakeMilliamperes) ? $"awake: expected a current in milliampere above 0, found {AwakeMilliamperes}"
        : !(AwakeSeconds > 0) || !(IntervalSeconds >= AwakeSeconds) || !double.IsFinite(IntervalSeconds)
            ? FormattableString.Invariant($"interval: expected at least the {AwakeSeconds} s that the board is awake, found {IntervalSeconds} s")
        : UsableShare is > 0 and <= 1 ? null
        : $"usable share: expected more than 0 and at most 1, found {UsableShare}";
}
