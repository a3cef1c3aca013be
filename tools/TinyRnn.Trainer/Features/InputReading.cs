using System;
using System.Linq;
using TinyRnn.Quantizer.Readings;
using TinyRnn.Stations;

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

    /// <summary>What a column measures, as far as its name or unit tells; without a unit that in which sensors give it.</summary>
    /// <param name="column">The name.</param>
    /// <param name="known">The unit, where the file tells it.</param>
    public static InputReading Guess(string column, string known = "")
    {
        ArgumentNullException.ThrowIfNull(column);
        ReadingColumn described = ReadingColumn.Describe(column, known);
        Quantity quantity = Enum.TryParse(described.Quantity.ToString(), ignoreCase: true, out Quantity measured) ? measured : TinyRnn.Quantity.Other;
        return new InputReading(column, Quantities.Name(quantity), described.Unit.Length > 0 ? Plain(described.Unit) : Quantities.Unit(quantity));
    }

    /// <summary>Reads one of <c>--inputs</c>: a column, or <c>COLUMN=quantity:unit</c>.</summary>
    /// <exception cref="TrainingException">An unknown quantity, or a unit that it does not have.</exception>
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
            var both => (both[0], Plain(both[1])),
        };
        string[] known = [.. Enum.GetValues<Quantity>().Select(Quantities.Name)];
        if (!known.Contains(quantity))
        {
            throw new TrainingException($"--inputs {text}: expected one of the quantities {string.Join(", ", known)}, found '{quantity}'");
        }

        Quantity measured = Enum.GetValues<Quantity>().First(one => Quantities.Name(one) == quantity);
        return Quantities.IsConvertible(measured, unit)
            ? new InputReading(text[..equals], quantity, unit)
            : throw new TrainingException($"--inputs {text}: expected the unit of {quantity} to be {Quantities.Units(measured)}, found '{unit}'");
    }

    /// <summary>A unit as models and stations write it, in ASCII.</summary>
    private static string Plain(string unit) =>
        unit.Replace("°", "deg", StringComparison.Ordinal).Replace("²", "2", StringComparison.Ordinal).Replace("³", "3", StringComparison.Ordinal).Replace("µ", "u", StringComparison.Ordinal);
}
