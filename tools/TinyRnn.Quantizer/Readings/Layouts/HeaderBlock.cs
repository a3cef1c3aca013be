using System;
using System.Collections.Generic;
using System.Linq;

namespace TinyRnn.Quantizer.Readings.Layouts;

/// <summary>A line of a header: its names.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Names">One a column.</param>
internal sealed record HeaderLine(int Line, string[] Names);

/// <summary>The names of the columns and where they stand.</summary>
/// <param name="Line">From 1; of names in two lines the one that has the time's name, otherwise the upper one.</param>
/// <param name="Names">One a column.</param>
/// <param name="OtherLine">The line with the other halves of names, or 0.</param>
/// <param name="UnitsLine">The line of the units, or 0.</param>
internal sealed record FoundHeader(int Line, string[] Names, int OtherLine, int UnitsLine)
{
    /// <summary>The last line that belongs to the header.</summary>
    public int LastLine => Math.Max(Line, Math.Max(OtherLine, UnitsLine));
}

/// <summary>
/// The lines right above the data that have as many fields as it. One of them names the columns; above may stand what a logger says of
/// itself, or the upper halves of names, below units or the lower halves.
/// </summary>
internal static class HeaderBlock
{
    /// <summary>The line of the names, with the names of both lines where they stand one above the other.</summary>
    /// <param name="lines">From top to bottom, at least one.</param>
    /// <param name="times">True for a column that holds times.</param>
    public static FoundHeader Choose(IReadOnlyList<HeaderLine> lines, bool[] times)
    {
        int at = IndexOfNames(lines, times);
        string[] names = lines[at].Names;
        int line = lines[at].Line;
        HeaderLine? below = at + 1 < lines.Count && !lines[at + 1].Names.Any(HeaderNames.IsValue) ? lines[at + 1] : null;
        bool areUnits = below?.Names.Any(HeaderNames.IsUnit) == true;
        int other = 0;
        HeaderLine? unitsAbove = !areUnits && at > 0 && HeaderNames.AreUnitsAlone(lines[at - 1].Names) ? lines[at - 1] : null;
        at -= unitsAbove == null ? 0 : 1;
        for (int above = at - 1; above >= 0 && IsUpperHalf(lines[above].Names, names, times); above--)
        {
            names = HeaderNames.Join(lines[above].Names, names);
            other = lines[above].Line;
        }

        if (below != null && !areUnits && HeaderNames.TellApart(names, below.Names))
        {
            names = HeaderNames.Join(names, below.Names);
            other = below.Line;
        }

        return new FoundHeader(line, names, other, areUnits ? below!.Line : unitsAbove?.Line ?? 0);
    }

    private static int IndexOfNames(IReadOnlyList<HeaderLine> lines, bool[] times)
    {
        if (lines.Count == 1)
        {
            return 0;
        }

        bool[] named = [.. lines.Select(line => HeaderNames.NameTime(line.Names, times) && !line.Names.Any(HeaderNames.IsValue))];
        int[] described = [.. lines.Select(line => HeaderNames.Described(line.Names))];
        int first = Array.IndexOf(named, true);
        if (first >= 0)
        {
            // "Date,Monday,Berlin" above "Zeit,Temperatur,Feuchte" names the time too.
            int better = Enumerable.Range(first, lines.Count - first).FirstOrDefault(i => named[i] && described[i] > 0, first);
            return described[first] > 0 ? first : better;
        }

        int units = Enumerable.Range(0, lines.Count).FirstOrDefault(i => HeaderNames.AreUnits(lines[i].Names), -1);
        return units > 0 ? units - 1 : Math.Max(0, Array.IndexOf(described, described.Max()));
    }

    /// <summary>True for a line without a name above the time, but with names above other columns; or whose names tell apart those that stand twice below it.</summary>
    private static bool IsUpperHalf(string[] upper, string[] names, bool[] times) =>
        upper.Any(name => !string.IsNullOrWhiteSpace(name)) && !upper.Any(HeaderNames.IsValue)
        && (times.Contains(true)
            ? Enumerable.Range(0, Math.Min(upper.Length, times.Length)).All(i => !times[i] || string.IsNullOrWhiteSpace(upper[i]))
            : HeaderNames.TellApart(upper, names));
}
