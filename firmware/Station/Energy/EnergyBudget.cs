#nullable disable

namespace TinyRnn.Stations;

/// <summary>
/// How long a battery lasts under a station that sleeps and wakes, from stated currents. A step of the network is part of the waking time;
/// self-discharge and cold are in the share of the capacity that can be used.
/// </summary>
public sealed class EnergyBudget
{
    private const double HoursOfDay = 24;
    private const double UsualShare = 0.8;

    /// <param name="capacityMilliampereHours">Of the battery.</param>
    /// <param name="sleepMicroamperes">While the board sleeps, its regulator and its sensor counted.</param>
    /// <param name="awakeMilliamperes">While it is awake.</param>
    /// <param name="awakeSeconds">From waking to sleeping: start, reading, step, and what is sent.</param>
    /// <param name="intervalSeconds">From one waking to the next; at least the time awake.</param>
    public EnergyBudget(double capacityMilliampereHours, double sleepMicroamperes, double awakeMilliamperes, double awakeSeconds, double intervalSeconds)
    {
        CapacityMilliampereHours = capacityMilliampereHours;
        SleepMicroamperes = sleepMicroamperes;
        AwakeMilliamperes = awakeMilliamperes;
        AwakeSeconds = awakeSeconds;
        IntervalSeconds = intervalSeconds;
    }

    /// <summary>Capacity of the battery.</summary>
    public double CapacityMilliampereHours { get; }

    /// <summary>Current asleep.</summary>
    public double SleepMicroamperes { get; }

    /// <summary>Current awake, with the radio off where its seconds are stated.</summary>
    public double AwakeMilliamperes { get; }

    /// <summary>Seconds awake at each waking, those with the radio counted.</summary>
    public double AwakeSeconds { get; }

    /// <summary>Seconds from one waking to the next.</summary>
    public double IntervalSeconds { get; }

    /// <summary>Current with the radio on.</summary>
    public double RadioMilliamperes { get; set; }

    /// <summary>Mean seconds of each waking with the radio on, a part of <see cref="AwakeSeconds"/>.</summary>
    public double RadioSeconds { get; set; }

    /// <summary>Of the capacity, what can be used, 0 to 1.</summary>
    public double UsableShare { get; set; } = UsualShare;

    /// <summary>The mean current in milliampere.</summary>
    public double MeanMilliamperes => AwakeMean + SleepMean;

    /// <summary>Days until the usable charge is gone.</summary>
    public double Days => CapacityMilliampereHours * UsableShare / MeanMilliamperes / HoursOfDay;

    /// <summary>The share of the charge that goes while the board sleeps, 0 to 1.</summary>
    public double SleepShare => SleepMean / MeanMilliamperes;

    private double AwakeMean => (AwakeMilliamperes * (AwakeSeconds - RadioSeconds) + RadioMilliamperes * RadioSeconds) / IntervalSeconds;

    private double SleepMean => SleepMicroamperes / 1000 * (IntervalSeconds - AwakeSeconds) / IntervalSeconds;

    /// <summary>The same with another time from one waking to the next.</summary>
    public EnergyBudget Every(double intervalSeconds) =>
        new EnergyBudget(CapacityMilliampereHours, SleepMicroamperes, AwakeMilliamperes, AwakeSeconds, intervalSeconds)
        {
            RadioMilliamperes = RadioMilliamperes,
            RadioSeconds = RadioSeconds,
            UsableShare = UsableShare,
        };
}
