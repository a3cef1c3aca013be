using System;
using System.Linq;
using System.Text.RegularExpressions;

namespace TinyRnn.Quantizer.Readings.Units;

/// <summary>A name of a header, with the unit that stands in it.</summary>
/// <param name="Text">As it stands in the file.</param>
/// <param name="Name">Without the unit.</param>
/// <param name="Unit">The unit, or null.</param>
/// <param name="Quantity">What the words of the name say.</param>
internal sealed partial record ColumnName(string Text, string Name, Unit? Unit, MeasuredQuantity Quantity)
{
    /// <summary>What is longer is text, of which no unit is looked for.</summary>
    private const int Longest = 400;

    private static readonly string[] s_derived =
    [
        "change", "delta", "diff", "trend", "depression", "spread", "ratio", "absolut", "specific", "vapor", "vapour", "mixing", "flag", "error", "target", "set point", "setpoint", "set_point", "tendency", "template", "tempo", "tyre", "tire", "sin", "cos", "_std", "deviation", "hours_since", "battery_level", "qn",
    ];

    private static readonly string[] s_secondary =
    [
        "feels", "apparent", "windchill", "wind chill", "heat index", "heatindex", "max", "min", "mean", "avg", "soil", "water", "battery", "cpu", "chip", "wet bulb", "wetbulb", "hi ", "low", "station",
    ];

    private static readonly (MeasuredQuantity Quantity, string[] Parts, string[] Whole)[] s_words =
    [
        (MeasuredQuantity.DewPoint, ["dewp", "dew p", "dew_p", "taupunkt", "dwpt", "rosee", "rosée", "rocio", "rocío", "rugiada", "dauwpunt", "daggpunkt", "росы", "露点", "露點", "이슬점"], ["dew", "td", "tpkt"]),
        (MeasuredQuantity.Humidity, ["humid", "rhum", "feucht", "humed", "umid", "fugtigh", "vochtig", "fukt", "rel_hum", "relhum", "rel. hum", "rel hum", "kosteus", "wilgot", "vlhkost", "влажн", "湿度", "濕度", "습도"], ["rh", "rf", "rf_10", "hum", "humi", "rf_tu", "rel"]),
        (MeasuredQuantity.Pressure, ["press", "druck", "baro", "presi", "luchtdruk", "qnh", "qfe", "mslp", "lufttryck", "trykk", "ciśn", "tlak", "давлен", "気圧", "气压", "氣壓", "기압"], ["pres", "p", "pp_10", "pppp", "stn_pres", "air_pres", "bmp", "slp"]),
        (MeasuredQuantity.Co2, ["co2", "carbon diox", "carbon_diox", "kohlendiox", "kohlenstoffdiox"], []),
        (MeasuredQuantity.Illuminance, ["illumin", "helligk", "luminos", "brightness"], ["light", "lux", "lx"]),
        (MeasuredQuantity.Speed, ["wind speed", "wind_speed", "windspeed", "windgeschw", "wspd", "wspm"], ["wv", "wind", "windspd", "ff"]),
        (MeasuredQuantity.Rain, ["rain", "precip", "prcp", "niederschlag", "regen", "pluie", "lluvia", "pioggia"], ["rr", "r1"]),
        (MeasuredQuantity.Voltage, ["voltage", "spannung", "vbat"], ["volt", "v"]),
        (MeasuredQuantity.Temperature, ["temp", "teplota", "lämpöt", "темпер", "温度", "溫度", "気温", "气温", "氣溫", "온도", "기온"], ["t", "tt", "tt_tu", "tt_10", "ttt", "tmk", "tavg", "t2m", "tmp", "ta", "tair", "airtc", "airtc_avg"]),
    ];

    /// <summary>True when the column measures the quantity somewhere else or in another way than a plain one: felt, indoors, largest of the day.</summary>
    public bool IsSecondary { get; init; }

    /// <summary>True when the unit stands behind values, not in the header.</summary>
    public bool IsUnitOfCells { get; init; }

    /// <summary>True when letters behind values multiply them, each its own.</summary>
    public bool HasFactors { get; init; }

    /// <summary>What stands where a unit would and is none that is known; or empty.</summary>
    public string UnknownUnit { get; init; } = "";

