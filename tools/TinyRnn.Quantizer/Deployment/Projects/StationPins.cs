using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace TinyRnn.Quantizer.Deployment.Projects;

/// <summary>What the station is wired to; numbers of GPIO pins.</summary>
/// <param name="Data">I2C data, SDA.</param>
/// <param name="Clock">I2C clock, SCL.</param>
/// <param name="Alert">High while rain is likely.</param>
public sealed partial record StationPins(int Data, int Clock, int Alert)
{
    /// <summary>Names of the sensors, separated by blanks; null leaves those of the app.</summary>
    public string? Sensors { get; init; }

    /// <summary>True when a source file states the pins.</summary>
    internal static bool AreIn(string text) => Constant().IsMatch(text);

    /// <summary>The file with these pins.</summary>
    internal string Put(string text) =>
        Constant().Replace(Sensors == null ? text : SensorNames().Replace(text, match => match.Groups["before"].Value + Sensors + "\""), match => match.Groups["before"].Value + Number(match.Groups["name"].Value).ToString(CultureInfo.InvariantCulture));

    private int Number(string name) =>
        name switch
        {
            "DataPin" => Data,
            "ClockPin" => Clock,
            "AlertPin" => Alert,
            _ => throw new InvalidOperationException($"no pin is called {name}"),
        };

    [GeneratedRegex("(?<before>\\bconst string Sensors = \")[^\"]*\"")]
    private static partial Regex SensorNames();

    [GeneratedRegex(@"(?<before>\bconst int (?<name>DataPin|ClockPin|AlertPin) = )\d+")]
    private static partial Regex Constant();
}
