namespace TinyRnn.Stations;

/// <summary>What a maker may change without building the app anew; docs/station.md lists the keys of its file.</summary>
public sealed class StationSettings
{
    /// <summary>The station's name, for the start line; empty for none.</summary>
    public string Name { get; set; } = "";

    /// <summary>Names of the sensors, separated by blanks, in the order in which their values count.</summary>
    public string Sensors { get; set; } = "bme280";

    /// <summary>I2C addresses other than the sensors' defaults, such as <c>bme280:119</c>, separated by blanks.</summary>
    public string Addresses { get; set; } = "";

    /// <summary>Readings that no sensor gives and that stay the same, such as <c>pressure:1005</c>, separated by blanks.</summary>
    public string Fixed { get; set; } = "";

    /// <summary>Pin of the I2C bus's data; -1 for the app's own.</summary>
    public int DataPin { get; set; } = -1;

    /// <summary>Pin of the I2C bus's clock; -1 for the app's own.</summary>
    public int ClockPin { get; set; } = -1;

    /// <summary>Pin that is high while the station warns; -1 for the app's own.</summary>
    public int AlertPin { get; set; } = -1;

    /// <summary>Pin of the analog sensor.</summary>
    public int AnalogPin { get; set; } = -1;

    /// <summary>Name of the reading that the analog sensor gives.</summary>
    public string AnalogReading { get; set; } = "";

    /// <summary>Its characteristic, points such as <c>0.5:100 2.5:0</c>; empty for volts.</summary>
    public string AnalogPoints { get; set; } = "";

    /// <summary>True for deep sleep, in which an ESP32 lets go of its pins; false for light sleep, which keeps them.</summary>
    public bool DeepSleep { get; set; } = true;

    /// <summary>Seconds between readings; 0 for those of the model. A model of another step is refused.</summary>
    public int Interval { get; set; }

    /// <summary>The probability from which a binary task's alert is on; NaN for the model's threshold.</summary>
    public float Threshold { get; set; } = float.NaN;

    /// <summary>That alert ends when the probability falls below this share of the threshold, 0 to 1.</summary>
    public float AlertOffRatio { get; set; } = 0.75f;

    /// <summary>The output whose alert a regression has; empty for the first.</summary>
    public string AlertOutput { get; set; } = "";

    /// <summary>A regression's alert is on above this; NaN for never.</summary>
    public float AlertAbove { get; set; } = float.NaN;

    /// <summary>A regression's alert is on below this; NaN for never.</summary>
    public float AlertBelow { get; set; } = float.NaN;

    /// <summary>That alert ends when the output is this far within the limit, 0 or more.</summary>
    public float AlertMargin { get; set; }

    /// <summary>The class for which the alert is on; empty for none.</summary>
    public string AlertClass { get; set; } = "";

    /// <summary>Equal measurements after which the next one counts as that of a frozen sensor; 0 for never.</summary>
    public int FrozenAfter { get; set; } = 6;

    /// <summary>The largest model file that is read, in bytes. Bounds the memory that a bad file can take.</summary>
    public int MaxModelBytes { get; set; } = 24 * 1024;

    /// <summary>Network, broker, log and energy.</summary>
    public NetworkSettings Network { get; private set; } = new NetworkSettings();

    /// <summary>The same settings once more.</summary>
    public StationSettings Copy()
    {
        var copy = (StationSettings)MemberwiseClone();
        copy.Network = Network.Copy();
        return copy;
    }
}
