#nullable disable

namespace TinyRnn.Stations;

/// <summary>
/// The table of what stations measure: names, the units in which sensors give it, those into which it is converted, and how it is shown.
/// </summary>
public static class Quantities
{
    /// <summary>How many there are.</summary>
    public const int Count = 9;

    /// <summary>The name that a sidecar states it by.</summary>
    public static string Name(Quantity quantity)
    {
        switch (quantity)
        {
            case Quantity.Temperature:
                return "temperature";
            case Quantity.Humidity:
                return "humidity";
            case Quantity.Pressure:
                return "pressure";
            case Quantity.Dewpoint:
                return "dewpoint";
            case Quantity.Co2:
                return "co2";
            case Quantity.Illuminance:
                return "illuminance";
            case Quantity.Voltage:
                return "voltage";
            case Quantity.Acceleration:
                return "acceleration";
            default:
                return "other";
        }
    }

    /// <summary>The unit in which sensors give it; empty for <see cref="Quantity.Other"/>.</summary>
    public static string Unit(Quantity quantity)
    {
        switch (quantity)
        {
            case Quantity.Temperature:
            case Quantity.Dewpoint:
                return "degC";
            case Quantity.Humidity:
                return "%";
            case Quantity.Pressure:
                return "hPa";
            case Quantity.Co2:
                return "ppm";
            case Quantity.Illuminance:
                return "lx";
            case Quantity.Voltage:
                return "V";
            case Quantity.Acceleration:
                return "m/s2";
            default:
                return "";
        }
    }

    /// <summary>All units that a reading of it may have, for messages.</summary>
    public static string Units(Quantity quantity)
    {
        switch (quantity)
        {
            case Quantity.Temperature:
            case Quantity.Dewpoint:
                return "degC, degF or K";
            case Quantity.Pressure:
                return "hPa, Pa or kPa";
            case Quantity.Illuminance:
                return "lx or lux";
            case Quantity.Voltage:
                return "V or mV";
            case Quantity.Acceleration:
                return "m/s2 or g";
            default:
                return Unit(quantity);
        }
    }

    /// <summary>True when values can be given in a unit; a reading of no stated unit has that of <see cref="Unit"/>.</summary>
    public static bool IsConvertible(Quantity quantity, string unit) =>
        quantity == Quantity.Other || unit.Length == 0 || unit == Unit(quantity) || Floats.IsFinite(Convert(quantity, unit, 1f));

    /// <summary>A value in another unit; NaN when there is no such conversion.</summary>
    /// <param name="quantity">Of the value.</param>
    /// <param name="unit">To convert into.</param>
    /// <param name="value">In the unit of <see cref="Unit"/>.</param>
    public static float Convert(Quantity quantity, string unit, float value)
    {
        if (quantity == Quantity.Other || unit.Length == 0 || unit == Unit(quantity))
        {
            return value;
        }

        bool isWarmth = quantity == Quantity.Temperature || quantity == Quantity.Dewpoint;
        switch (unit)
        {
            case "degF":
                return isWarmth ? value * 1.8f + 32f : float.NaN;
            case "K":
                return isWarmth ? value + 273.15f : float.NaN;
            case "Pa":
                return quantity == Quantity.Pressure ? value * 100f : float.NaN;
            case "kPa":
                return quantity == Quantity.Pressure ? value * 0.1f : float.NaN;
            case "lux":
                return quantity == Quantity.Illuminance ? value : float.NaN;
            case "mV":
                return quantity == Quantity.Voltage ? value * 1000f : float.NaN;
            case "g":
                return quantity == Quantity.Acceleration ? value / 9.80665f : float.NaN;
            default:
                return float.NaN;
        }
    }

    /// <summary>Decimals with which a reading is shown.</summary>
    public static int Decimals(Quantity quantity)
    {
        switch (quantity)
        {
            case Quantity.Humidity:
            case Quantity.Co2:
            case Quantity.Illuminance:
                return 0;
            case Quantity.Temperature:
            case Quantity.Pressure:
            case Quantity.Dewpoint:
                return 1;
            default:
                return 3;
        }
    }

    /// <summary>True for a dew point that no sensor gave, but a temperature and a humidity that give it.</summary>
    internal static bool IsDerived(Quantity quantity, float[] values) => quantity == Quantity.Dewpoint && !Floats.IsFinite(values[(int)quantity]);
}
