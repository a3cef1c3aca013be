using System;
using System.Globalization;
using System.Text.RegularExpressions;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Quantizer.Readings;

/// <summary>Where a reading stands, as people state it: <c>pressure=Luftdruck*0.1+0</c>.</summary>
public static partial class MappingText
{
    /// <summary>Reads a statement.</summary>
    /// <param name="text">NAME=HEADER, then *SCALE, then +OFFSET or -OFFSET, if there are any.</param>
    /// <exception cref="CsvInputException">It is none.</exception>
    public static ColumnMapping Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int end = text.IndexOf('=', StringComparison.Ordinal);
        return end > 0 && end + 1 < text.Length
            ? Parse(text[..end].Trim(), text[(end + 1)..])
            : throw new CsvInputException("--column", $"expected NAME=HEADER[*SCALE][+OFFSET], found '{text}'");
    }

    /// <summary>Reads where a reading stands.</summary>
    /// <param name="name">The reading's.</param>
    /// <param name="text">HEADER, then *SCALE, then +OFFSET or -OFFSET, if there are any.</param>
    /// <exception cref="CsvInputException">It is none.</exception>
    public static ColumnMapping Parse(string name, string text)
    {
        Match match = Place().Match(text);
        if (!match.Success)
        {
            throw new CsvInputException("--column", $"expected HEADER[*SCALE][+OFFSET] for '{name}', found '{text}'");
        }

        Group scale = match.Groups["scale"];
        Group offset = match.Groups["offset"];
        double factor = scale.Success ? Number(scale.Value, text) : 1;
        double added = offset.Success ? Number(offset.Value, text) : 0;
        return factor != 0
            ? new ColumnMapping(name, match.Groups["header"].Value.Trim(), factor, added) { IsScaled = scale.Success || offset.Success, Stated = text.Trim() }
            : throw new CsvInputException("--column", $"expected a scale other than 0, found '{text}'");
    }

    private static double Number(string number, string text) =>
        double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : throw new CsvInputException("--column", $"expected numbers behind * and +, found '{text}'");

    // An offset without a scale must be set off by its sign and the end of the text; a header may itself end in a number.
    [GeneratedRegex(@"^(?<header>.+?)(\*(?<scale>[-+]?[0-9.]+([eE][-+]?[0-9]+)?))?((?<offset>[-+](?=[0-9.])[0-9]*\.?[0-9]+([eE][-+]?[0-9]+)?))?$")]
    private static partial Regex Place();
}
