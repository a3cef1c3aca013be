using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Readings.Units;

namespace TinyRnn.Quantizer.Readings.Missing;

/// <summary>Numbers that loggers and archives write where a reading is missing.</summary>
internal static class Markers
{
    // In deviations; what raw readings of pressure and carbon dioxide exceed in any unit that is usual.
    private const double LargestStandardized = 20;

    // What a bus without an answer gives; in anything but percent it may be a reading.
    private const double ErrorByte = 255;

    private static readonly double[] s_numbers =
    [
        -999, -9999, -99999, -999.9, -9999.9, -99.9, -99.99, -999.99, -9999.99, -99, -127, -200, -888, -8888, -888.8, -6999, -7999, -32768, -32767,
        999, 9999, 99999, 999.9, 9999.9, 99.99, 99.9, 999.99, 9999.99, 888, 8888, 32767, 65535, 999999, 9999999, 6999, 7999, 1e20, 1e36, 9.96921e36, -1e31,
        ErrorByte,
    ];

    private static readonly HashSet<double> s_known = [.. s_numbers];

    /// <summary>True for a number that is looked at more closely.</summary>
    public static bool IsCandidate(double value, MeasuredQuantity quantity) =>
        value is <= -99 or >= 99.9 ? s_known.Contains(value) && (value != ErrorByte || quantity is MeasuredQuantity.Humidity) : value == 0 && quantity is MeasuredQuantity.Pressure or MeasuredQuantity.Co2;

    /// <summary>Whether a candidate is no reading of its column.</summary>
    /// <param name="value">The candidate.</param>
    /// <param name="quantity">Of the column.</param>
    /// <param name="unit">Of the column, or null.</param>
    /// <param name="count">How often the candidate stands there.</param>
    /// <param name="others">Number, smallest and largest of all numbers that are no candidates.</param>
    public static bool IsMissing(double value, MeasuredQuantity quantity, Unit? unit, long count, (long Count, double Smallest, double Largest) others)
    {
        (double smallest, double largest) = QuantityRange.Of(IsStandardized(unit, others) ? MeasuredQuantity.Other : quantity, unit);
        if (value < smallest || value > largest)
        {
            return true;
        }

        if (others.Count < 3)
        {
            // Nothing but -999 is no reading, whatever it is of.
            return others.Count == 0 && value <= -99 && count >= 3;
        }

        // An unknown column: far outside of all that it holds, seen by its own range.
        double range = Math.Max(others.Largest - others.Smallest, Math.Max(Math.Abs(others.Largest), Math.Abs(others.Smallest)) / 4);
        double distance = value < others.Smallest ? others.Smallest - value : value - others.Largest;
        bool isNegativeAmongPositive = others.Smallest >= 0 && value < -90 && others.Count >= 10;
        return distance > 4 * range || (isNegativeAmongPositive && distance > 0.05 * range);
    }

    /// <summary>A column around 0 without a unit: less its mean, by its deviation. No pressure and no share is negative.</summary>
    private static bool IsStandardized(Unit? unit, (long Count, double Smallest, double Largest) others) =>
        unit is null && others.Count >= 3 && others.Smallest < 0 && others.Largest < LargestStandardized;

    /// <summary>Takes all known numbers that the quantity cannot be for missing readings, where no other readings are there to compare.</summary>
    public static void AddImpossible(ColumnReader reader, MeasuredQuantity quantity, Unit? unit)
    {
        (double smallest, double largest) = QuantityRange.Of(quantity, unit);
        foreach (double number in s_numbers.Append(0).Where(number => IsCandidate(number, quantity) && (number < smallest || number > largest)))
        {
            reader.AddMarker(number);
        }
    }
}
