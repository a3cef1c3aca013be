using System;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings;

/// <summary>
/// What a station may read of the air and light around it: records of weather with room beside, and what small sensors measure. Narrower than what a
/// quantity can be anywhere, so that a reading beyond is a fault of the sensor.
/// </summary>
public static class PlausibleRange
{
    /// <summary>Smallest and largest; null where nothing is known of the quantity or the unit.</summary>
    /// <param name="quantity">As a model names it, such as <c>dewpoint</c>.</param>
    /// <param name="unit">Of the readings.</param>
    public static (double Smallest, double Largest)? Of(string quantity, string unit)
    {
        if (!Enum.TryParse(quantity, ignoreCase: true, out MeasuredQuantity measured) || InBaseUnit(measured) is not var (smallest, largest) || Unit.Find(unit) is not { } known)
        {
            return null;
        }

        return ((smallest - known.Offset) / known.Factor, (largest - known.Offset) / known.Factor);
    }

    private static (double Smallest, double Largest)? InBaseUnit(MeasuredQuantity quantity) =>
        quantity switch
        {
            MeasuredQuantity.Temperature => (-60, 60),
            MeasuredQuantity.DewPoint => (-80, 50),
            MeasuredQuantity.Humidity => (0, 100),
            MeasuredQuantity.Pressure => (300, 1100),
            MeasuredQuantity.Co2 => (0, 10_000),
            MeasuredQuantity.Illuminance => (0, 200_000),
            _ => null,
        };
}
