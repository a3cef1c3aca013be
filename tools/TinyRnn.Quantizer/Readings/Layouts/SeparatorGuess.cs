using System;
using System.Collections.Generic;
using System.Linq;
using TinyRnn.Quantizer.Readings.Dialects;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>
/// The sign between fields: the one that cuts most lines into one number of fields of which most are numbers, times or missing.
/// </summary>
/// <param name="Separator">The sign.</param>
/// <param name="FieldCount">Fields of most lines.</param>
/// <param name="Score">1 when all lines have as many fields and all fields are known.</param>
/// <param name="Rows">The lines, cut so.</param>
internal sealed record SeparatorGuess(byte Separator, int FieldCount, double Score, IReadOnlyList<PrefixRow> Rows)
{
    private static readonly byte[] s_candidates = [(byte)',', (byte)';', (byte)'\t', (byte)'|', Dialect.Blanks, 0];

    private const double BestScore = 1 - 1e-9;
    private const double LeastEven = 0.3;
    private const int LeastEvenLines = 3;

    /// <summary>Blanks also cut dates from their clocks, so that a missing reading weighs less among more fields.</summary>
    private const double LeadOfBlanks = 0.05;

    /// <summary>True when a sign cuts every line, the header too, into the same number of fields.</summary>
    private bool IsEven => FieldCount > 1 && Separator != Dialect.Blanks && Rows.Count >= LeastEvenLines && Rows.All(row => row.Count == FieldCount);

    /// <summary>Finds it.</summary>
    /// <param name="lines">Without remarks and blank lines.</param>
    /// <param name="numbers">Where they stand in the file, from 1.</param>
    /// <param name="stated">The separator that was stated, or null.</param>
    public static SeparatorGuess Find(IReadOnlyList<byte[]> lines, IReadOnlyList<int> numbers, byte? stated)
    {
        SeparatorGuess best = new(stated ?? 0, 1, -1, []);
        SeparatorGuess? even = null;
        foreach (byte candidate in stated is byte only ? [only] : s_candidates)
        {
            // A sign that no line has cuts nothing, and no sign reaches more than all.
            if (best.Score >= BestScore || (stated == null && candidate != 0 && !lines.Any(line => Has(line, candidate))))
            {
                continue;
            }

            SeparatorGuess guess = Try(lines.Select((line, i) => PrefixRow.Of(line, numbers[i], candidate)).ToArray(), candidate);
            double lead = candidate == Dialect.Blanks && best.FieldCount > 1 ? LeadOfBlanks : 1e-9;
            best = guess.Score > best.Score + lead ? guess : best;
            even = guess.IsEven && guess.Score > (even?.Score ?? LeastEven) ? guess : even;
        }

        // A header of another number of fields than its rows speaks against a sign where another cuts all lines into as many.
        return even != null && best.Rows.Count > 0 && best.Rows[0].Count != best.FieldCount ? even : best;
    }

    private static bool Has(ReadOnlySpan<byte> line, byte separator) => separator == Dialect.Blanks ? line.IndexOfAny((byte)' ', (byte)'\t') >= 0 : line.Contains(separator);

    private static SeparatorGuess Try(PrefixRow[] rows, byte separator)
    {
        var counts = new Dictionary<int, (int Lines, double Known)>();
        foreach (PrefixRow row in rows)
        {
            (int seen, double known) = counts.GetValueOrDefault(row.Count);
            counts[row.Count] = (seen + 1, known + Known(row));
        }

        // Among equally frequent counts, the later lines', which are data more often than the first.
        if (counts.Count == 0)
        {
            return new SeparatorGuess(separator, 1, 0, rows);
        }

        KeyValuePair<int, (int Lines, double Known)> most = counts.OrderByDescending(pair => pair.Value.Known * (pair.Key > 1 ? 1.1 : 1)).ThenByDescending(pair => pair.Value.Lines).First();
        double manyFields = most.Key > 1 || separator == 0 ? 1 : 0.5;
        return new SeparatorGuess(separator, most.Key, manyFields * (separator == 0 ? 0.9 : 1) * most.Value.Known / rows.Length, rows);
    }

    private static bool HasOtherSign(ReadOnlySpan<byte> field) => field.IndexOfAny(",;\t|"u8) >= 0;

    /// <summary>The share of fields that are numbers, times or switches; an empty one counts half, another text a little.</summary>
    private static double Known(PrefixRow row)
    {
        double known = 0;
        for (int i = 0; i < row.Count; i++)
        {
            known += row.Guesses[i] switch
            {
                CellGuess.Text => HasOtherSign(row.Row[i]) ? 0 : 0.3,
                CellGuess.Missing => row.Row[i].IsEmpty ? 0.5 : 0.9,
                _ => 1,
            };
        }

        return row.Count == 0 || row.Row.Problem != null ? 0 : known / row.Count;
    }
}
