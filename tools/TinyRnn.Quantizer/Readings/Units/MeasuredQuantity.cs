namespace TinyRnn.Quantizer.Readings.Units;

/// <summary>What a column measures, as far as its name or its unit tells.</summary>
public enum MeasuredQuantity
{
    /// <summary>Anything else.</summary>
    Other,

    /// <summary>Of air or anything, base unit °C.</summary>
    Temperature,

    /// <summary>The dew point, base unit °C.</summary>
    DewPoint,

    /// <summary>Relative humidity, base unit percent.</summary>
    Humidity,

    /// <summary>Of air, base unit hPa.</summary>
    Pressure,

    /// <summary>Carbon dioxide, base unit ppm.</summary>
    Co2,

    /// <summary>Light, base unit lux.</summary>
    Illuminance,

    /// <summary>Base unit volt.</summary>
    Voltage,

    /// <summary>Base unit m/s².</summary>
    Acceleration,

    /// <summary>Of wind, base unit m/s.</summary>
    Speed,

    /// <summary>Of rain, base unit mm.</summary>
    Rain,
}
