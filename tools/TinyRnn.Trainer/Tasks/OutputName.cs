using System;
using System.Globalization;
using System.Linq;
using System.Text;
using TinyRnn.Quantizer.Readings;

namespace TinyRnn.Trainer.Tasks;

/// <summary>Names outputs of what they predict, in letters, digits and underscores: such names may stand in code, files and topics.</summary>
internal static class OutputName
{
    private const string Nameless = "output";

    // By hand, since decomposing needs tables that not every machine has.
    private static readonly (string Signs, string Letters)[] s_spelled =
    [
        ("äæ", "ae"), ("öœ", "oe"), ("ü", "ue"), ("ß", "ss"), ("àáâãåāăą", "a"), ("çćč", "c"), ("ďđð", "d"), ("èéêëēęě", "e"), ("ğģ", "g"), ("ìíîïīį", "i"), ("łľļ", "l"),
        ("ñńňņ", "n"), ("òóôõøōő", "o"), ("řŕ", "r"), ("śšş", "s"), ("ťţ", "t"), ("ùúûūůűų", "u"), ("ýÿ", "y"), ("źżž", "z"),
    ];

    /// <summary>The column without its unit, the limit and the time: <c>rain_above_0_1_within_3h</c>.</summary>
    /// <param name="task">What is predicted.</param>
    /// <param name="stepSeconds">Seconds between rows; 0 when they are not known.</param>
    public static string Of(PredictionTask task, double stepSeconds) =>
        Plain(ReadingColumn.Describe(task.Column).Name)
        + Limit("above", task.Above)
        + Limit("below", task.Below)
        + (task.Within > 0 ? $"_within_{Time(task.Within, stepSeconds)}" : task.Ahead > 0 ? $"_ahead_{Time(task.Ahead, stepSeconds)}" : "");

    private static string Limit(string word, double? limit) =>
        limit is { } number ? $"_{word}_{Plain(number.ToString("0.##########", CultureInfo.InvariantCulture).Replace("-", "minus ", StringComparison.Ordinal), mayBeginWithDigit: true)}" : "";

    private static string Time(int rows, double stepSeconds)
    {
        double seconds = rows * stepSeconds;
        (double Length, string Word)[] units = [(3600, "h"), (60, "min"), (1, "s")];
        (double length, string unit) = units.FirstOrDefault(one => seconds >= one.Length && seconds % one.Length == 0);
        return length > 0 ? FormattableString.Invariant($"{seconds / length}{unit}") : $"{rows}_rows";
    }

    /// <summary>ASCII letters and digits, with underscores between them; letters lose their accents, and German ones become two.</summary>
    private static string Plain(string name, bool mayBeginWithDigit = false)
    {
        var plain = new StringBuilder();
        foreach (char sign in name)
        {
            string letters = char.IsAsciiLetterOrDigit(sign) ? sign.ToString() : Spelled(sign);
            if (letters.Length > 0)
            {
                plain.Append(letters);
            }
            else if (plain.Length > 0 && plain[^1] != '_')
            {
                plain.Append('_');
            }
        }

        string result = plain.ToString().TrimEnd('_');
        return result.Length == 0 ? Nameless
            : char.IsAsciiDigit(result[0]) && !mayBeginWithDigit ? $"{Nameless}_{result}"
            : result;
    }

    /// <summary>A letter with an accent in ASCII; empty for what is none.</summary>
    private static string Spelled(char sign)
    {
        char small = char.ToLowerInvariant(sign);
        string letters = s_spelled.FirstOrDefault(one => one.Signs.Contains(small, StringComparison.Ordinal)).Letters ?? "";
        return small == sign || letters.Length == 0 ? letters : char.ToUpperInvariant(letters[0]) + letters[1..];
    }
}
