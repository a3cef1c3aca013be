namespace TinyRnn.Stations;

/// <summary>Quantities and units in the words of Home Assistant.</summary>
internal static class HomeUnits
{
    /// <summary>The device class of a sensor; null where there is none.</summary>
    public static string DeviceClass(Quantity quantity)
    {
        switch (quantity)
        {
            case Quantity.Temperature:
            case Quantity.Dewpoint:
                return "temperature";
            case Quantity.Humidity:
                return "humidity";
            case Quantity.Pressure:
                return "atmospheric_pressure";
            case Quantity.Co2:
                return "carbon_dioxide";
            case Quantity.Illuminance:
                return "illuminance";
            case Quantity.Voltage:
                return "voltage";
            default:
                return null;
        }
    }

    /// <summary>A unit as it is written there.</summary>
    public static string Unit(string unit)
    {
        switch (unit)
        {
            case "degC":
                return "\u00B0C";
            case "degF":
                return "\u00B0F";
            case "lux":
                return "lx";
            case "m/s2":
                return "m/s\u00B2";
            default:
                return unit;
        }
    }
}
