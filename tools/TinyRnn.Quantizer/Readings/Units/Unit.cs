using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace TinyRnn.Quantizer.Readings.Units;

/// <summary>A unit that can be converted: base = x * Factor + Offset.</summary>
/// <param name="Name">As it is usually written.</param>
/// <param name="Dimension">Units of one dimension can be converted into one another.</param>
/// <param name="Factor">To the base unit.</param>
/// <param name="Offset">To the base unit.</param>
internal sealed partial record Unit(string Name, string Dimension, double Factor, double Offset)
{
    // Each line: dimension, factor, offset, then all ways to write it. NIST SP 811 for the factors.
    private static readonly (string Dimension, double Factor, double Offset, string[] Names)[] s_units =
    [
        ("temperature", 1, 0, ["°C", "C", "degC", "deg C", "celsius", "grad C", "deg. C", "deg_C", "degrees C", "degree C", "degree_Celsius", "degrees celsius", "\u2103"]),
        ("temperature", 5 / 9.0, -160 / 9.0, ["°F", "F", "degF", "deg F", "deg. F", "grad F", "grad Fahrenheit", "fahrenheit", "deg_F", "degrees F", "degree F", "degrees fahrenheit", "\u2109"]),
        ("temperature", 1, -273.15, ["K", "°K", "kelvin"]),
        ("ratio", 1, 0, ["%", "percent", "pct", "%RH", "% RH", "%rel", "% r.F.", "%rF", "rel. %", "prozent", "per cent"]),
        ("ratio", 100, 0, ["fraction", "0-1", "0..1"]),
        ("pressure", 1, 0, ["hPa", "mbar", "mb", "millibar", "millibars", "гПа", "мбар"]),
        ("pressure", 0.01, 0, ["Pa", "pascal", "Па"]),
        ("pressure", 10, 0, ["kPa", "кПа"]),
        ("pressure", 1000, 0, ["bar"]),
        ("pressure", 33.8638864, 0, ["inHg", "in Hg", "in.Hg", "in. Hg", "\"Hg", "inches Hg", "inches of mercury"]),
        ("pressure", 1.33322387, 0, ["mmHg", "mm Hg", "torr", "мм рт.ст.", "мм рт. ст.", "мм рт ст"]),
        ("pressure", 68.9475729, 0, ["psi"]),
        ("pressure", 1013.25, 0, ["atm"]),
        ("speed", 1, 0, ["m/s", "ms-1", "m s-1", "mps", "m/sec"]),
        ("speed", 1 / 3.6, 0, ["km/h", "kmh", "kph", "kmph"]),
        ("speed", 0.44704, 0, ["mph", "mi/h"]),
        ("speed", 0.514444444, 0, ["kn", "kt", "kts", "knots", "knot"]),
        ("speed", 0.3048, 0, ["ft/s", "fps"]),
        ("length", 1, 0, ["mm", "millimeter", "l/m²", "l/m2", "kg/m²"]),
        ("length", 10, 0, ["cm"]),
        ("length", 25.4, 0, ["in", "inch", "inches"]),
        ("rate", 1, 0, ["mm/h", "mm/hr"]),
        ("rate", 25.4, 0, ["in/h", "in/hr"]),
        ("light", 1, 0, ["lux", "lx"]),
        ("light", 1000, 0, ["klx", "klux"]),
        ("share", 1, 0, ["ppm"]),
        ("share", 0.001, 0, ["ppb"]),
        ("voltage", 1, 0, ["V", "volt", "volts"]),
        ("voltage", 0.001, 0, ["mV", "millivolt"]),
        ("acceleration", 1, 0, ["m/s²", "m/s2", "m/s^2", "m s-2"]),
        ("acceleration", 9.80665, 0, ["g", "gn"]),
        ("angle", 1, 0, ["°", "deg", "degree", "degrees", "grad"]),
        ("irradiance", 1, 0, ["W/m²", "W/m2", "W/m^2", "W m-2"]),
        ("distance", 1, 0, ["km"]),
        ("distance", 1.609344, 0, ["mi", "miles"]),
        ("time", 1, 0, ["s", "sec", "seconds"]),
        ("time", 0.001, 0, ["ms", "millis", "milliseconds"]),
        ("mixing ratio", 1, 0, ["g/kg"]),
        ("mixing ratio", 1000, 0, ["kg/kg"]),
        ("concentration", 1, 0, ["µg/m³", "ug/m3", "µg/m3"]),
        ("level", 1, 0, ["dB"]),
        ("power level", 1, 0, ["dBm"]),
        ("power", 1, 0, ["W"]),
        ("power", 1000, 0, ["kW"]),
        ("energy", 1, 0, ["kWh"]),
        ("current", 1, 0, ["A"]),
        ("current", 0.001, 0, ["mA"]),
        ("frequency", 1, 0, ["Hz"]),
        ("height", 1, 0, ["m"]),
        ("height", 0.3048, 0, ["ft"]),
        ("cover", 1, 0, ["okta", "oktas"]),
        ("volume", 1, 0, ["l"]),
        ("radiant exposure", 1, 0, ["J/cm²"]),
    ];

