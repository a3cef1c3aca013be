using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Stations;

namespace TinyRnn.Quantizer.Deployment.Projects;

/// <summary>Which wire of a station goes to which pin, as rows of a table in Markdown.</summary>
internal static class StationWiring
{
    private const string Analog = "analog";

    /// <summary>The rows: the I2C bus with the sensors on it, the analog sensor, the alert.</summary>
    public static string Rows(StationSettings settings) => string.Join('\n', All(settings).Select(row => $"| {row.What} | {row.Pin} |"));

    private static IEnumerable<(string What, int Pin)> All(StationSettings settings)
    {
        string[] sensors = settings.Sensors.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string bus = string.Join(", ", sensors.Where(name => name != Analog));
        if (bus.Length > 0)
        {
            yield return ($"{bus}: SDA", settings.DataPin);
            yield return ($"{bus}: SCL", settings.ClockPin);
        }

        if (sensors.Contains(Analog))
        {
            yield return ($"{Analog}, {settings.AnalogReading}: the sensor's output, at most 3.1 V; a pin of the first analog-to-digital converter", settings.AnalogPin);
        }

        yield return ("alert, high while the station warns", settings.AlertPin);
    }
}
