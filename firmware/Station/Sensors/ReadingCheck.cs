namespace TinyRnn.Stations;

/// <summary>Decides what of a measurement is believed: see docs/station.md, "Sensor faults".</summary>
internal sealed class ReadingCheck
{
    /// <param name="readings">What the model takes.</param>
    /// <param name="frozenAfter">Equal measurements after which the next one counts as frozen; 0 for never.</param>
    public ReadingCheck(ReadingChannel[] readings, int frozenAfter)
    {
        Watches = new QuantityWatch[readings.Length];
        for (int i = 0; i < readings.Length; i++)
        {
            Watches[i] = new QuantityWatch(readings[i]);
        }

        Believed = new float[readings.Length];
        Frozen = new FrozenWatch(readings.Length, frozenAfter);
    }

    public QuantityWatch[] Watches { get; }

    public FrozenWatch Frozen { get; }

    /// <summary>The readings that are believed, in the model's units; NaN is to be held.</summary>
    public float[] Believed { get; }

    public void Forget()
    {
        for (int i = 0; i < Watches.Length; i++)
        {
            Watches[i].Forget();
        }
    }

    /// <param name="measurement">What the sensors gave.</param>
    /// <param name="faults">What was wrong with them, or null.</param>
    /// <param name="features">Knows how long each reading has been missing.</param>
    /// <param name="steps">Steps since the last row, 1 or more.</param>
    /// <param name="warnings">Gets what is wrong.</param>
    public void Take(Measurement measurement, string faults, FeatureRunner features, int steps, Warnings warnings)
    {
        if (faults != null)
        {
            warnings.Add(faults);
        }

        bool frozen = faults == null && IsFrozen(measurement);
        if (frozen)
        {
            warnings.Add("sensor frozen");
        }

        for (int i = 0; i < Watches.Length; i++)
        {
            float value = measurement.Value(i);
            // What a failed sensor does not give need not be said of each reading.
            bool isMissed = frozen || (faults != null && !Floats.IsFinite(value));
            Believed[i] = isMissed ? Watches[i].Miss() : Watches[i].Check(value, features.MissingSteps(i) + steps, warnings);
        }
    }

    private bool IsFrozen(Measurement measurement)
    {
        for (int i = 0; i < Watches.Length; i++)
        {
            Frozen.Take(i, measurement.Value(i));
        }

        return Frozen.IsFrozen();
    }

    /// <summary>What is wrong with a sensor.</summary>
    public static string Describe(string sensor, SensorStatus status)
    {
        switch (status)
        {
            case SensorStatus.NotFound:
                return sensor + " not found";
            case SensorStatus.BadChecksum:
                return sensor + " checksum wrong";
            default:
                return sensor + " failed";
        }
    }
}
