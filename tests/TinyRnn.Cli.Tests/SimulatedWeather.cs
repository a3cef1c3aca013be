using System;
using System.Collections.Generic;

namespace TinyRnn.Cli.Tests;

/// <summary>An hour of weather in which rain follows moisture, and pressure and humidity tell it.</summary>
internal sealed record SimulatedWeather(DateTime Time, double Temperature, double Pressure, double Humidity, double Rain)
{
    /// <summary>Hours one after the other; the same seed gives the same.</summary>
    public static IEnumerable<SimulatedWeather> Hours(int count, int seed, DateTime start)
    {
        var random = new Random(seed);
        double moisture = 0;
        for (int hour = 0; hour < count; hour++)
        {
            moisture = (0.9 * moisture) + random.NextDouble() - 0.5;
            double temperature = 15 + (5 * Math.Sin(2 * Math.PI * hour / 24)) - moisture;
            double rain = moisture > 0.6 && random.NextDouble() < 0.7 ? Math.Round(moisture * 3, 1) : 0;
            yield return new SimulatedWeather(start.AddHours(hour), temperature, 1013 - (4 * moisture), 60 + (15 * moisture), rain);
        }
    }
}
