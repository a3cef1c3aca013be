using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using TinyRnn.Quantizer.Data;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Times that a terminal put before each line, so that they stand in one field with the first reading.</summary>
internal static partial class StampedField
{
    /// <summary>Fails where most rows begin so.</summary>
    /// <param name="file">For the message.</param>
    /// <param name="rows">The first rows.</param>
    public static void Refuse(string file, IReadOnlyList<PrefixRow> rows)
    {
        (PrefixRow Row, string Stamp)[] stamped = [.. rows.Select(row => (row, StampOf(row))).Where(row => row.Item2.Length > 0)];
        if (stamped.Length > 0 && 2 * stamped.Length > rows.Count)
        {
            (PrefixRow row, string stamp) = stamped[0];
            throw new CsvInputException(file, row.Line, 1, $"expected a time or a number, found '{row.Texts[0]}': {What(stamp)} before the first reading; put a separator behind it, or leave it off");
        }
    }

    private static string What(string stamp) => char.IsLetter(stamp[0]) ? $"the word '{stamp}'" : $"the stamp '{stamp}' of a terminal";

    /// <summary>The stamp of a row; empty for one without. Its arrow may stand in a field of its own.</summary>
    private static string StampOf(PrefixRow row) =>
        row.Count > 2 && row.Guesses[0] == CellGuess.Time && row.Texts[1] == "->" ? $"{row.Texts[0]} ->"
        : row.Count > 1 && row.Guesses[0] == CellGuess.Text ? Stamp().Match(row.Texts[0]).Groups["stamp"].Value.TrimEnd()
        : "";

    [GeneratedRegex(@"^(?<stamp>\[?([0-9]{4}-[0-9][0-9]-[0-9][0-9][ T_])?[0-9]{1,2}:[0-9][0-9]:[0-9][0-9]([.,][0-9]+)?\]?\s*(->|>)?\s+|(([EWIDV] \([0-9]{1,10}\) )?\p{L}\w{0,30}\s*:\s+))[-+.0-9]", RegexOptions.ExplicitCapture)]
    private static partial Regex Stamp();
}
