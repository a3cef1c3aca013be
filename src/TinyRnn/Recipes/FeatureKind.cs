namespace TinyRnn.CompilerServices;

/// <summary>What a feature computes; docs/features.md defines each. The numbers stand in the file.</summary>
public enum FeatureKind
{
    /// <summary>The value of some steps ago.</summary>
    Lag = 1,

    /// <summary>The value now minus that of some steps ago.</summary>
    Change = 2,

    /// <summary>The mean over steps.</summary>
    Mean = 3,

    /// <summary>The smallest over steps.</summary>
    Minimum = 4,

    /// <summary>The largest over steps.</summary>
    Maximum = 5,

    /// <summary>The standard deviation over steps.</summary>
    Deviation = 6,

    /// <summary>One value divided by another.</summary>
    Ratio = 7,

    /// <summary>One value minus another.</summary>
    Difference = 8,

    /// <summary>One value times another.</summary>
    Product = 9,

    /// <summary>The dew point of a temperature and a relative humidity.</summary>
    DewPoint = 10,

    /// <summary>The natural logarithm.</summary>
    Logarithm = 11,

    /// <summary>The nearest value between two limits.</summary>
    Clip = 12,

    /// <summary>Seconds since the last good value of a reading.</summary>
    Elapsed = 13,

    /// <summary>Sine of the time of day.</summary>
    HourSine = 16,

    /// <summary>Cosine of the time of day.</summary>
    HourCosine = 17,

    /// <summary>Sine of the day of the year.</summary>
    YearSine = 18,

    /// <summary>Cosine of the day of the year.</summary>
    YearCosine = 19,

    /// <summary>Sine of the day of the week.</summary>
    WeekSine = 20,

    /// <summary>Cosine of the day of the week.</summary>
    WeekCosine = 21,
}
