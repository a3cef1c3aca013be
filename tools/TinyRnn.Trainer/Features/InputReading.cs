using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Trainer.Features;

/// <summary>A reading that a station has to measure.</summary>
/// <param name="Column">Its column.</param>
/// <param name="Quantity">What is measured: temperature, humidity, pressure, dewpoint, co2, illuminance, voltage, acceleration or other.</param>
/// <param name="Unit">Its unit; may be empty.</param>
public sealed record InputReading(string Column, string Quantity, string Unit)
{
    /// <summary>What the model calls it: the column's name, without the unit that a header puts behind it.</summary>
    public string Name { get; init; } = Column;

    /// <summary>The quantity of a column whose name says none.</summary>
    public const string Other = "other";

    private static readonly (string Quantity, string Unit, string[] Beginnings)[] s_quantities =
    [
        ("dewpoint", "degC", ["dew", "td", "taupunkt"]),
        ("temperature", "degC", ["temp", "lufttemp"]),
        ("humidity", "%", ["humi", "rh", "rel.", "relhum", "relative_humidity", "feuchte", "luftfeucht"]),
        ("pressure", "hPa", ["pres", "baro", "luftdruck"]),
        ("co2", "ppm", ["co2"]),
        ("illuminance", "lux", ["light", "lux", "illum"]),
        ("voltage", "V", ["volt", "battery"]),
        ("acceleration", "g", ["acc"]),
    ];

    /// <summary>The quantities' names.</summary>
    public static IReadOnlyList<string> Quantities => [.. s_quantities.Select(one => one.Quantity), Other];

    /// <summary>Guesses from a column's name.</summary>
    /// <param name="column">The name.</param>
    /// <param name="known">The unit, where the file tells it.</param>
    public static InputReading Guess(string column, string known = "")
    {
        ArgumentNullException.ThrowIfNull(column);
        string name = column.Trim().ToLowerInvariant();
        foreach ((string quantity, string unit, string[] beginnings) in s_quantities)
        {
            // The humidity ratio is no relative humidity.
            if (beginnings.Any(beginning => name.StartsWith(beginning, StringComparison.Ordinal)) && !name.Contains("ratio", StringComparison.Ordinal))
            {
                return new InputReading(column, quantity, known.Length > 0 ? Plain(known) : unit);
            }
        }

        return new InputReading(column, OfUnit(Plain(known)), Plain(known));
    }

    /// <summary>Reads one of <c>--inputs</c>: a column, or <c>COLUMN=quantity:unit</c>.</summary>
    /// <exception cref="TrainingException">An unknown quantity.</exception>
    public static InputReading Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int equals = text.LastIndexOf('=');
        if (equals < 0)
        {
            return Guess(text);
        }

        (string quantity, string unit) = text[(equals + 1)..].Split(':', 2) switch
        {
            [var one] => (one, ""),
            var both => (both[0], both[1]),
        };
        return Quantities.Contains(quantity)
            ? new InputReading(text[..equals], quantity, unit)
            : throw new TrainingException($"--inputs {text}: expected one of the quantities {string.Join(", ", Quantities)}, found '{quantity}'");
    }

    /// <summary>The quantity that only one quantity's unit tells.</summary>
    private static string OfUnit(string unit) =>
        unit switch
        {
            "degC" or "degF" => "temperature",
            "hPa" or "mbar" or "kPa" => "pressure",
            "ppm" => "co2",
            "lux" or "lx" => "illuminance",
            _ => Other,
        };

    /// <summary>A unit as models and stations write it, in ASCII.</summary>
    private static string Plain(string unit) =>
        unit.Replace("°", "deg", StringComparison.Ordinal).Replace("²", "2", StringComparison.Ordinal).Replace("³", "3", StringComparison.Ordinal).Replace("µ", "u", StringComparison.Ordinal);
}
