using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Readings.Units;

/// <summary>
/// What stands behind a number: a unit of a header, one that only values have (a header that ends in <c>B</c> or <c>min</c> is no name of a unit),
/// or a bare factor, as programs write that shorten numbers one by one: <c>1.5k</c>, <c>2 Mil</c>.
/// </summary>
internal static class CellUnit
{
    /// <summary>The longest sign that may be one.</summary>
    public const int Longest = 16;

    private static readonly Dictionary<string, Unit> s_more = new (string Dimension, double Factor, string[] Names)[]
    {
        ("data", 1, ["B", "byte", "bytes"]),
        ("data", 1e3, ["kB", "KB"]),
        ("data", 1e6, ["MB"]),
        ("data", 1e9, ["GB"]),
        ("data", 1e12, ["TB"]),
        ("data", 1 << 10, ["KiB"]),
        ("data", 1 << 20, ["MiB"]),
        ("data", 1 << 30, ["GiB"]),
        ("data", 1L << 40, ["TiB"]),
        ("time", 1e-9, ["ns"]),
        ("time", 1e-6, ["µs", "us"]),
        ("time", 60, ["min", "mins", "minute", "minutes"]),
        ("time", 3600, ["h", "hr", "hour", "hours"]),
        ("time", 86400, ["d", "day", "days"]),
        ("time", 7 * 86400, ["week", "weeks"]),
        ("power", 1e-6, ["µW", "uW"]),
        ("power", 1e-3, ["mW"]),
        ("power", 1e6, ["MW"]),
        ("power", 1e9, ["GW"]),
        ("energy", 1e-6, ["mWh"]),
        ("energy", 1e-3, ["Wh"]),
        ("energy", 1e3, ["MWh"]),
        ("energy", 1e6, ["GWh"]),
        ("current", 1e-9, ["nA"]),
        ("current", 1e-6, ["µA", "uA"]),
        ("voltage", 1e-6, ["µV", "uV"]),
        ("voltage", 1e3, ["kV"]),
        ("frequency", 1e-3, ["mHz"]),
        ("frequency", 1e3, ["kHz"]),
        ("frequency", 1e6, ["MHz"]),
        ("frequency", 1e9, ["GHz"]),
        ("resistance", 1, ["Ω", "\u2126", "Ohm", "ohm"]),
        ("resistance", 1e3, ["kΩ", "k\u2126", "kOhm"]),
        ("resistance", 1e6, ["MΩ", "M\u2126", "MOhm"]),
        ("light", 1e-3, ["mlx"]),
        ("light", 1e6, ["Mlx"]),
        ("volume", 1e-3, ["mL", "ml"]),
        ("length", 1e-3, ["µm"]),
    }.SelectMany(unit => unit.Names.Select(name => (Name: name, Unit: new Unit(unit.Names[0], unit.Dimension, unit.Factor, 0)))).ToDictionary(pair => pair.Name, pair => pair.Unit, StringComparer.Ordinal);

    private static readonly Dictionary<string, double> s_factors = new(StringComparer.Ordinal)
    {
        ["µ"] = 1e-6,
        ["m"] = 1e-3,
        ["k"] = 1e3,
        ["K"] = 1e3,
        ["Tsd"] = 1e3,
        ["M"] = 1e6,
        ["Mil"] = 1e6,
        ["Mio"] = 1e6,
        ["G"] = 1e9,
        ["Bil"] = 1e9,
        ["Mrd"] = 1e9,
        ["T"] = 1e12,
    };

    /// <summary>True for a sign that may stand behind a number and change what it is.</summary>
    public static bool IsKnown(string sign) => s_factors.ContainsKey(sign) || s_more.ContainsKey(sign) || Unit.Find(sign) != null;

    /// <summary>The unit of a sign behind a value of a quantity; null for none.</summary>
    public static Unit? Find(string sign, MeasuredQuantity quantity)
    {
        string plain = sign.Trim();
        bool isTemperature = quantity is MeasuredQuantity.Temperature or MeasuredQuantity.DewPoint;
        if (plain is "k" or "M" or "G" or "S" && !(isTemperature && plain == "k"))
        {
            // Kelvin, metre, g and second are not written so.
            return null;
        }

        Unit? unit = (s_more.GetValueOrDefault(plain) ?? Unit.Find(plain))?.In(quantity);
        return unit != null && plain.Length == 1 && char.IsLetter(plain[0]) && !ColumnName.Fits(quantity, unit) ? null : unit;
    }

    /// <summary>What a bare factor multiplies by; null for another sign.</summary>
    public static double? Factor(string sign) => s_factors.TryGetValue(sign.Trim(), out double factor) ? factor : null;

    /// <summary>True for a factor that no mark of quality looks like: a word, or a letter set off by a blank.</summary>
    /// <param name="behind">With the blanks that stand between.</param>
    public static bool IsFactorForSure(string behind) => behind.Trim() is { Length: > 1 } or "k" or "M" or "µ" && behind.Length > 1 && Factor(behind) != null;

    /// <summary>A value in another unit; a power of ten moves the point and nothing else.</summary>
    public static double Scale(double value, double scale)
    {
        const double most = 1e12;
        double power = Math.Round(Math.Log10(scale));
        bool movesPoint = Math.Abs(power) <= 12 && Math.Abs((scale / Math.Pow(10, power)) - 1) < 1e-12;
        if (!movesPoint || Math.Abs(value) is >= most or < 1 / most || (double)(decimal)value != value)
        {
            return value * scale;
        }

        decimal whole = (decimal)Math.Pow(10, Math.Abs(power));
        return (double)(power >= 0 ? (decimal)value * whole : (decimal)value / whole);
    }
}
