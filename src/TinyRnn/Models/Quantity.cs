namespace TinyRnn;

/// <summary>What a reading measures; the numbers stand in the file.</summary>
public enum Quantity
{
    /// <summary>Anything else, or not stated.</summary>
    Other = 0,

    /// <summary>Temperature of the air, unless the name says otherwise.</summary>
    Temperature = 1,

    /// <summary>Relative humidity.</summary>
    Humidity = 2,

    /// <summary>Pressure of the air.</summary>
    Pressure = 3,

    /// <summary>Dew point, which a temperature and a humidity give.</summary>
    Dewpoint = 4,

    /// <summary>Carbon dioxide.</summary>
    Co2 = 5,

    /// <summary>Light.</summary>
    Illuminance = 6,

    /// <summary>Voltage, of an analog sensor.</summary>
    Voltage = 7,

    /// <summary>Acceleration.</summary>
    Acceleration = 8,
}