    /// <summary>What stands below the name in a row of units, as it stands; or empty.</summary>
    public string Below { get; init; } = "";

    /// <summary>True for the inside of a device, which no model of what is around it means.</summary>
    public bool IsOfDevice => Device().IsMatch(Words(Name).Replace('_', ' '));

    /// <summary>True when <see cref="UnknownUnit"/> is written as units are, so that it cannot be a remark.</summary>
    public bool IsUnitForSure => Signs().IsMatch(UnknownUnit);

    /// <summary>Reads a name.</summary>
    /// <param name="text">From the header.</param>
    /// <param name="unitBelow">From a row of units, or empty.</param>
    public static ColumnName Of(string text, string unitBelow = "")
    {
        if (text.Length > Longest)
        {
            return new ColumnName(text, text, null, MeasuredQuantity.Other);
        }

        (string name, Unit? unit) = Split(text);
        if (unit?.Dimension == "length" && QuantityOf(Words(name), null) is not (MeasuredQuantity.Rain or MeasuredQuantity.Pressure or MeasuredQuantity.Other))
        {
            // "Temperature in" is a temperature indoors.
            (name, unit) = (text, null);
        }

        unit ??= Unit.Find(unitBelow.Trim('[', ']', '(', ')'));
        string words = Words(name);
        if (unit == null && (text.TrimEnd() is [.., '[', '1' or '-', ']'] || unitBelow.Trim('[', ']') is "1") && QuantityOf(words, null) == MeasuredQuantity.Humidity)
        {
            unit = Unit.Find("fraction");
        }

        MeasuredQuantity quantity = QuantityOf(words, unit);
        if (quantity == MeasuredQuantity.Other && unit?.Dimension == "voltage" && (unitBelow.Length > 0 || Bracketed().IsMatch(text)))
        {
            // Not of "wind v", whose last letter is no unit.
            quantity = MeasuredQuantity.Voltage;
        }

        unit = unit?.In(quantity);
        return new ColumnName(text, name, unit, quantity)
        {
            IsSecondary = s_secondary.Any(word => words.Contains(word, StringComparison.Ordinal)),
            Below = unitBelow.Trim(),
            UnknownUnit = unit != null || quantity == MeasuredQuantity.Other ? "" : Unknown(text, unitBelow),
        };
    }

    /// <summary>The name of a column whose values have a unit behind them.</summary>
    public ColumnName With(Unit unit)
    {
        string words = Words(Name);
        MeasuredQuantity quantity = QuantityOf(words, unit);
        quantity = quantity == MeasuredQuantity.Other && unit.Dimension == "voltage" ? MeasuredQuantity.Voltage : quantity;
        return this with { Unit = unit.In(quantity), Quantity = quantity, UnknownUnit = "", IsUnitOfCells = true };
    }

    private static (string Name, Unit? Unit) Split(string text)
    {
        if (Tenths().Match(text) is { Success: true } tenths && Unit.Find($"{(tenths.Groups["ten"].Success ? "0.1" : tenths.Groups["hundred"].Success ? "0.01" : "0.001")} {tenths.Groups["unit"].Value.Trim()}") is Unit part)
        {
            return (tenths.Groups["name"].Value.Trim(), part);
        }

        foreach (Regex pattern in new[] { Bracketed(), Dashed(), InWord(), Slashed(), Suffixed() })
        {
            Match match = pattern.Match(text);
            if (match.Success && Unit.Find(match.Groups["unit"].Value.Replace('_', '/')) is Unit unit)
            {
                return (match.Groups["name"].Value.Trim(), unit);
            }
        }

        // A remark in brackets may stand behind the unit: "Temp, °F (LGR S/N: 1)".
        Match any = Bracketed().Match(text);
        return any.Success && any.Groups["name"].Value.Trim() is { Length: > 0 } name ? Split(name) : UnitInWord.Split(text);
    }

    /// <summary>A text in brackets behind the name or in the row of units, unless it says that there is no unit.</summary>
    private static string Unknown(string text, string unitBelow)
    {
        string unit = Bracketed().Match(text) is { Success: true } match ? match.Groups["unit"].Value.Trim() : unitBelow.Trim().Trim('[', ']', '(', ')');
        return unit is "" or "-" or "1" || unit.All(char.IsAsciiDigit) ? "" : unit;
    }

