using System.Text.RegularExpressions;

namespace TinyRnn.Quantizer.Readings.Units;

/// <summary>Units that are glued to a name, as stations that upload to weather services write them: <c>tempf</c>, <c>baromin</c>, <c>PressureIn</c>.</summary>
internal static partial class UnitInWord
{
    /// <summary>The name without the unit, and the unit; null for a name that has none.</summary>
    public static (string Name, Unit? Unit) Split(string name)
    {
        Match match = Temperature().Match(name);
        match = match.Success ? match : Pressure().Match(name);
        match = match.Success ? match : Speed().Match(name);
        match = match.Success ? match : Rain().Match(name);
        Group unit = match.Groups["inches"].Success ? match.Groups["inches"] : match.Groups["unit"];
        return !match.Success ? (name, null) : (name[..unit.Index].TrimEnd('_'), Unit.Find(match.Groups["inches"].Success ? "inHg" : unit.Value));
    }

    /// <summary>The unit as a word, or its letter behind a word for a temperature and perhaps where it is.</summary>
    [GeneratedRegex(@"(temp(erature)?|dew_?p(oin)?t|dew|chill|feelslike|heat_?index)_?(in|out|indoor|outdoor)?[0-9]{0,2}(?<unit>F|C|K|fahrenheit|celsius|kelvin)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Temperature();

    [GeneratedRegex(@"(pressure|baro(m(eter)?)?(abs|rel)?|press)((?<inches>in)|(?<unit>inHg|hPa|kPa|mbar|mb|mmHg|Pa))$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pressure();

    [GeneratedRegex(@"(speed|gust|wind)(?<unit>mph|kmh|kph|knots|kts)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Speed();

    [GeneratedRegex(@"rain(rate)?(?<unit>in|mm)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Rain();
}
