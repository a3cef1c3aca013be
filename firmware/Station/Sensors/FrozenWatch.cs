namespace TinyRnn.RainStation;

/// <summary>Notices a sensor that gives the very same values again and again.</summary>
internal sealed class FrozenWatch
{
    /// <summary>Repeats are not counted beyond this.</summary>
    public const int MostRepeats = 255;

    /// <summary>The bits of the last temperature, pressure and humidity.</summary>
    public int[] Last { get; } = new int[3];

    /// <summary>How often the last measurement was the same as the one before.</summary>
    public int Repeats { get; set; }

    /// <summary>Takes a measurement; true when it counts as frozen.</summary>
    public bool IsFrozen(Measurement measurement)
    {
        int temperature = Floats.ToBits(measurement.Temperature);
        int pressure = Floats.ToBits(measurement.Pressure);
        int humidity = Floats.ToBits(measurement.Humidity);
        bool same = temperature == Last[0] && pressure == Last[1] && humidity == Last[2];
        Last[0] = temperature;
        Last[1] = pressure;
        Last[2] = humidity;
        Repeats = !same ? 0 : Repeats < MostRepeats ? Repeats + 1 : MostRepeats;
        return Repeats >= Rules.FrozenAfter;
    }
}