    private static readonly Dictionary<string, Unit> s_byName = s_units
        .SelectMany(unit => unit.Names.Select(name => (name, unit)))
        .GroupBy(pair => pair.name, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => new Unit(group.First().unit.Names[0], group.First().unit.Dimension, group.First().unit.Factor, group.First().unit.Offset));

    private static readonly Dictionary<string, Unit> s_byLowerName = s_byName
        .GroupBy(pair => pair.Key.ToUpperInvariant())
        .ToDictionary(group => group.Key, group => group.First().Value);

    /// <summary>The unit of a text, or null when it is none; the letter's case counts only where two units differ by it.</summary>
    public static Unit? Find(string text)
    {
        string plain = text.Trim().Replace('\u00A0', ' ').Replace('º', '°').Replace('\u02DA', '°').Replace('\u2070', '°').Replace("° ", "°", StringComparison.Ordinal);
        return FindWhole(plain) ?? FindPart(plain) ?? FindWhole(DegreeLost().Replace(plain, "°$1$2"));
    }

    private static Unit? FindWhole(string text) => s_byName.TryGetValue(text, out Unit? unit) || s_byLowerName.TryGetValue(text.ToUpperInvariant(), out unit) ? unit : null;

    /// <summary>A tenth, hundredth or thousandth of a unit, as archives that keep whole numbers state it: <c>0.1 °C</c>, <c>1/10 degC</c>.</summary>
    private static Unit? FindPart(string text)
    {
        foreach ((string[] signs, double part) in s_parts)
        {
            foreach (string sign in signs)
            {
                if (text.StartsWith(sign, StringComparison.Ordinal) && text.Length > sign.Length && !char.IsAsciiDigit(text[sign.Length]) && FindWhole(text[sign.Length..].TrimStart(' ', '*', '·', '×')) is Unit whole)
                {
                    return whole with { Name = $"{sign} {whole.Name}", Factor = part * whole.Factor };
                }
            }
        }

        return null;
    }

    private static readonly (string[] Signs, double Part)[] s_parts =
    [
        (["0.1", "0,1", "1/10", ".1"], 0.1),
        (["0.01", "0,01", "1/100", ".01"], 0.01),
        (["0.001", "0,001", "1/1000", ".001"], 0.001),
    ];

    /// <summary>Inches of a pressure are inches of mercury.</summary>
    public Unit In(MeasuredQuantity quantity) => Dimension == "length" && quantity == MeasuredQuantity.Pressure && Name == "in" ? Find("inHg")! : this;

    /// <summary>Scale and offset from this unit to another, or null when they are of two dimensions.</summary>
    public (double Scale, double Offset)? To(Unit other) =>
        Dimension != other.Dimension ? null
        : this == other ? (1, 0)
        : (Factor / other.Factor, (Offset - other.Offset) / other.Factor);

    /// <summary>A degree sign that an encoding lost, or that stands behind its letter.</summary>
    [GeneratedRegex(@"^(?:\?|\uFFFD ?|Â°|\*|\u00C2\u00B0)([CF])$|^([CF])°$")]
    private static partial Regex DegreeLost();
}