    private static string Words(string name) => CamelCase().Replace(name, "$1 $2").ToLowerInvariant().Trim();

    private static MeasuredQuantity QuantityOf(string words, Unit? unit)
    {
        if (s_derived.Any(word => words.Contains(word, StringComparison.Ordinal)))
        {
            return MeasuredQuantity.Other;
        }

        foreach ((MeasuredQuantity quantity, string[] parts, string[] whole) in s_words)
        {
            if ((whole.Contains(words) || parts.Any(part => words.Contains(part, StringComparison.Ordinal))) && Fits(quantity, unit))
            {
                return quantity;
            }
        }

        return unit?.Dimension switch
        {
            "temperature" => MeasuredQuantity.Temperature,
            "pressure" => MeasuredQuantity.Pressure,
            "light" => MeasuredQuantity.Illuminance,
            _ => MeasuredQuantity.Other,
        };
    }

    /// <summary>True when a quantity can have the unit; anything else can have any.</summary>
    internal static bool Fits(MeasuredQuantity quantity, Unit? unit) =>
        unit == null
        || unit.In(quantity).Dimension
            == quantity switch
            {
                MeasuredQuantity.Temperature or MeasuredQuantity.DewPoint => "temperature",
                MeasuredQuantity.Humidity => "ratio",
                MeasuredQuantity.Pressure => "pressure",
                MeasuredQuantity.Co2 => "share",
                MeasuredQuantity.Illuminance => "light",
                MeasuredQuantity.Speed => "speed",
                MeasuredQuantity.Rain => unit.Dimension == "rate" ? "rate" : "length",
                MeasuredQuantity.Voltage => "voltage",
                _ => unit.Dimension,
            };

    [GeneratedRegex(@"^(?<name>.+?),?\s*[\[(]?\s*(in\s+)?((?<ten>tenths?)|(?<hundred>hundredths?)|thousandths?)\s+(of\s+)?(an?\s+)?(?<unit>[^\])]+)[\])]?\s*$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Tenths();

    [GeneratedRegex(@"\b(cpu|gpu|chip|core|mcu|soc|esp32|esp8266|rp2040|die|board|mainboard|motherboard|battery|batt|heatsink|case|gehäuse|prozessor)\b", RegexOptions.ExplicitCapture)]
    private static partial Regex Device();

    [GeneratedRegex(@"^(?<name>.*?)\s*[\[({<](?<unit>[^\])}>]*)[\])}>]\s*$")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^(?<name>.+?)\s+-\s+(?<unit>[^-]+)$")]
    private static partial Regex Dashed();

    [GeneratedRegex(@"^(?<name>.+?),?\s+(in\s+)?(?<unit>((degrees?|inches of) )?\S+( Hg)?)$")]
    private static partial Regex InWord();

    [GeneratedRegex(@"^(?<name>[^/]+)/(?<unit>[^/]+(/[^/]+)?)$")]
    private static partial Regex Slashed();

    [GeneratedRegex(@"^(?<name>.+)[_.](?<unit>c|f|k|C|F|K|degC|degF|pct|percent|hpa|hPa|pa|Pa|kpa|kPa|mbar|inhg|inHg|mmhg|m_s|mph|kmh|mm|lux|ppm|ppb|mv|mV|v|V|mmHg|mmhg|torr|psi|[Ff]ahrenheit|[Cc]elsius|[Kk]elvin|[Ii]nches|in)$")]
    private static partial Regex Suffixed();

    /// <summary>A degree, a power, a fraction, a number before letters, or one or two letters of which one is large: no word is written so.</summary>
    [GeneratedRegex(@"[°º℃℉²³µ%^·*/]|^[0-9.,]+\s*\p{L}|^(\p{Lu}|\p{Ll}\p{Lu})\p{Ll}?$|рт|\bHg\b")]
    private static partial Regex Signs();

    [GeneratedRegex(@"(\p{Ll})(\p{Lu})")]
    private static partial Regex CamelCase();
}
