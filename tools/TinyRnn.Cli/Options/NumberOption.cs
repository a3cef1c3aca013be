using System.CommandLine;
using System.Globalization;
using System.Numerics;

namespace TinyRnn.Cli.Options;

/// <summary>What the text of an option of a number has to be, where the option has no rule of its own.</summary>
internal static class NumberOption
{
    /// <summary>What was expected of a text; null where it is that, where the option judges its text itself, or where it takes no number.</summary>
    public static string? Expected(Option option, string text) =>
        option switch
        {
            Option<int> { CustomParser: null } or Option<int?> { CustomParser: null } => Whole<int>(option, text),
            Option<long> { CustomParser: null } or Option<long?> { CustomParser: null } => Whole<long>(option, text),
            Option<ulong> { CustomParser: null } => Whole<ulong>(option, text),
            Option<double> { CustomParser: null } or Option<double?> { CustomParser: null } => double.TryParse(text, CultureInfo.InvariantCulture, out _) ? null : "a number",
            _ => null,
        };

    private static string? Whole<T>(Option option, string text)
        where T : IBinaryInteger<T>, IMinMaxValue<T>
    {
        string of = option.HelpName is "ROWS" or "LAYERS" or "EPOCHS" or "BYTES" ? $" of {option.HelpName.ToLowerInvariant()}" : "";
        return T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? null
            : BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? $"a whole number{of} from {T.MinValue} to {T.MaxValue}"
            : $"a whole number{of}{(of == " of rows" && char.IsAsciiLetter(text[^1]) ? ", not a time" : "")}";
    }
}
