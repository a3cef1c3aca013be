using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Deployment;
using TinyRnn.Stations;
using TinyRnn.Stations.Sensors;

namespace TinyRnn.Cli.Boards;

/// <summary>A station that lacks a sensor for one of a model's readings: which one it could have.</summary>
internal static class MissingSensor
{
    private const string Analog = "analog";

    /// <summary>Fails when a reading is measured by none of the sensors, or two readings by the same one, and says how to go on.</summary>
    public static void Require(string file, ModelInfo model, IMeasures sensors)
    {
        ReadingChannel[] readings = model.Recipe?.Readings ?? [];
        ReadingChannel? missing = readings.FirstOrDefault(reading => !sensors.Measures(reading.Quantity, reading.Name));
        ReadingChannel? twin = readings.Where((reading, i) => readings.Take(i).Any(other => other.Quantity == reading.Quantity)).FirstOrDefault();
        if ((missing ?? twin) is { } problem && ModelAcceptance.Refusal(model, -1, sensors, 0) is string refusal)
        {
            throw new DeploymentException($"{file}: {refusal}", [Ways(problem, missing == null ? [] : Measuring(missing))]);
        }
    }

    private static IEnumerable<string> Measuring(ReadingChannel reading) =>
        SensorTable.Names().Split(' ').Where(name => name != Analog && StationFile.Sensors(new StationSettings { Sensors = name }).Measures(reading.Quantity, reading.Name));

    private static string Ways(ReadingChannel reading, IEnumerable<string> sensors)
    {
        List<string> ways = [.. sensors.Select(name => $"--sensor {name}")];
        ways.Add($"--sensor {Analog} with \"analog_pin\" and \"analog_reading\": \"{reading.Name}\" in the file of --settings, for whatever gives a voltage");
        ways.Add($"\"fixed\": \"{reading.Name}:VALUE\" there, for one that stays as it is");
        return $"What gives {reading.Name}: {string.Join("; ", ways)}. --sensor may be repeated.";
    }
}
