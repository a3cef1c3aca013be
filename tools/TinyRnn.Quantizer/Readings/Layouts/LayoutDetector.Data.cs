using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>Which lines are data, and what their columns hold.</summary>
internal sealed partial class LayoutDetector
{
    /// <summary>What most fields of each column are, of the later rows, because the first may be headers.</summary>
    private CellGuess[] Types(int fields)
    {
        PrefixRow[] rows = _guess.Rows.Where(row => row.Count == fields).ToArray();
        PrefixRow[] later = rows[(rows.Length / 2)..];
        return Enumerable.Range(0, fields).Select(i => Most(Known(later, i).DefaultIfEmpty(Most(Known(rows.Skip(1), i))))).ToArray();

        static IEnumerable<CellGuess> Known(IEnumerable<PrefixRow> rows, int column) =>
            rows.Select(row => row.Guesses[column]).Where(guess => guess != CellGuess.Missing);
    }

    /// <summary>The most frequent guess, among equally frequent ones the first.</summary>
    private static CellGuess Most(IEnumerable<CellGuess> guesses)
    {
        Span<int> counts = stackalloc int[(int)CellGuess.Text + 1];
        Span<int> firsts = stackalloc int[counts.Length];
        counts.Clear();
        int all = 0;
        CellGuess most = CellGuess.Missing;
        foreach (CellGuess guess in guesses)
        {
            firsts[(int)guess] = counts[(int)guess]++ == 0 ? all : firsts[(int)guess];
            all++;
        }

        for (int i = 0; i < counts.Length; i++)
        {
            int lead = counts[i] - counts[(int)most];
            most = lead > 0 || (lead == 0 && counts[i] > 0 && firsts[i] < firsts[(int)most]) ? (CellGuess)i : most;
        }

        return most;
    }

    private int FirstData(int fields, CellGuess[] types)
    {
        long above = _options.Header ?? 0;
        PrefixRow? before = null;
        foreach (PrefixRow row in _guess.Rows)
        {
            // Half numbers, half texts: a row below a header, but the header where nothing stands above.
            Likeness likeness = LikenessOf(row, fields, types);
            bool isHeaderAbove = before != null && HasHeaderCount(before.Texts, fields);
            if (row.Line > above && (likeness == Likeness.Data || (likeness == Likeness.Half && (isHeaderAbove || _options.Header != null))))
            {
                return (int)row.Line;
            }

            before = row;
        }

        return -1;
    }

    private enum Likeness
    {
        Header,
        Half,
        Data,
    }

    private static bool IsData(PrefixRow row, int fields, CellGuess[] types) => LikenessOf(row, fields, types) == Likeness.Data;

    /// <summary>True when a row has numbers and times where the later rows have them.</summary>
    private static Likeness LikenessOf(PrefixRow row, int fields, CellGuess[] types)
    {
        if (row.Count != fields)
        {
            return Likeness.Header;
        }

        int typed = 0;
        int same = 0;
        int missing = 0;
        (int times, int missingTimes) = (0, 0);
        for (int i = 0; i < fields; i++)
        {
            if (types[i] is CellGuess.Text or CellGuess.Missing)
            {
                continue;
            }

            CellGuess found = row.Guesses[i];
            bool fits = found == types[i] || (found is CellGuess.Number or CellGuess.Switch && types[i] is CellGuess.Number or CellGuess.Switch);
            if (types[i] == CellGuess.Time && !fits && found != CellGuess.Missing)
            {
                return Likeness.Header;
            }

            times += types[i] == CellGuess.Time ? 1 : 0;
            missingTimes += types[i] == CellGuess.Time && found == CellGuess.Missing ? 1 : 0;
            typed++;
            same += fits ? 1 : 0;
            missing += found == CellGuess.Missing ? 1 : 0;
        }

        // A serial number below the time's column left empty is no row, unless nothing but times is there.
        if (times > 0 && times == missingTimes && typed > times && missing < typed)
        {
            return Likeness.Header;
        }

        bool isAllMissing = typed > 0 && missing == typed && row.Texts.All(text => text.Length == 0 || Cells.Guess(Encoding.UTF8.GetBytes(text)) == CellGuess.Missing) && row.Texts.Any(text => text.Length > 0);
        return isAllMissing || (typed > 0 && same > 0 && 2 * (same + missing) > typed) ? Likeness.Data
            : same > 0 && 2 * (same + missing) == typed ? Likeness.Half
            : Likeness.Header;
    }

    private static ColumnKind KindOf(PrefixRow[] body, int column, string? name)
    {
        CellGuess most = Most(body.Select(row => row.Guesses[column]).Where(guess => guess != CellGuess.Missing));
        if (most == CellGuess.Missing)
        {
            return ColumnKind.Empty;
        }

        int present = body.Count(row => row.Guesses[column] != CellGuess.Missing);
        int numbers = body.Count(row => row.Guesses[column] is CellGuess.Number or CellGuess.Switch);
        if (2 * numbers < present)
        {
            return ColumnKind.Text;
        }

        bool mayCount = name != null && (name.Length == 0 || name is "#" || s_countingNames.Contains(name.ToLowerInvariant()));
        bool isIndex = column == 0 && (name is "" || name?.StartsWith("Unnamed: 0", StringComparison.Ordinal) == true) && IsIndex(body);
        return isIndex || (mayCount && IsCounting(body, column)) ? ColumnKind.RowNumber : ColumnKind.Number;
    }

    private static readonly string[] s_countingNames =
        ["unnamed: 0", "index", "row", "no", "no.", "nr", "nr.", "record", "rn", "entry_id", "id", "rownames", "lfd. nr.", "sample", "num", "line"];

    /// <summary>True when a first column numbers rows of which some were left out or that were shuffled, as an index of a data frame does.</summary>
    private static bool IsIndex(PrefixRow[] body)
    {
        const int MostLeftOut = 20;
        var seen = new HashSet<long>();
        foreach (PrefixRow row in body)
        {
            if (!long.TryParse(row.Texts[0], NumberStyles.None, CultureInfo.InvariantCulture, out long number) || !seen.Add(number))
            {
                return false;
            }
        }

        return body.Length > 1 && seen.Max() - seen.Min() <= MostLeftOut * body.Length;
    }

    /// <summary>True when a column counts the rows.</summary>
    private static bool IsCounting(PrefixRow[] body, int column)
    {
        long before = 0;
        for (int i = 0; i < body.Length; i++)
        {
            if (!long.TryParse(body[i].Texts[column], NumberStyles.None, CultureInfo.InvariantCulture, out long number) || (i > 0 && number != before + 1))
            {
                return false;
            }

            before = number;
        }

        return body.Length > 0;
    }
}
